import { type TestingModule } from '@nestjs/testing';
import { type Actor, type Database, Forbidden, InvalidInput, newId, NotFound } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { TestProvince, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { RosterImportService } from '../roster/roster-import.service';
import { SeatTermService } from '../seats/seat-term.service';
import { SeatService } from '../seats/seat.service';
import { TeamService } from '../teams/team.service';
import { SeatCapService } from './seat-cap.service';

const TODAY = '2026-11-25';

describe('the cap of a kind of team in a province', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let caps: SeatCapService;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    caps = module.get(SeatCapService);
  });
  beforeEach(() => clock.stopAt(`${TODAY}T02:00:00Z`));
  afterAll(() => module.close());

  const aTeam = async () => {
    const province = await TestProvince.create(database);
    const village = await province.village(await province.commune());
    const team = await province.team(village, 'village-team');
    const officer = province.officer('department-admin');
    const cap = (limit: number) => ({
      provinceId: province.unit.id,
      kind: 'village-team' as const,
      limit,
      decisionNumber: '99/QĐ-SKHCN',
      decidedOn: '2026-11-20',
    });
    const set = (limit: number, as: Actor = officer) => caps.setSeatCap(as, cap(limit));
    const take = async (seatNumber: number | null, name = 'Ma Thị Huệ') =>
      module.get(SeatService).takeSeat(officer, {
        teamId: team.id,
        memberId: (await province.member(village, name)).id,
        position: 'member',
        seatNumber,
        days: FROM_TODAY,
      });
    const board = async (on: string | null = null) => module.get(TeamService).getTeam(officer, team.id, on);
    return { province, village, team, officer, cap, set, take, board };
  };
  /** Writes a seat as a program would that asks nobody. */
  const seatAnyway = async (province: TestProvince, unit: TestUnit, place: readonly [string, number, string]) => {
    const member = await province.member(unit);
    await database.execute(
      `insert into org.seat_term (id, team_id, kind, number, member_id, position, held) values ($1, $2, 'village-team', $4, $3, 'member', $5)`,
      [newId(), place[0], member.id, place[1], place[2]],
    );
    return member;
  };

  it('rises by a decision: the sixth seat is taken then, and not before', async () => {
    const { province, officer, set, take, board } = await aTeam();
    await expect(take(6)).rejects.toMatchObject({ code: 'org.no-such-seat' });
    expect(await set(6)).toEqual({
      provinceId: province.unit.id,
      provinceName: 'Tỉnh Thử',
      limits: [
        { kind: 'commune-team', limit: 10 },
        { kind: 'village-team', limit: 6 },
      ],
      canSet: true,
    });
    const { items } = await caps.listSeatCapChanges(officer, { provinceId: province.unit.id, cursor: null, limit: 9 });
    expect(items).toMatchObject([{ fromLimit: 5, toLimit: 6, decisionNumber: '99/QĐ-SKHCN' }]);
    expect(await take(6)).toBe(6);
    const after = await board();
    expect([after.seats.length, after.seatLimit]).toEqual([6, 6]);
    await module.get(SeatService).endSeat(officer, after.seats[5]?.holder?.seatTermId ?? '');
  });

  it('falls only when nobody holds a number that would go, now or later, and names everybody who does', async () => {
    const { province, village, set, take, board } = await aTeam();
    await set(9);
    for (const number of [6, 7, 8, 9]) await take(number, `Ma Thị Huệ ${number}`);
    const commune = village.path.split('.').slice(0, 2).join('.');
    const [unit] = await database.query<{ name: string }>('select full_name as name from org.unit where path = $1', [
      commune,
    ]);
    await expect(set(5)).rejects.toMatchObject({
      code: 'org.seats-beyond-cap',
      params: {
        limit: 5,
        count: 4,
        holders: [6, 7, 8, 9].map((number) => ({
          number,
          fullName: `Ma Thị Huệ ${number}`,
          teamName: expect.stringContaining('Tổ công nghệ số'),
          communeName: unit?.name,
        })),
      },
    });
    const reads = await database.query(
      `select 1 from platform.audit_entry where action = 'org.seats-beyond-cap-read' and subject_id = $1`,
      [province.unit.id],
    );
    expect(reads).toHaveLength(1);
    const term = async (number: number) => (await board()).seats[number - 1]?.holder?.seatTermId ?? '';
    const held = await term(9);
    await database.execute(`update org.seat_term set held = '[2027-01-01,)' where id = $1`, [held]);
    await expect(set(8)).rejects.toMatchObject({ params: { count: 1 } });
    await database.execute('delete from org.seat_term where id = $1', [held]);
    await set(8);
    await expect(take(9)).rejects.toMatchObject({ code: 'org.no-such-seat' });
    expect((await board()).seats).toHaveLength(8);
  });

  it('leaves every past day as it was: a raise adds no place to it and a lower cap takes none away', async () => {
    const { set, board, take } = await aTeam();
    await take(1);
    const past = async () => JSON.stringify(await board('2026-06-30'));
    const before = await past();
    expect(JSON.parse(before)).toMatchObject({ seatLimit: 5, absence: null });
    await set(7);
    const places = async (on: string | null) => (await board(on)).seats.length;
    expect(await places(null)).toBe(7);
    expect(await past()).toBe(before);
    clock.stopAt('2027-03-01T02:00:00Z');
    const raised = JSON.stringify(await board('2027-02-01'));
    await set(4);
    expect([await places(null), await places('2027-02-28'), await places('2027-03-01')]).toEqual([4, 7, 4]);
    expect(JSON.stringify(await board('2027-02-01'))).toBe(raised);
    expect(await past()).toBe(before);
  });

  it('gives a number that returns a second period, and none to one that came and went on one day', async () => {
    const { province, set } = await aTeam();
    const periods = async (number: number) =>
      (
        await database.query<{ valid: string }>(
          `select valid::text as valid from org.seat_number
           where province_id = $1 and kind = 'village-team' and number = $2 order by valid`,
          [province.unit.id, number],
        )
      ).map(({ valid }) => valid);
    await set(4);
    clock.stopAt('2027-03-01T02:00:00Z');
    await set(5);
    expect(await periods(5)).toEqual(['(,2026-11-25)', '[2027-03-01,)']);
    await set(7);
    await set(5);
    expect([await periods(6), await periods(7)]).toEqual([[], []]);
    await set(4);
    await set(5);
    expect(await periods(5)).toEqual(['(,2026-11-25)', '[2027-03-01,)']);
  });

  it('is the province’s own: others keep theirs, and nobody of theirs is named', async () => {
    const [mine, theirs] = [await aTeam(), await aTeam()];
    await theirs.take(5);
    expect((await mine.set(4)).limits).toContainEqual({ kind: 'village-team', limit: 4 });
    expect((await theirs.board()).seats).toHaveLength(5);
    const limitOf = async (path: string) => (await module.get(RosterImportService).getSeatLimits(path))['village-team'];
    expect([await limitOf(mine.village.path), await limitOf(theirs.village.path)]).toEqual([4, 5]);
    const seen = await caps.listSeatCaps(theirs.province.officer('commune-officer', theirs.village));
    expect(seen).toEqual([
      {
        provinceId: theirs.province.unit.id,
        provinceName: 'Tỉnh Thử',
        limits: [
          { kind: 'commune-team', limit: 10 },
          { kind: 'village-team', limit: 5 },
        ],
        canSet: false,
      },
    ]);
    const page = { cursor: null, limit: 9 };
    expect(
      (await caps.listSeatCapChanges(theirs.officer, { ...page, provinceId: theirs.province.unit.id })).items,
    ).toEqual([]);
    await expect(
      caps.listSeatCapChanges(theirs.officer, { ...page, provinceId: mine.province.unit.id }),
    ).rejects.toThrow(NotFound);
    await expect(mine.set(3, theirs.officer)).rejects.toThrow(NotFound);
  });

  it('lists its changes a page at a time, each once, the latest first', async () => {
    const { province, officer, set } = await aTeam();
    for (const [minute, limit] of [6, 7, 8, 9, 8].entries()) {
      clock.stopAt(`${TODAY}T02:0${minute}:00Z`);
      await set(limit);
    }
    const seen: number[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<SeatCapService['listSeatCapChanges']>> = await caps.listSeatCapChanges(officer, {
        provinceId: province.unit.id,
        cursor,
        limit: 2,
      });
      seen.push(...page.items.map(({ toLimit }) => toLimit));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual([8, 9, 8, 7, 6]);
  });

  it('lets no seating slip in while it falls, whichever of the two comes first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { province, set, take, team } = await aTeam();
      const [lowered, taken] = await Promise.allSettled([set(4), take(5)]);
      const [row] = await database.query<{ held: number; open: number }>(
        `select (select count(*)::int from org.seat_term where team_id = $1) as held,
           (select count(*)::int from org.seat_number where province_id = $2 and kind = 'village-team' and upper_inf(valid)) as open`,
        [team.id, province.unit.id],
      );
      expect([lowered.status, taken.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
      expect(row).toEqual(lowered.status === 'fulfilled' ? { held: 0, open: 4 } : { held: 1, open: 5 });
    }
  });

  it('stays exact when a hundred sit down in twenty teams, by programs that ask nobody, while it falls', async () => {
    const { province, team, set } = await aTeam();
    const teams = [team];
    for (let n = 0; n < 19; n += 1)
      teams.push(await province.team(await province.village(await province.commune()), 'village-team'));
    const seatings = teams.flatMap((one) =>
      [1, 2, 3, 4, 5].map((number) => seatAnyway(province, one.unit, [one.id, number, '[2026-11-25,)'])),
    );
    const [lowering, ...outcomes] = await Promise.allSettled([set(4), ...seatings]);
    const seated = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const held = await database.query<{ number: number; people: number }>(
      `select number, count(*)::int as people from org.seat_term where province_id = $1 group by number order by number`,
      [province.unit.id],
    );
    const full = [1, 2, 3, 4].map((number) => ({ number, people: 20 }));
    if (lowering.status === 'fulfilled') expect([seated, held]).toEqual([80, full]);
    else {
      expect(lowering.reason).toMatchObject({ code: 'org.seats-beyond-cap' });
      expect(held.slice(0, 4)).toEqual(full);
      expect(seated).toBe(80 + (held[4]?.people ?? 0));
      expect(held[4]?.people).toBeGreaterThan(0);
    }
  });

  it('lets two changes at once follow each other', async () => {
    const { officer, province, set, board } = await aTeam();
    await Promise.all([set(8), set(6)]);
    const { items } = await caps.listSeatCapChanges(officer, { provinceId: province.unit.id, cursor: null, limit: 9 });
    const [last, first] = [...items].sort((a, b) => Number(a.fromLimit === 5) - Number(b.fromLimit === 5));
    expect([first?.fromLimit, first?.toLimit]).toEqual([5, last?.fromLimit]);
    expect((await board()).seats).toHaveLength(last?.toLimit ?? 0);
  });

  it('is held by the database against a writer that asks nobody', async () => {
    const { province, team, set } = await aTeam();
    await set(4);
    const insert = (held: string) => seatAnyway(province, team.unit, [team.id, 5, held]);
    await expect(insert('[2026-11-25,)')).rejects.toMatchObject({ constraint: 'seat_term_number_fk' });
    await expect(insert('[2026-11-01,2026-11-26)')).rejects.toMatchObject({ constraint: 'seat_term_number_fk' });
    const member = await insert('[2026-01-01,2026-02-01)');
    expect(await module.get(SeatTermService).findSeat(member.id, '2026-01-15')).toMatchObject({ number: 5 });
    const shorten = database.execute(
      `update org.seat_number set valid = '(,2026-01-15)' where province_id = $1 and kind = 'village-team' and number = 5`,
      [province.unit.id],
    );
    await expect(shorten).rejects.toMatchObject({ constraint: 'seat_term_number_fk' });
  });

  it('is the department’s alone, and asks for a decision', async () => {
    const { province, officer, set, cap } = await aTeam();
    await expect(set(6, province.officer('department-officer'))).rejects.toThrow(Forbidden);
    await expect(caps.setSeatCap(officer, { ...cap(6), decisionNumber: ' ' })).rejects.toThrow(InvalidInput);
    await expect(caps.setSeatCap(officer, { ...cap(6), decidedOn: '2026-11-26' })).rejects.toThrow(InvalidInput);
    await expect(caps.setSeatCap(officer, { ...cap(6), provinceId: newId() })).rejects.toThrow(NotFound);
    await expect(set(5)).rejects.toMatchObject({ code: 'org.seat-cap-stays' });
  });
});

describe('the board of a team on a day it does not stand', () => {
  let module: TestingModule;
  let database: Database;
  beforeAll(async () => {
    ({ module, database } = await startOrg());
  });
  afterAll(() => module.close());

  it('has no places and says why, before its first day and after its last', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    await database.execute(`update org.team set valid = '[2025-07-01,2026-03-01)' where id = $1`, [team.id]);
    const at = async (on: string) => {
      const { seats, seatLimit, absence } = await module
        .get(TeamService)
        .getTeam(province.officer('auditor'), team.id, on);
      return [seats.length, seatLimit, absence?.code ?? null];
    };
    expect(await at('2019-06-30')).toEqual([0, 0, 'org.team-not-yet']);
    expect(await at('2025-07-01')).toEqual([10, 10, null]);
    expect(await at('2026-03-01')).toEqual([0, 0, 'org.team-over']);
  });
});
