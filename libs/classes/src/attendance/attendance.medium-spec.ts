import { type TestingModule } from '@nestjs/testing';
import { type Actor, Database, IdempotencyConflict, newId, NotFound } from '@lopso/platform';
import { type ClassPlace, recordedEvidence, startClasses, TestClasses } from '../../../../test/support/classes';
import { type TestMember } from '../../../../test/support/province';
import { TableOwner } from '../../../../test/support/table-owner';
import { type TestClock } from '../../../../test/support/test-clock';
import { AbsenceRepository } from '../absences/absence.repository';
import { NotYourClass } from '../classes.errors';
import { OwnClassService } from '../own-classes/own-class.service';
import { ClassGroupService } from '../scheduling/class-group.service';
import { ClassSessionService } from '../sessions/class-session.service';
import { type Mark } from './attendance.rules';
import { AttendanceService } from './attendance.service';
import { RollService } from './roll.service';

const START = '2026-12-01T12:00:00Z';

const DURING = '2026-12-01T12:10:00Z';

describe('the roll of a session', () => {
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
    recordedEvidence.isRefusing = false;
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
  const tap = (
    sessionId: string,
    member: TestMember,
    mark: Mark = 'present',
    { clientKey = newId(), as = place.trainer }: { clientKey?: string; as?: Actor } = {},
  ) =>
    module
      .get(AttendanceService)
      .recordAttendance(as, sessionId, { memberId: member.id, mark, source: 'roll', clientKey });
  const rowsOf = async (sessionId: string) => (await module.get(RollService).getRoll(place.trainer, sessionId)).rows;
  const closedOf = (sessionId: string) =>
    recordedEvidence.closed.filter(({ classSessionId }) => classSessionId === sessionId);
  const marksIn = async (sessionId: string) =>
    module
      .get(Database)
      .query('select mark from classes.attendance_mark where class_session_id = $1 order by id', [sessionId]);

  it('takes a tap that a phone kept while its session was cancelled, once that is restored: the same key counts once', async () => {
    const member = await person();
    const made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [member]);
    const department = place.province.officer('department-officer');
    clock.stopAt('2026-12-01T13:00:00Z');
    await module.get(ClassSessionService).cancelSession(department, made.sessionId);
    const kept = { deviceId: newId(), sequence: 1, madeAt: new Date(DURING), sentAt: new Date('2026-12-01T14:00:00Z') };
    const said = { memberId: member.id, mark: 'present', source: 'roll', clientKey: newId(), kept } as const;
    const send = () => module.get(AttendanceService).recordAttendance(place.trainer, made.sessionId, said);
    clock.stopAt('2026-12-01T14:00:00Z');
    await expect(send()).rejects.toMatchObject({ code: 'classes.session-cancelled' });
    await module.get(ClassSessionService).restoreSession(department, made.sessionId);
    await send();
    await send();
    expect(await rowsOf(made.sessionId)).toMatchObject([{ memberId: member.id, mark: 'present' }]);
    expect(await marksIn(made.sessionId)).toHaveLength(1);
    expect((await module.get(RollService).closeSession(place.trainer, made.sessionId)).presentCount).toBe(1);
  });

  it('is sorted by given name as Vietnamese sorts', async () => {
    const names = ['Lý Văn Chấn', 'Đặng Thị Mẩy', 'Ma Văn Bằng', 'Hoàng Thị Ánh', 'Vàng Văn Đào', 'Lý Thị Ân'];
    const made = await open(await Promise.all(names.map(person)));
    expect((await rowsOf(made.sessionId)).map(({ fullName }) => fullName)).toEqual([
      'Hoàng Thị Ánh',
      'Lý Thị Ân',
      'Ma Văn Bằng',
      'Lý Văn Chấn',
      'Vàng Văn Đào',
      'Đặng Thị Mẩy',
    ]);
  });

  it('keeps every mark; the latest counts', async () => {
    const member = await person();
    const made = await open([member]);
    await tap(made.sessionId, member, 'present');
    await tap(made.sessionId, member, 'absent');
    expect((await rowsOf(made.sessionId))[0]).toMatchObject({ mark: 'absent' });
    await tap(made.sessionId, member, 'present');
    expect((await rowsOf(made.sessionId))[0]).toMatchObject({
      mark: 'present',
      source: 'roll',
      markedAt: new Date(DURING),
    });
    expect(await marksIn(made.sessionId)).toEqual([{ mark: 'present' }, { mark: 'absent' }, { mark: 'present' }]);
  });

  it('lets nobody change or delete a mark, not even by SQL', async () => {
    const member = await person();
    const made = await open([member]);
    await tap(made.sessionId, member);
    const change = (as: Database) =>
      as.execute(`update classes.attendance_mark set mark = 'absent' where class_session_id = $1`, [made.sessionId]);
    await expect(change(module.get(Database))).rejects.toMatchObject({ code: '42501' });
    await expect(TableOwner.run(change)).rejects.toThrow('only ever added');
  });

  it('counts a tap once however often it arrives, also after closing, and refuses another tap under its key', async () => {
    const [member, other] = [await person(), await person()];
    const made = await open([member, other]);
    const key = newId();
    const receipts = await Promise.all(
      [1, 2, 3, 4].map(() => tap(made.sessionId, member, 'present', { clientKey: key })),
    );
    expect(new Set(receipts.map(({ markedAt }) => markedAt.getTime())).size).toBe(1);
    expect(await marksIn(made.sessionId)).toHaveLength(1);
    await expect(tap(made.sessionId, member, 'absent', { clientKey: key })).rejects.toThrow(IdempotencyConflict);
    await expect(tap(made.sessionId, other, 'present', { clientKey: key })).rejects.toThrow(IdempotencyConflict);
    await module.get(RollService).closeSession(place.trainer, made.sessionId);
    expect(await tap(made.sessionId, member, 'present', { clientKey: key })).toMatchObject({ mark: 'present' });
  });

  it('is opened by the first tap, from 30 minutes before the start', async () => {
    const member = await person();
    const made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [member]);
    clock.stopAt('2026-12-01T11:29:59Z');
    await expect(tap(made.sessionId, member)).rejects.toMatchObject({
      code: 'classes.opens-later',
      params: { opensAt: '18:30 ngày 01/12/2026' },
    });
    clock.stopAt('2026-12-01T11:30:00Z');
    await tap(made.sessionId, member);
    expect((await module.get(RollService).getRoll(place.trainer, made.sessionId)).session.state).toBe('open');
  });

  it('takes who was not booked, while a place is free', async () => {
    const [booked, walkIn, late] = [await person(), await person(), await person()];
    const made = await open([booked], 2);
    const admit = (member: TestMember, clientKey = newId()) =>
      module.get(AttendanceService).admitWalkIn(place.trainer, made.sessionId, { memberId: member.id, clientKey });
    await expect(tap(made.sessionId, walkIn)).rejects.toMatchObject({ code: 'classes.not-on-roll' });
    const key = newId();
    await admit(walkIn, key);
    await admit(walkIn, key);
    expect((await rowsOf(made.sessionId)).find(({ memberId }) => memberId === walkIn.id)).toMatchObject({
      mark: 'present',
      isWalkIn: true,
    });
    await expect(admit(late)).rejects.toMatchObject({ code: 'classes.full', params: { capacity: 2 } });
  });

  it('refuses who is booked elsewhere at this hour and names the class', async () => {
    const member = await person();
    const otherTrainer = place.province.officer('trainer');
    const other = await classes.aClass(place, {
      title: 'Chống lừa đảo',
      trainer: otherTrainer,
      venueId: await classes.venue(otherTrainer, place.commune),
    });
    await classes.book(otherTrainer, other.id, [member]);
    const made = await open([]);
    const admit = module
      .get(AttendanceService)
      .admitWalkIn(place.trainer, made.sessionId, { memberId: member.id, clientKey: newId() });
    await expect(admit).rejects.toMatchObject({ code: 'classes.member-busy', params: { title: 'Chống lừa đảo' } });
  });

  it('is for the trainer of the class alone', async () => {
    const member = await person();
    const made = await open([member]);
    const colleague = place.province.officer('trainer');
    await expect(tap(made.sessionId, member, 'present', { as: colleague })).rejects.toThrow(NotYourClass);
    const stranger = place.province.officer('trainer', await place.province.commune());
    await expect(tap(made.sessionId, member, 'present', { as: stranger })).rejects.toThrow(NotFound);
  });

  describe('and closing it', () => {
    it('counts the planned minutes for everybody present, in one event', async () => {
      const people = await Promise.all([1, 2, 3].map(() => person()));
      const made = await open(people);
      for (const member of people.slice(0, 2)) await tap(made.sessionId, member);
      const closed = await module.get(RollService).closeSession(place.trainer, made.sessionId);
      expect(closed).toEqual({ closedAt: new Date(DURING), minutes: 90, presentCount: 2, partialCount: 0 });
      expect(closedOf(made.sessionId)).toEqual([
        expect.objectContaining({
          unitPath: place.commune.path,
          minutes: 90,
          presentMemberIds: people
            .slice(0, 2)
            .map(({ id }) => id)
            .sort(),
        }),
      ]);
      const own = await module
        .get(OwnClassService)
        .listOwnClasses(place.province.memberActor(people[0] ?? (await person())));
      expect([own.attendedMinutes, own.past[0]?.mark]).toEqual([90, 'present']);
    });

    it('twice, or by ten at once, is harmless', async () => {
      const member = await person();
      const made = await open([member]);
      await tap(made.sessionId, member);
      await Promise.all(
        Array.from({ length: 10 }, () => module.get(RollService).closeSession(place.trainer, made.sessionId)),
      );
      expect(closedOf(made.sessionId)).toHaveLength(1);
    });

    it('loses no mark that was acknowledged before', async () => {
      const people = await Promise.all(Array.from({ length: 12 }, () => person()));
      const made = await open(people);
      const marks = await Promise.allSettled([
        ...people.map((member) => tap(made.sessionId, member)),
        module.get(RollService).closeSession(place.trainer, made.sessionId),
      ]);
      const acknowledged = marks.slice(0, -1).filter(({ status }) => status === 'fulfilled').length;
      expect(closedOf(made.sessionId)[0]?.presentMemberIds).toHaveLength(acknowledged);
    });

    it('is done by an officer of the commune for a trainer who is gone, once the hours are over', async () => {
      const member = await person();
      const made = await open([member]);
      await tap(made.sessionId, member);
      const officer = place.province.officer('commune-officer', place.commune);
      const close = (as: Actor) => module.get(RollService).closeSession(as, made.sessionId);
      await expect(close(officer)).rejects.toMatchObject({
        code: 'classes.closes-by-trainer',
        params: { endsAt: '20:30 ngày 01/12/2026' },
      });
      clock.stopAt('2026-12-02T01:00:00Z');
      const seen = () => module.get(ClassGroupService).listClasses(officer, { isMine: false, limit: 5, cursor: null });
      expect((await seen()).classes.map(({ overdueCount }) => overdueCount)).toEqual([1]);
      await expect(close(place.province.officer('trainer'))).rejects.toThrow(NotYourClass);
      const neighbour = place.province.officer('commune-officer', await place.province.commune());
      await expect(close(neighbour)).rejects.toThrow(NotFound);
      expect(await close(officer)).toMatchObject({ minutes: 90, presentCount: 1 });
      expect((await seen()).classes.map(({ overdueCount }) => overdueCount)).toEqual([0]);
      expect(closedOf(made.sessionId)).toMatchObject([{ presentMemberIds: [member.id] }]);
      const written = await module.get(Database).query<{ accountId: string; content: string }>(
        `select e.account_id as "accountId", v.content::text as content
           from platform.audit_entry e join platform.audit_value v on v.entry_id = e.id
           where e.subject_id = $1 and e.action = 'classes.session-closed'`,
        [made.sessionId],
      );
      expect(written.map(({ accountId }) => accountId)).toEqual([officer.accountId]);
      expect(written[0]?.content).toContain('officer');
    });

    it('is undone as a whole when the hours cannot be recorded', async () => {
      const made = await open([]);
      recordedEvidence.isRefusing = true;
      await expect(module.get(RollService).closeSession(place.trainer, made.sessionId)).rejects.toThrow('refuses');
      expect((await module.get(RollService).getRoll(place.trainer, made.sessionId)).session.state).toBe('open');
    });

    it('waits for the start', async () => {
      const made = await classes.aClass(place);
      clock.stopAt('2026-12-01T11:40:00Z');
      await expect(module.get(RollService).closeSession(place.trainer, made.sessionId)).rejects.toMatchObject({
        code: 'classes.session-not-open',
      });
      await module.get(RollService).openSession(place.trainer, made.sessionId);
      await expect(module.get(RollService).closeSession(place.trainer, made.sessionId)).rejects.toMatchObject({
        code: 'classes.closes-later',
        params: { startsAt: '19:00 ngày 01/12/2026' },
      });
      clock.stopAt(START);
      await module.get(RollService).closeSession(place.trainer, made.sessionId);
      await expect(module.get(RollService).openSession(place.trainer, made.sessionId)).rejects.toMatchObject({
        code: 'classes.session-closed',
      });
    });
  });

  describe('and correcting it', () => {
    const correct = (sessionId: string, member: TestMember, mark: Mark, clientKey = newId()) =>
      module
        .get(AttendanceService)
        .correctAttendance(place.trainer, sessionId, { memberId: member.id, mark, clientKey });
    const correctedOf = (sessionId: string) =>
      recordedEvidence.corrected
        .filter(({ classSessionId }) => classSessionId === sessionId)
        .map(({ memberId, isPresent, minutes }) => ({ memberId, isPresent, minutes }));

    it('marks again after closing and tells it once', async () => {
      const [present, absent] = [await person(), await person()];
      const made = await open([present, absent]);
      await tap(made.sessionId, present);
      await expect(correct(made.sessionId, absent, 'present')).rejects.toMatchObject({
        code: 'classes.correction-too-early',
      });
      await module.get(RollService).closeSession(place.trainer, made.sessionId);
      await expect(tap(made.sessionId, absent)).rejects.toMatchObject({ code: 'classes.session-closed' });
      const key = newId();
      await correct(made.sessionId, absent, 'present', key);
      await correct(made.sessionId, absent, 'present', key);
      await correct(made.sessionId, absent, 'present');
      await correct(made.sessionId, present, 'absent');
      expect(correctedOf(made.sessionId)).toEqual([
        { memberId: absent.id, isPresent: true, minutes: 90 },
        { memberId: present.id, isPresent: false, minutes: 90 },
      ]);
      const rows = await rowsOf(made.sessionId);
      expect(rows.map(({ source }) => source)).toEqual(['correction', 'correction']);
    });

    it('counts nobody for longer than it went where it ended early, and for all again when that was a slip', async () => {
      const [whole, part, late] = [await person('Lò Văn An'), await person('Ma Thị Bé'), await person('Vàng A Chu')];
      const made = await open([whole, part, late]);
      await tap(made.sessionId, whole);
      await module.get(AttendanceService).recordAttendance(place.trainer, made.sessionId, {
        ...{ memberId: part.id, mark: 'present', minutes: 15, source: 'roll', clientKey: newId() },
      });
      const ends = (at: string | null): Date | null => (at === null ? null : new Date(`2026-12-01T${at}:00Z`));
      const close = (at: string) => module.get(RollService).closeSession(place.trainer, made.sessionId, ends(at));
      clock.stopAt('2026-12-01T12:30:00Z');
      await expect(close('12:40')).rejects.toMatchObject({ code: 'classes.ended-to-come' });
      await expect(close('12:00')).rejects.toMatchObject({ code: 'classes.ended-before-start' });
      const held = { minutes: 30, presentCount: 2, partialCount: 1 };
      expect([await close('12:30'), await close('12:20')]).toMatchObject([held, held]);
      const attended = closedOf(made.sessionId).map((event) => event.attended.map(({ minutes }) => minutes).sort());
      expect(attended).toEqual([[15, 30]]);
      // Who was forgotten is counted for no longer either.
      await correct(made.sessionId, late, 'present');
      const counted = async () => (await rowsOf(made.sessionId)).map((row) => row.countedMinutes);
      expect(await counted()).toEqual([30, 15, 30]);
      const own = await module.get(OwnClassService).listOwnClasses(place.province.memberActor(whole));
      expect([own.attendedMinutes, own.past[0]?.countedMinutes]).toEqual([30, 30]);
      const absences = async () =>
        (await module.get(AbsenceRepository, { strict: false }).absenceRowsOf([made.sessionId], clock.now())).length;
      expect(await absences()).toBe(3);

      const say = (at: string | null) =>
        module.get(RollService).correctSessionEnd(place.trainer, made.sessionId, ends(at));
      const department = place.province.officer('department-officer');
      const herself = { ...department, memberId: whole.id };
      await expect(module.get(RollService).correctSessionEnd(herself, made.sessionId, null)).rejects.toMatchObject({
        code: 'classes.own-hours',
      });
      expect(await counted()).toEqual([30, 15, 30]);
      const before = correctedOf(made.sessionId).length;
      await say('12:30');
      await expect(say('12:32')).rejects.toMatchObject({ code: 'classes.ended-to-come' });
      expect(correctedOf(made.sessionId)).toHaveLength(before);
      clock.stopAt('2026-12-01T14:00:00Z');
      await say('13:00');
      expect(await counted()).toEqual([60, 15, 60]);
      await say('13:30');
      expect(await counted()).toEqual([90, 15, 90]);
      expect((await module.get(RollService).getRoll(place.trainer, made.sessionId)).session.wentUntil).toBeNull();
      expect(await absences()).toBe(1);
      const told = recordedEvidence.corrected
        .filter(({ classSessionId }) => classSessionId === made.sessionId)
        .map(({ memberId, attendedMinutes }) => [memberId, attendedMinutes]);
      expect(told).toEqual([
        [late.id, 30],
        ...[whole.id, late.id].sort().map((id) => [id, 60]),
        ...[whole.id, late.id].sort().map((id) => [id, 90]),
      ]);
      await say(null);
      const trail = await module
        .get(Database)
        .query(
          `select 1 from platform.audit_entry where subject_id = $1 and action = 'classes.session-end-corrected'`,
          [made.sessionId],
        );
      expect(trail).toHaveLength(2);
      await expect(
        module.get(RollService).correctSessionEnd(place.province.officer('trainer'), made.sessionId, null),
      ).rejects.toBeInstanceOf(NotYourClass);
    });

    it('adds who was forgotten, while a place is free', async () => {
      const [forgotten, tooLate] = [await person(), await person()];
      const made = await open([], 1);
      await module.get(RollService).closeSession(place.trainer, made.sessionId);
      await correct(made.sessionId, forgotten, 'present');
      expect(correctedOf(made.sessionId)).toEqual([{ memberId: forgotten.id, isPresent: true, minutes: 90 }]);
      await expect(correct(made.sessionId, tooLate, 'present')).rejects.toMatchObject({ code: 'classes.full' });
    });
  });
});
