import { type TestingModule } from '@nestjs/testing';
import { AccessEpochs, type Actor, type Database, Events, InvalidInput, newId, Transactions } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { type TestMember, TestProvince, type TestTeam, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { HeldRightService } from '../grants/held-right.service';
import { LeaderExists, MemberIsSeated, NoSeatThroughout, SeatActBuiltOn, SeatIsTaken } from '../org.errors';
import { RosterImportService } from '../roster/roster-import.service';
import { type Position } from '../teams/team.rules';
import { TeamService } from '../teams/team.service';
import { UndoActService } from '../undo/undo-act.service';
import { SEATS_AT_ONCE, SeatTermService } from './seat-term.service';
import { type SeatDaysWish } from './seat.rules';
import { SeatService } from './seat.service';

const TODAY = '2026-11-25';

const NEW_YEAR = '2027-01-01';

interface Ground {
  province: TestProvince;
  commune: TestUnit;
  team: TestTeam;
  officer: Actor;
}

describe('seats with days of their own', () => {
  let module: TestingModule;
  let database: Database;
  let clock: TestClock;
  const get = <T>(type: new (...needs: never[]) => T): T => module.get(type);
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
  });
  beforeEach(() => clock.stopAt(`${TODAY}T03:00:00Z`));
  afterEach(() => {
    jest.restoreAllMocks();
    clock.release();
  });
  afterAll(() => module.close());

  const aTeam = async (): Promise<Ground> => {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const team = await province.team(commune);
    return { province, commune, team, officer: province.officer('commune-officer', commune) };
  };
  const sit = (
    { officer, team }: Ground,
    member: TestMember,
    days: Partial<SeatDaysWish> & { number?: number; position?: Position } = {},
  ): Promise<number> =>
    get(SeatService).takeSeat(officer, {
      ...{ teamId: team.id, memberId: member.id, position: days.position ?? 'member' },
      ...{ seatNumber: days.number ?? null, days: { from: days.from ?? null, until: days.until ?? null } },
    });
  const terms = (member: TestMember): Promise<{ id: string; number: number; held: string }[]> =>
    database.query(
      'select id, number, held::text from org.seat_term where member_id = $1 order by lower(held), number',
      [member.id],
    );
  const termOf = async (member: TestMember): Promise<string> => (await terms(member))[0]?.id ?? '';
  const spans = async (member: TestMember): Promise<string[]> =>
    (await terms(member)).map(({ number, held }) => `${number} ${held}`);
  const epochOf = (memberId: string): Promise<string> =>
    get(AccessEpochs).of({ accountId: newId(), sessionId: newId(), memberId });
  const news = (): string[] => {
    const told: string[] = [];
    jest.spyOn(get(Events), 'publishMany').mockImplementation((type, payloads) => {
      for (const payload of payloads) told.push(`${type.name} ${(payload as { memberId?: string }).memberId ?? ''}`);
      return Promise.resolve();
    });
    return told;
  };
  /** The job's run on a day; news of other tests' people are left out. */
  const turnOn = async (day: string, people: readonly TestMember[]): Promise<string[]> => {
    clock.stopAt(`${day}T00:05:00+07:00`);
    const told = news();
    await get(SeatTermService).applyDueDays();
    jest.restoreAllMocks();
    const ours = new Set(people.map(({ id }) => id));
    return told.filter((line) => ours.has(line.split(' ')[1] ?? ''));
  };
  /** The day before is told, so that the next run tells the days after it and no other. */
  const toldUpTo = async (day: string): Promise<void> => {
    await database.execute('delete from org.seat_day');
    await database.execute('insert into org.seat_day (day, told_at) values ($1, now())', [day]);
  };

  it('are entered for coming days and are read as of any of them', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune, 'Ma Thị Huệ');
    expect(await sit(ground, person, { from: NEW_YEAR, until: '2027-04-01' })).toBe(1);
    expect(await spans(person)).toEqual(['1 [2027-01-01,2027-04-01)']);
    const on = async (day: string | null) =>
      (await get(TeamService).getTeam(ground.officer, ground.team.id, day)).seats[0];
    expect(await on(null)).toMatchObject({
      holder: null,
      next: { fullName: 'Ma Thị Huệ', heldFrom: NEW_YEAR, until: '2027-04-01' },
    });
    expect(await on('2027-03-31')).toMatchObject({ holder: { fullName: 'Ma Thị Huệ' }, next: null });
    expect(await on('2027-04-01')).toMatchObject({ holder: null, emptySince: '2027-04-01' });
  });

  it('never begin on a past day, nor end before they begin: the field is named, nothing is written', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune);
    await expect(sit(ground, person, { from: '2026-11-24' })).rejects.toMatchObject({
      faults: [{ pointer: '#/from', code: 'org.seat-from-past' }],
    });
    await expect(sit(ground, person, { from: NEW_YEAR, until: NEW_YEAR })).rejects.toMatchObject({
      faults: [{ pointer: '#/until', code: 'org.seat-until-before' }],
    });
    expect(await spans(person)).toEqual([]);
  });

  it('name the clash of a place, a person and a leader with its days', async () => {
    const ground = await aTeam();
    const { province, commune } = ground;
    const [first, second] = [await province.member(commune, 'Ma Thị Huệ'), await province.member(commune)];
    await sit(ground, first, { from: NEW_YEAR, until: '2027-04-01', number: 3, position: 'leader' });
    await expect(sit(ground, second, { number: 3 })).rejects.toThrow(SeatIsTaken);
    await expect(sit(ground, second, { number: 3 })).rejects.toMatchObject({
      code: 'org.seat-taken-until',
      params: { number: 3, holder: 'Ma Thị Huệ', heldFrom: '01/01/2027', lastDay: '31/03/2027' },
    });
    await expect(sit(ground, second, { position: 'leader' })).rejects.toThrow(LeaderExists);
    await expect(sit(ground, first, { from: '2026-12-01', number: 5 })).rejects.toThrow(MemberIsSeated);
    expect(await sit(ground, second, { number: 3, until: NEW_YEAR, position: 'leader' })).toBe(3);
    expect(await sit(ground, first, { from: '2027-04-01', number: 3 })).toBe(3);
    expect(await spans(first)).toEqual(['3 [2027-01-01,2027-04-01)', '3 [2027-04-01,)']);
  });

  it('keep the cap on every day of the range: what fits today but not throughout is refused with the last free day', async () => {
    const ground = await aTeam();
    const { province, commune } = ground;
    for (let number = 1; number <= 10; number += 1)
      await sit(ground, await province.member(commune), { number, from: number === 10 ? NEW_YEAR : null });
    const late = await province.member(commune);
    await expect(sit(ground, late)).rejects.toThrow(NoSeatThroughout);
    await expect(sit(ground, late)).rejects.toMatchObject({ params: { number: 10, lastDay: '31/12/2026' } });
    expect(await sit(ground, late, { until: NEW_YEAR })).toBe(10);
    const counts = await database.query<{ most: number }>(
      `select max(n)::int as most from (select count(*) as n from generate_series('2026-11-20'::date, '2027-02-01', '1 day') d
         join org.seat_term s on s.team_id = $1 and s.held @> d::date group by d) days`,
      [ground.team.id],
    );
    expect(counts).toEqual([{ most: 10 }]);
  });

  it('let one of two officers who give the same coming place at once have it', async () => {
    const ground = await aTeam();
    const people = [await ground.province.member(ground.commune), await ground.province.member(ground.commune)];
    const tries = await Promise.allSettled(
      people.map((person, index) => sit(ground, person, { number: 4, from: index === 0 ? NEW_YEAR : '2026-12-01' })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('end on a coming day, sooner or later than written, or without an end; the trail has the days', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune);
    await sit(ground, person);
    const id = await termOf(person);
    const end = (until: string | null | undefined) => get(SeatService).endSeat(ground.officer, id, until);
    await end(NEW_YEAR);
    expect(await spans(person)).toEqual([`1 [${TODAY},2027-01-01)`]);
    await expect(end(NEW_YEAR)).rejects.toThrow(InvalidInput);
    await expect(end('2026-11-24')).rejects.toThrow(InvalidInput);
    await end('2027-03-01');
    await end('2026-12-15');
    await end(null);
    expect(await spans(person)).toEqual([`1 [${TODAY},)`]);
    const trail = await database.query<{ action: string; until: string | null }>(
      `select e.action, v.content::jsonb ->> 'until' as until from platform.audit_entry e
       left join platform.audit_value v on v.entry_id = e.id where e.subject_id = $1 order by e.id`,
      [person.id],
    );
    expect(trail.map(({ action, until }) => `${action} ${until ?? '-'}`)).toEqual([
      'org.seat-taken -',
      `org.seat-end-set ${NEW_YEAR}`,
      'org.seat-end-set 2027-03-01',
      'org.seat-end-set 2026-12-15',
      'org.seat-end-set -',
    ]);
    await sit(ground, await ground.province.member(ground.commune), { from: '2027-06-01', number: 2 });
    await end('2027-02-01');
    const next = await ground.province.member(ground.commune, 'Lý Văn Chấn');
    await sit(ground, next, { from: '2027-02-01', number: 1 });
    await expect(end(null)).rejects.toMatchObject({ params: { number: 1, holder: 'Lý Văn Chấn' } });
  });

  it('are taken back altogether when they end before they begin', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune);
    await sit(ground, person, { from: NEW_YEAR });
    const told = news();
    await get(SeatService).endSeat(ground.officer, await termOf(person));
    expect([await spans(person), told]).toEqual([[], []]);
  });

  it('pass on from one person to the next on a coming day, without a gap', async () => {
    const ground = await aTeam();
    const { province, commune, officer } = ground;
    const [old, young] = [await province.member(commune), await province.member(commune)];
    await sit(ground, old, { number: 2 });
    const seatTermId = await termOf(old);
    const told = news();
    const { actId } = await get(SeatService).replaceMember(officer, {
      ...{ seatTermId, clientKey: newId(), newcomer: { memberId: young.id }, position: null },
      days: { from: NEW_YEAR, until: null },
    });
    expect([await spans(old), await spans(young)]).toEqual([[`2 [${TODAY},2027-01-01)`], ['2 [2027-01-01,)']]);
    expect(told).toEqual([]);
    jest.restoreAllMocks();
    await get(UndoActService).undoAct(officer, actId);
    expect([await spans(old), await spans(young)]).toEqual([[`2 [${TODAY},)`], []]);
  });

  it('are not undone once somebody built on them', async () => {
    const ground = await aTeam();
    const { province, commune, officer } = ground;
    const [old, young] = [await province.member(commune), await province.member(commune)];
    await sit(ground, old, { number: 2 });
    const { actId } = await get(SeatService).endSeat(officer, await termOf(old), NEW_YEAR);
    await sit(ground, young, { number: 2, from: NEW_YEAR });
    await expect(get(UndoActService).undoAct(officer, actId)).rejects.toThrow(SeatActBuiltOn);
    expect(await spans(old)).toEqual([`2 [${TODAY},2027-01-01)`]);
  });

  it('go with a team that ends: those to come are taken back, those with an end end', async () => {
    const ground = await aTeam();
    const { province, commune, team } = ground;
    const [now, later] = [await province.member(commune), await province.member(commune)];
    await sit(ground, now, { until: NEW_YEAR });
    await sit(ground, later, { from: NEW_YEAR });
    clock.stopAt('2026-11-30T03:00:00Z');
    await get(TeamService).endTeam(province.officer('department-officer'), team.id, null);
    expect([await spans(now), await spans(later)]).toEqual([[`1 [${TODAY},2026-11-30)`], []]);
  });

  it('are told on their days without anybody pressing a button, once, also after days without a worker', async () => {
    const ground = await aTeam();
    const { province, commune } = ground;
    const [ends, begins, both] = [
      await province.member(commune),
      await province.member(commune),
      await province.member(commune),
    ];
    await sit(ground, ends, { until: NEW_YEAR });
    await sit(ground, begins, { from: NEW_YEAR });
    await sit(ground, both, { from: '2027-01-02', until: '2027-01-03' });
    const people = [ends, begins, both];
    await toldUpTo('2026-12-30');
    expect(await turnOn('2026-12-31', people)).toEqual([]);
    const before = await epochOf(begins.id);
    expect(await turnOn(NEW_YEAR, people)).toEqual([`org.seat-left ${ends.id}`, `org.seat-taken ${begins.id}`]);
    expect(await epochOf(begins.id)).not.toBe(before);
    expect(await turnOn(NEW_YEAR, people)).toEqual([]);
    expect(await turnOn('2027-01-05', people)).toEqual([`org.seat-left ${both.id}`]);
  });

  it('are told of a day only when it has come at the database, also by a worker whose clock is fast', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune, 'Ma Thị Huệ');
    await toldUpTo('2026-12-30');
    clock.stopAt('2026-12-31T23:57:00+07:00');
    const fast = jest.spyOn(clock, 'today').mockReturnValue(NEW_YEAR);
    const early = news();
    await get(SeatTermService).applyDueDays();
    fast.mockRestore();
    // Entered after the fast worker ran, for the day it believes to be today.
    clock.stopAt('2026-12-31T23:59:00+07:00');
    await sit(ground, person, { from: NEW_YEAR });
    expect(early.filter((line) => line.endsWith(person.id))).toEqual([]);
    jest.restoreAllMocks();
    // A few minutes belong to those whose clocks are slow.
    clock.stopAt(`${NEW_YEAR}T00:03:00+07:00`);
    const tooSoon = news();
    await get(SeatTermService).applyDueDays();
    expect(tooSoon.filter((line) => line.endsWith(person.id))).toEqual([]);
    jest.restoreAllMocks();
    expect(await turnOn(NEW_YEAR, [person])).toEqual([`org.seat-taken ${person.id}`]);
  });

  it('are told by one of two workers at once', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune);
    await sit(ground, person, { from: NEW_YEAR });
    await toldUpTo('2026-12-31');
    clock.stopAt(`${NEW_YEAR}T00:05:00+07:00`);
    const told = news();
    await Promise.all([get(SeatTermService).applyDueDays(), get(SeatTermService).applyDueDays()]);
    expect(told.filter((line) => line.endsWith(person.id))).toEqual([`org.seat-taken ${person.id}`]);
  });

  it('are told in parts: cut off between two, the next run goes on, and everybody is told once', async () => {
    const province = await TestProvince.create(database);
    const people = 2 * SEATS_AT_ONCE + 30;
    const communes = Array.from({ length: people / 10 }, () => newId());
    await database.execute(
      `insert into org.unit (id, kind, code, name, full_name, search_key, parent_id, path, valid)
       select c.id::uuid, 'commune', c.place::text, 'Xã', 'Xã', 'xa', $2, ($3 || '.' || c.place)::ltree, '[2025-07-01,)'
       from unnest($1::text[]) with ordinality as c(id, place)`,
      [communes, province.unit.id, province.unit.path],
    );
    await database.execute(
      `insert into org.team (id, unit_id, unit_path, kind, name, valid)
       select u.id, u.id, u.path, 'commune-team', 'Tổ', '[2025-07-01,)' from org.unit u where u.parent_id = $1`,
      [province.unit.id],
    );
    await database.execute(
      `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, is_demo, created_at)
       select gen_random_uuid(), u.id, u.path, 'Ma Thị Thử', 'Thử', 'ma thi thu', 1987, 'resident', true, now()
       from org.unit u, generate_series(1, 10) where u.parent_id = $1`,
      [province.unit.id],
    );
    await database.execute(
      `insert into org.seat_term (id, team_id, kind, number, member_id, position, held)
       select gen_random_uuid(), m.unit_id, 'commune-team', row_number() over (partition by m.unit_id), m.id, 'member',
         daterange($2::date, null) from org.member m join org.unit u on u.id = m.unit_id where u.parent_id = $1`,
      [province.unit.id, '2026-12-24'],
    );
    const ids = await database.query<{ id: string }>(
      'select m.id from org.member m join org.unit u on u.id = m.unit_id where u.parent_id = $1',
      [province.unit.id],
    );
    const ours = new Set(ids.map(({ id }) => id));
    await toldUpTo('2026-12-23');
    clock.stopAt('2026-12-24T00:05:00+07:00');
    const told: string[] = [];
    let parts = 0;
    jest.spyOn(get(Events), 'publishMany').mockImplementation((type, payloads) => {
      const some = payloads as readonly { memberId?: string; day?: string }[];
      const mine = some.filter(({ memberId }) => ours.has(memberId ?? ''));
      if (mine.length > 0 && (parts += 1) === 2) return Promise.reject(new Error('killed'));
      told.push(...mine.map(({ memberId, day }) => `${type.name} ${memberId ?? ''} ${day ?? ''}`));
      return Promise.resolve();
    });
    const [one] = ids;
    const before = await epochOf(one?.id ?? '');
    await expect(get(SeatTermService).applyDueDays()).rejects.toThrow('killed');
    expect(told).toHaveLength(SEATS_AT_ONCE);
    // The worker comes back on another day: what was left of the day is told as of that day, then the days since.
    clock.stopAt('2026-12-25T08:00:00+07:00');
    await Promise.all([get(SeatTermService).applyDueDays(), get(SeatTermService).applyDueDays()]);
    expect([told.length, new Set(told).size]).toEqual([people, people]);
    expect(told.every((line) => line.startsWith('org.seat-taken') && line.endsWith('2026-12-24'))).toBe(true);
    expect(await epochOf(one?.id ?? '')).not.toBe(before);
    expect(await get(SeatTermService).applyDueDays()).toBe(0);
    const days = await database.query('select day::text, told_at is not null as told from org.seat_day order by day');
    expect(days.slice(-2)).toEqual([
      { day: '2026-12-24', told: true },
      { day: '2026-12-25', told: true },
    ]);
  });

  it('of which one is held and one comes are one person to an import, which names the one that is held', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune, 'Ma Thị Huệ');
    const village = await ground.province.village(ground.commune);
    const coming = await ground.province.team(village, 'village-team');
    await sit(ground, person, { number: 4, until: NEW_YEAR });
    await get(SeatService).takeSeat(ground.officer, {
      ...{ teamId: coming.id, memberId: person.id, position: 'member', seatNumber: null },
      days: { from: NEW_YEAR, until: null },
    });
    const draft = { fullName: person.fullName, birthYear: 1987, kind: 'resident' as const, organisation: null };
    const enter = (unitId: string, kind: 'commune-team' | 'village-team') =>
      get(Transactions).run(() =>
        get(RosterImportService).importMembers(ground.officer, ground.commune.path, [
          {
            ...{ key: 1, memberId: person.id, unitId: ground.commune.id, person: { ...draft, phone: null } },
            seat: { unitId, kind, position: 'member' },
          },
        ]),
      );
    expect((await enter(village.id, 'village-team'))[0]?.refusal).toMatchObject({
      code: 'member-seated',
      params: { number: 4 },
    });
    expect((await enter(ground.commune.id, 'commune-team'))[0]?.refusal).toBeNull();
  });

  it('let a person who moves to another commune belong to it from that day on, not before', async () => {
    const { province, commune, team } = await aTeam();
    const other = await province.commune();
    const target = await province.team(other);
    const person = await province.member(commune);
    await province.seat(person, team);
    const officer = province.officer('department-officer');
    await get(SeatService).moveMember(officer, {
      ...{ seatTermId: await termOf(person), toTeamId: target.id, seatNumber: null, position: null },
      days: { from: NEW_YEAR, until: null },
    });
    const home = async () =>
      database.queryOne('select unit_path::text as path from org.member where id = $1', [person.id]);
    expect(await home()).toEqual({ path: commune.path });
    await toldUpTo('2026-12-31');
    expect(await turnOn(NEW_YEAR, [person])).toEqual([`org.seat-left ${person.id}`, `org.seat-taken ${person.id}`]);
    expect(await home()).toEqual({ path: other.path });
  });

  it('carry the rights of a leader and of her deputy: a token made before knows the day they end', async () => {
    const ground = await aTeam();
    const { province, commune, team, officer } = ground;
    const leader = await province.member(commune);
    await sit(ground, leader, { position: 'leader' });
    const [own, lent] = [newId(), newId()];
    const grant = (account: string, onBehalfOf: string | null, held: string) =>
      database.execute(
        `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held, team_id, member_id, on_behalf_of)
         values ($1, $2, 'team-leader', $3, $4, $5, $6, $7, $8)`,
        [newId(), account, commune.id, commune.path, held, team.id, leader.id, onBehalfOf],
      );
    await grant(own, null, '[2026-11-01,)');
    await grant(lent, own, '[2026-11-01,2027-06-01)');
    const until = async (account: string) =>
      (await get(HeldRightService).getGrants({ accountId: account, memberId: null }, TODAY)).map(
        (held) => held.until ?? null,
      );
    expect([await until(own), await until(lent)]).toEqual([[null], ['2027-06-01']]);
    const before = await epochOf(leader.id);
    await get(SeatService).endSeat(officer, await termOf(leader), NEW_YEAR);
    expect(await epochOf(leader.id)).not.toBe(before);
    expect([await until(own), await until(lent)]).toEqual([[NEW_YEAR], [NEW_YEAR]]);
    await get(SeatService).takeSeat(officer, {
      ...{ teamId: team.id, memberId: leader.id, position: 'leader', seatNumber: 7 },
      days: { from: NEW_YEAR, until: '2027-02-01' },
    });
    expect([await until(own), await until(lent)]).toEqual([['2027-02-01'], ['2027-02-01']]);
  });

  it('say since when somebody is out: at once in a gap, not before the end, not after the return', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune);
    const leftOn = () => get(SeatTermService).findLeftOn(person.id);
    await sit(ground, person, { from: NEW_YEAR });
    expect(await leftOn()).toBeNull();
    await sit(ground, person, { until: '2026-12-01' });
    expect(await leftOn()).toBe('2026-12-01');
    clock.stopAt('2026-12-05T03:00:00Z');
    expect(await leftOn()).toBe('2026-12-01');
    clock.stopAt('2027-01-01T03:00:00Z');
    expect(await leftOn()).toBeNull();
  });

  it('take today without an end where no day is said, and an old form sent again stays one seat', async () => {
    const ground = await aTeam();
    const person = await ground.province.member(ground.commune);
    const wish = { teamId: ground.team.id, memberId: person.id, position: 'member' as const, seatNumber: 6 };
    expect(await get(SeatService).takeSeat(ground.officer, { ...wish, days: FROM_TODAY })).toBe(6);
    expect(await get(SeatService).takeSeat(ground.officer, { ...wish, days: FROM_TODAY })).toBe(6);
    expect(await spans(person)).toEqual([`6 [${TODAY},)`]);
  });
});
