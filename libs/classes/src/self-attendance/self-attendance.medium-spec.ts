import { type TestingModule } from '@nestjs/testing';
import { Database, newId, NotFound, TooManyRequests } from '@lopso/platform';
import { type ClassPlace, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestMember, TestProvince } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { AttendanceService } from '../attendance/attendance.service';
import { RollService } from '../attendance/roll.service';
import { CardAttendanceService } from '../cards/card-attendance.service';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { SelfAttendanceService } from './self-attendance.service';

const DURING = '2026-12-01T12:10:00Z';

describe('marking oneself present', () => {
  let module: TestingModule;
  let clock: TestClock;
  let classes: TestClasses;
  let place: ClassPlace;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());
  beforeEach(async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    place = await classes.place();
  });

  const person = (name?: string): Promise<TestMember> => place.province.member(place.commune, name);
  const open = async (people: readonly TestMember[], capacity = 40) => {
    const made = await classes.aClass(place, { capacity });
    await classes.book(place.trainer, made.id, people);
    clock.stopAt(DURING);
    await module.get(RollService).openSession(place.trainer, made.sessionId);
    return made;
  };
  const screen = (sessionId: string) => module.get(SelfAttendanceService).scanCode(place.trainer, sessionId);
  const scan = (member: TestMember, sessionId: string, token: string, clientKey = newId()) =>
    module
      .get(SelfAttendanceService)
      .attendByToken(place.province.memberActor(member), sessionId, { token, clientKey });
  const type = (member: TestMember, number: string, clientKey = newId()) =>
    module.get(SelfAttendanceService).attendByNumber(place.province.memberActor(member), { number, clientKey });
  /** The same by scanned code from a phone that says its name. */
  const scanOn = (deviceId: string, member: TestMember, sessionId: string, token: string) =>
    module
      .get(SelfAttendanceService)
      .attendByToken(place.province.memberActor(member), sessionId, { token, clientKey: newId(), deviceId });

  it('works by the code on the screen, once however often the phone sends it', async () => {
    const member = await person();
    const made = await open([member]);
    const { token } = await screen(made.sessionId);
    const key = newId();
    await scan(member, made.sessionId, token, key);
    clock.advance(600);
    await scan(member, made.sessionId, token, key);
    const { rows } = await module.get(RollService).getRoll(place.trainer, made.sessionId);
    expect(rows).toEqual([expect.objectContaining({ mark: 'present', source: 'scan', markedAt: new Date(DURING) })]);
  });

  it('tells the trainer who marked themselves from one phone, and nothing of who said no phone', async () => {
    const people = [await person('Vàng Thị Mỷ'), await person('Lò Văn An'), await person('Hà Thị Ơn')];
    const [mine, hers, theirs] = people as [TestMember, TestMember, TestMember];
    const others = [await person('Nông Văn Cũ'), await person('Sùng A Cũ')];
    const made = await open([...people, ...others]);
    const { token, number } = await screen(made.sessionId);
    const [phone, another] = [newId(), newId()];
    await scanOn(phone, mine, made.sessionId, token);
    await scanOn(phone.toUpperCase(), hers, made.sessionId, token);
    const typed = { number, clientKey: newId(), deviceId: another };
    await module.get(SelfAttendanceService).attendByNumber(place.province.memberActor(theirs), typed);
    for (const old of others) await scan(old, made.sessionId, token);
    const said = async () => {
      const { rows } = await module.get(RollService).getRoll(place.trainer, made.sessionId);
      return Object.fromEntries(rows.map(({ fullName, samePhoneAs }) => [fullName, samePhoneAs]));
    };
    const none = { 'Hà Thị Ơn': [], 'Nông Văn Cũ': [], 'Sùng A Cũ': [] };
    expect(await said()).toEqual({ ...none, 'Vàng Thị Mỷ': ['Lò Văn An'], 'Lò Văn An': ['Vàng Thị Mỷ'] });
    const spot = { memberId: hers.id, mark: 'present', source: 'spot-check', clientKey: newId() } as const;
    await module.get(AttendanceService).recordAttendance(place.trainer, made.sessionId, spot);
    expect(await said()).toEqual({ ...none, 'Vàng Thị Mỷ': [], 'Lò Văn An': [] });
  });

  it('keeps the phone under a name that no other session has, for nobody to be followed by', async () => {
    const member = await person();
    const phone = newId();
    const names: unknown[] = [];
    for (const on of ['2026-12-01', '2026-12-02']) {
      const made = await classes.aClass(place, { on });
      await classes.book(place.trainer, made.id, [member]);
      clock.stopAt(`${on}T12:10:00Z`);
      await module.get(RollService).openSession(place.trainer, made.sessionId);
      await scanOn(phone, member, made.sessionId, (await screen(made.sessionId)).token);
      const sql = 'select device_id as name, sequence from classes.attendance_mark where class_session_id = $1';
      const row = await module.get(Database).queryOne<{ name: string; sequence: number | null }>(sql, [made.sessionId]);
      expect(row).toEqual({ name: expect.stringMatching(/^[0-9a-f-]{36}$/), sequence: null });
      names.push(row?.name);
    }
    expect(new Set([...names, phone]).size).toBe(3);
  });

  describe('of a session that a trainer without network could not open', () => {
    /** What her phone fetched in the morning, and shows in the hall at this moment. */
    async function packed(
      people: readonly TestMember[],
    ): Promise<{ sessionId: string; token: string; number: string }> {
      const { id, sessionId } = await classes.aClass(place);
      await classes.book(place.trainer, id, people);
      clock.stopAt('2026-12-01T08:00:00Z');
      const { codes } = await module.get(CardAttendanceService).packHallKit(place.trainer, sessionId);
      if (codes === null) throw new Error('no codes');
      clock.stopAt(DURING);
      const since = (from: Date, seconds: number) =>
        Math.floor((new Date(DURING).getTime() - from.getTime()) / 1000 / seconds);
      const token = codes.tokens[since(codes.from, 30)];
      const number = codes.numbers[since(codes.numbersFrom, 120)];
      if (token === undefined || number === undefined) throw new Error('no code of this moment');
      return { sessionId, token, number };
    }
    const stateOf = async (sessionId: string) =>
      (await module.get(RollService).getRoll(place.trainer, sessionId)).session.state;

    it('is opened by the first good code, of many at once too', async () => {
      const people = await Promise.all(Array.from({ length: 8 }, () => person()));
      const { sessionId, token } = await packed(people);
      expect(await stateOf(sessionId)).toBe('planned');
      await Promise.all(people.map((one) => scan(one, sessionId, token)));
      const { session, rows } = await module.get(RollService).getRoll(place.trainer, sessionId);
      expect([session.state, rows.filter(({ mark }) => mark === 'present').length]).toEqual(['open', 8]);
    });

    it('is opened by its number typed by who is booked, and by nobody else’s guess', async () => {
      const [booked, stranger] = [await person(), await person()];
      const { sessionId, number } = await packed([booked]);
      await expect(type(stranger, number)).rejects.toMatchObject({ code: 'classes.number-unknown' });
      expect(await stateOf(sessionId)).toBe('planned');
      await type(booked, number);
      expect(await stateOf(sessionId)).toBe('open');
    });

    it('stays shut to an old code, to a wrong one and before its hour', async () => {
      const member = await person();
      const { sessionId, token } = await packed([member]);
      clock.stopAt('2026-12-01T11:29:00Z');
      await expect(scan(member, sessionId, token)).rejects.toMatchObject({ code: 'classes.session-not-open' });
      clock.stopAt('2026-12-01T12:13:00Z');
      // Its hour has come, and the trainer's phone shows a newer code: to scan that is what helps.
      await expect(scan(member, sessionId, token)).rejects.toMatchObject({ code: 'classes.scan-expired' });
      await expect(scan(member, sessionId, '0'.repeat(14))).rejects.toMatchObject({ code: 'classes.scan-foreign' });
      expect(await stateOf(sessionId)).toBe('planned');
    });
  });

  it('works by the number for who cannot scan', async () => {
    const member = await person();
    const made = await open([member]);
    expect(await type(member, (await screen(made.sessionId)).number)).toMatchObject({
      mark: 'present',
      source: 'number',
    });
  });

  it('tells yesterday’s code, a made-up code and another session’s code apart from a good one', async () => {
    const member = await person();
    const made = await open([member]);
    const { token } = await screen(made.sessionId);
    clock.advance(61);
    await expect(scan(member, made.sessionId, token)).rejects.toMatchObject({ code: 'classes.scan-expired' });
    await expect(scan(member, made.sessionId, 'abcdefghjkmnpq')).rejects.toMatchObject({
      code: 'classes.scan-foreign',
    });
    const elsewhere = await classes.place();
    const other = await classes.aClass(elsewhere, {
      on: '2026-12-01',
      hours: { on: '2026-12-01', from: '19:30', to: '21:00' },
    });
    await module.get(RollService).openSession(elsewhere.trainer, other.sessionId);
    const foreign = await module.get(SelfAttendanceService).scanCode(elsewhere.trainer, other.sessionId);
    await expect(scan(member, made.sessionId, foreign.token)).rejects.toMatchObject({ code: 'classes.scan-foreign' });
  });

  it('ends with the session, and an hour after its hours', async () => {
    const member = await person();
    const made = await open([member]);
    clock.stopAt('2026-12-01T14:31:00Z');
    await expect(scan(member, made.sessionId, 'abcdefghjkmnpq')).rejects.toMatchObject({ code: 'classes.scan-over' });
    await module.get(RollService).closeSession(place.trainer, made.sessionId);
    await expect(scan(member, made.sessionId, 'abcdefghjkmnpq')).rejects.toMatchObject({
      code: 'classes.session-closed',
    });
    await expect(screen(made.sessionId)).rejects.toMatchObject({ code: 'classes.session-closed' });
  });

  it('lets in who was not booked, while a place is free', async () => {
    const [first, second] = [await person('Vàng Thị Mỷ'), await person()];
    const made = await open([], 1);
    const { token } = await screen(made.sessionId);
    await scan(first, made.sessionId, token);
    await expect(scan(second, made.sessionId, token)).rejects.toMatchObject({ code: 'classes.full' });
    const { rows } = await module.get(RollService).getRoll(place.trainer, made.sessionId);
    expect(rows).toEqual([expect.objectContaining({ fullName: 'Vàng Thị Mỷ', isWalkIn: true, mark: 'present' })]);
  });

  it('keeps the capacity when sixty unbooked people scan at once', async () => {
    const people = await Promise.all(Array.from({ length: 60 }, () => person()));
    const made = await open([], 25);
    const { token } = await screen(made.sessionId);
    const results = await Promise.allSettled(people.map((member) => scan(member, made.sessionId, token)));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(25);
  });

  it('changes nothing for who is present already', async () => {
    const member = await person();
    const made = await open([member]);
    const { token } = await screen(made.sessionId);
    const [first, second] = [await scan(member, made.sessionId, token), await scan(member, made.sessionId, token)];
    expect(second.markedAt).toEqual(first.markedAt);
    const marks = await module
      .get(Database)
      .query('select 1 from classes.attendance_mark where class_session_id = $1', [made.sessionId]);
    expect(marks).toHaveLength(1);
  });

  it('does not undo the word of who looked: it waits for a decision, is shown once, and she is told', async () => {
    const [absent, excused] = [await person('Lò Thị Lan'), await person('Ma Văn Ký')];
    const made = await open([absent, excused]);
    const says = (member: TestMember, mark: 'absent' | 'excused' | 'present') =>
      module.get(AttendanceService).recordAttendance(place.trainer, made.sessionId, {
        ...{
          memberId: member.id,
          mark,
          source: 'roll',
          clientKey: newId(),
          ...(mark === 'excused' && { excuse: 'duty' }),
        },
      });
    const { token, number } = await screen(made.sessionId);
    const key = newId();
    expect(await scan(absent, made.sessionId, token, key)).toMatchObject({ mark: 'present', counts: true });
    await says(absent, 'absent');
    await says(excused, 'excused');
    clock.advance(20);
    const again = new Date(clock.now());
    for (const _ of [1, 2]) expect(await scan(absent, made.sessionId, token)).toMatchObject({ counts: false });
    expect(await type(excused, number)).toMatchObject({ counts: false });
    expect(await scan(absent, made.sessionId, token, key)).toMatchObject({ counts: false });
    const rows = async () => {
      const roll = await module.get(RollService).getRoll(place.trainer, made.sessionId);
      return roll.rows.map(({ fullName, mark, dispute }) => [
        fullName,
        mark,
        dispute?.mark,
        dispute?.source,
        dispute?.madeAt,
      ]);
    };
    expect(await rows()).toEqual([
      ['Ma Văn Ký', 'excused', 'present', 'number', again],
      ['Lò Thị Lan', 'absent', 'present', 'scan', again],
    ]);
    const disputes = await module
      .get(Database)
      .query(`select 1 from classes.attendance_mark where class_session_id = $1 and standing = 'disputed'`, [
        made.sessionId,
      ]);
    expect(disputes).toHaveLength(2);
    await says(absent, 'absent');
    await says(excused, 'present');
    expect((await rows()).map((row) => row.slice(0, 3))).toEqual([
      ['Ma Văn Ký', 'present', undefined],
      ['Lò Thị Lan', 'absent', undefined],
    ]);
  });

  it('stops who guesses numbers, and only that account', async () => {
    const [guesser, honest] = [await person(), await person()];
    const made = await open([guesser, honest]);
    const { number } = await screen(made.sessionId);
    const wrong = number === '000000' ? '111111' : '000000';
    const actor = place.province.memberActor(guesser);
    const guess = (typed: string) =>
      module.get(SelfAttendanceService).attendByNumber(actor, { number: typed, clientKey: newId() });
    for (let turn = 0; turn < 8; turn += 1)
      await expect(guess(wrong)).rejects.toMatchObject({ code: 'classes.number-unknown' });
    await expect(guess(number)).rejects.toThrow(TooManyRequests);
    await expect(type(honest, number)).resolves.toMatchObject({ mark: 'present' });
  });

  it('looks at eight of a hundred numbers guessed at once', async () => {
    const guesser = await person();
    const made = await open([guesser]);
    const { number } = await screen(made.sessionId);
    const wrong = Array.from({ length: 101 }, (_, index) => String(index).padStart(6, '0')).filter((n) => n !== number);
    const actor = place.province.memberActor(guesser);
    const guess = (typed: string) =>
      module.get(SelfAttendanceService).attendByNumber(actor, { number: typed, clientKey: newId() });
    const results = await Promise.allSettled(wrong.slice(0, 100).map(guess));
    const codes = results.map((result) =>
      result.status === 'rejected' ? (result.reason as { code: string }).code : '',
    );
    expect(codes.filter((code) => code === 'classes.number-unknown')).toHaveLength(8);
    await expect(guess(number)).rejects.toThrow(TooManyRequests);
  });

  it('does not count a code of half a minute before as a guess', async () => {
    const member = await person();
    const made = await open([member]);
    const { token } = await screen(made.sessionId);
    clock.advance(61);
    const actor = place.province.memberActor(member);
    const send = (sent: string) =>
      module.get(SelfAttendanceService).attendByToken(actor, made.sessionId, { token: sent, clientKey: newId() });
    for (let turn = 0; turn < 9; turn += 1)
      await expect(send(token)).rejects.toMatchObject({ code: 'classes.scan-expired' });
    const fresh = await screen(made.sessionId);
    await expect(send(fresh.token)).resolves.toMatchObject({ mark: 'present' });
  });

  it('counts every hour ever attended, also beyond the hundred sessions that are listed', async () => {
    const member = await person();
    const made = await open([member]);
    const database = module.get(Database);
    await database.execute(
      `insert into classes.class_session
         (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, scan_secret)
       select gen_random_uuid(), $1, n + 1, $2, $3,
         tstzrange(timestamptz '2026-01-01' + n * interval '1 day', timestamptz '2026-01-01' + n * interval '1 day' + interval '1 hour'),
         60, 'closed', '' from generate_series(1, 101) n`,
      [made.id, place.trainer.accountId, place.venueId],
    );
    await database.execute(
      `insert into classes.attendance_mark (class_session_id, member_id, mark, source, marked_by, marked_at, client_key)
       select id, $2, 'present', 'roll', $3, now(), gen_random_uuid() from classes.class_session
       where class_group_id = $1 and state = 'closed'`,
      [made.id, member.id, place.trainer.accountId],
    );
    const own = await module.get(OwnClassService).listOwnClasses(place.province.memberActor(member));
    expect([own.past.length, own.attendedMinutes]).toEqual([100, 101 * 60]);
    const few = { from: '2026-01-01', to: '2026-11-30', isMine: true };
    expect((await module.get(ClassGroupService).listSessions(place.trainer, few)).isCut).toBe(false);
  });

  it('does not exist for members of another province', async () => {
    const made = await open([]);
    const { token, number } = await screen(made.sessionId);
    const elsewhere = await TestProvince.create(module.get(Database));
    const stranger = await elsewhere.member(await elsewhere.commune());
    await expect(scan(stranger, made.sessionId, token)).rejects.toThrow(NotFound);
    await expect(type(stranger, number)).rejects.toMatchObject({ code: 'classes.number-unknown' });
    await expect(
      module.get(OwnClassService).getScanPage(elsewhere.memberActor(stranger), made.sessionId),
    ).rejects.toThrow(NotFound);
  });
});

describe('the classes of a member', () => {
  let module: TestingModule;
  let clock: TestClock;
  let classes: TestClasses;
  beforeAll(async () => {
    ({ module, clock } = await startClasses());
    classes = new TestClasses(module);
  });
  afterAll(() => module.close());

  it('name the booked one as next, else one in the commune with a free place', async () => {
    clock.stopAt('2026-11-25T01:00:00Z');
    const place = await classes.place('Xã Hàm Yên');
    const member = await place.province.member(await place.province.village(place.commune));
    expect(await module.get(OwnClassService).findNextClass(member.id)).toBeNull();
    const soon = await classes.aClass(place, { on: '2026-12-01', title: 'Chống lừa đảo' });
    const later = await classes.aClass(place, { on: '2026-12-08' });
    const elsewhere = await place.province.commune();
    const venueId = await classes.venue(place.trainer, elsewhere);
    await classes.aClass(place, { on: '2026-11-28', venueId });
    expect(await module.get(OwnClassService).findNextClass(member.id)).toMatchObject({
      classSessionId: soon.sessionId,
      title: 'Chống lừa đảo',
      communeName: 'Xã Hàm Yên',
      isBooked: false,
    });
    await classes.book(place.trainer, later.id, [member]);
    expect(await module.get(OwnClassService).findNextClass(member.id)).toMatchObject({
      classSessionId: later.sessionId,
      isBooked: true,
    });
  });
});
