import { type TestingModule } from '@nestjs/testing';
import { type Database, Events, newId, NotFound } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { TestProvince, type TestTeam } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { LeaderExists, MemberIsSeated, MemberOfAnotherUnit, NoSuchSeat, SeatIsTaken, TeamIsFull } from '../org.errors';
import { TeamService } from '../teams/team.service';
import { SeatTermService } from './seat-term.service';
import { SeatService } from './seat.service';

describe('seats', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let takeSeat: SeatService;
  let endSeat: SeatService;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    takeSeat = module.get(SeatService);
    endSeat = module.get(SeatService);
  });
  afterEach(() => clock.release());
  afterAll(() => module.close());

  const wish = (team: TestTeam, memberId: string, seatNumber: number | null = null) => ({
    teamId: team.id,
    memberId,
    position: 'member' as const,
    seatNumber,
    days: FROM_TODAY,
  });

  it('seat exactly 10 of 100 who come at once, and tell the other 90 that the team is full', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const officer = province.officer('commune-officer', team.unit);
    const people = [];
    for (let count = 0; count < 100; count += 1) people.push(await province.member(team.unit));

    const results = await Promise.allSettled(people.map((person) => takeSeat.takeSeat(officer, wish(team, person.id))));

    const seated = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const refused = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as Error] : []));
    expect(seated.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(refused).toHaveLength(90);
    expect(refused.every((error) => error instanceof TeamIsFull)).toBe(true);
    const rows = await database.query('select 1 from org.seat_term where team_id = $1', [team.id]);
    expect(rows).toHaveLength(10);
  });

  it('stop at 5 in a village team and name who holds the last place', async () => {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const team = await province.team(await province.village(commune), 'village-team');
    const officer = province.officer('commune-officer', commune);
    for (let count = 0; count < 5; count += 1)
      await takeSeat.takeSeat(officer, wish(team, (await province.member(commune, `Vàng Thị Mỷ ${count}`)).id));
    const late = takeSeat.takeSeat(officer, wish(team, (await province.member(commune)).id));
    await expect(late).rejects.toMatchObject({
      code: 'org.team-full',
      params: { limit: 5, lastHolder: 'Vàng Thị Mỷ 4' },
    });
  });

  it('hold the cap in the database against a writer that takes no lock', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const insert = (number: number, memberId: string) =>
      database.execute(
        `insert into org.seat_term (id, team_id, kind, number, member_id, position, held) values ($1, $2, 'commune-team', $3, $4, 'member', '[2026-01-01,)')`,
        [newId(), team.id, number, memberId],
      );
    const [first, second] = [await province.member(team.unit), await province.member(team.unit)];
    await insert(1, first.id);
    await expect(insert(11, second.id)).rejects.toMatchObject({ constraint: 'seat_term_number_fk' });
    await expect(insert(1, second.id)).rejects.toMatchObject({ constraint: 'seat_term_number_excl' });
    await expect(insert(2, first.id)).rejects.toMatchObject({ constraint: 'seat_term_member_excl' });
  });

  it('name who holds the wanted place, and know no place beyond the cap', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const officer = province.officer('commune-officer', team.unit);
    await takeSeat.takeSeat(officer, wish(team, (await province.member(team.unit, 'Ma Thị Huệ')).id, 10));
    const other = await province.member(team.unit);
    await expect(takeSeat.takeSeat(officer, wish(team, other.id, 10))).rejects.toMatchObject({
      params: { number: 10, limit: 10, holder: 'Ma Thị Huệ' },
    });
    await expect(takeSeat.takeSeat(officer, wish(team, other.id, 10))).rejects.toThrow(SeatIsTaken);
    await expect(takeSeat.takeSeat(officer, wish(team, other.id, 11))).rejects.toThrow(NoSuchSeat);
    expect(await takeSeat.takeSeat(officer, wish(team, other.id))).toBe(1);
  });

  it('are one for a person: the second team is refused with the place held in the first', async () => {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const [first, second] = [
      await province.team(commune),
      await province.team(await province.village(commune), 'village-team'),
    ];
    const officer = province.officer('commune-officer', commune);
    const person = await province.member(commune);
    expect(await takeSeat.takeSeat(officer, wish(first, person.id, 4))).toBe(4);
    expect(await takeSeat.takeSeat(officer, wish(first, person.id, 4))).toBe(4);
    await expect(takeSeat.takeSeat(officer, wish(second, person.id))).rejects.toThrow(MemberIsSeated);
    const both = await Promise.allSettled([
      takeSeat.takeSeat(officer, wish(second, (await province.member(commune)).id, 1)),
      takeSeat.takeSeat(officer, wish(second, (await province.member(commune)).id, 1)),
    ]);
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('have one leader in a team', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const officer = province.officer('commune-officer', team.unit);
    const lead = async (name: string) =>
      takeSeat.takeSeat(officer, { ...wish(team, (await province.member(team.unit, name)).id), position: 'leader' });
    await lead('Nguyễn Thị Ngẫu');
    await expect(lead('Hoàng Văn Thưởng')).rejects.toThrow(LeaderExists);
  });

  it('are closed to people of another commune and to officers of another commune', async () => {
    const province = await TestProvince.create(database);
    const [mine, other] = [await province.commune(), await province.commune()];
    const team = await province.team(mine);
    const stranger = await province.member(other);
    await expect(takeSeat.takeSeat(province.officer('commune-officer', mine), wish(team, stranger.id))).rejects.toThrow(
      NotFound,
    );
    await expect(takeSeat.takeSeat(province.officer('department-officer'), wish(team, stranger.id))).rejects.toThrow(
      MemberOfAnotherUnit,
    );
    await expect(
      takeSeat.takeSeat(province.officer('commune-officer', other), wish(team, stranger.id)),
    ).rejects.toThrow(NotFound);
  });

  it('publish the news in the transaction that seats, and write it into the audit trail', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const officer = province.officer('commune-officer', team.unit);
    const member = await province.member(team.unit);
    const published: unknown[] = [];
    const publish = jest.spyOn(module.get(Events), 'publishMany').mockImplementation((type, payloads) => {
      for (const payload of payloads) published.push([type.name, payload, database.isInTransaction]);
      return Promise.resolve();
    });
    await takeSeat.takeSeat(officer, wish(team, member.id));
    publish.mockRestore();
    expect(published).toEqual([
      [
        'org.seat-taken',
        expect.objectContaining({
          memberId: member.id,
          teamId: team.id,
          teamKind: 'commune-team',
          unitPath: team.unit.path,
        }),
        true,
      ],
    ]);
    const trail = await database.query('select action, account_id from platform.audit_entry where subject_id = $1', [
      member.id,
    ]);
    expect(trail).toEqual([{ action: 'org.seat-taken', account_id: officer.accountId }]);
  });

  it('are left from today on, keep their history, and are free for the next person at once', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const officer = province.officer('commune-officer', team.unit);
    const [first, second] = [await province.member(team.unit), await province.member(team.unit)];
    clock.stopAt('2026-11-01T02:00:00Z');
    await takeSeat.takeSeat(officer, wish(team, first.id, 4));
    clock.stopAt('2026-11-25T02:00:00Z');
    const seats = module.get(SeatTermService);
    const held = await seats.findSeat(first.id, '2026-11-25');
    await endSeat.endSeat(officer, held?.seatTermId ?? '');

    expect(await seats.findSeat(first.id, '2026-11-24')).toMatchObject({ number: 4 });
    expect(await seats.findSeat(first.id, '2026-11-25')).toBeNull();
    const empty = (await module.get(TeamService).getTeam(officer, team.id)).seats[3];
    expect(empty).toEqual({ number: 4, emptySince: '2026-11-25', holder: null, next: null });
    expect(await takeSeat.takeSeat(officer, wish(team, second.id, 4))).toBe(4);
    await expect(endSeat.endSeat(officer, held?.seatTermId ?? '')).rejects.toMatchObject({
      code: 'org.seat-passed-on',
      params: { number: 4, holder: second.fullName },
    });
  });

  it('given today are taken back without a trace in the history', async () => {
    const province = await TestProvince.create(database);
    const team = await province.team(await province.commune());
    const officer = province.officer('commune-officer', team.unit);
    const member = await province.member(team.unit);
    await takeSeat.takeSeat(officer, wish(team, member.id));
    const held = await module.get(SeatTermService).findSeat(member.id, clock.today());
    await endSeat.endSeat(officer, held?.seatTermId ?? '');
    expect(await database.query('select 1 from org.seat_term where member_id = $1', [member.id])).toEqual([]);
  });

  it('of another commune cannot be ended', async () => {
    const province = await TestProvince.create(database);
    const [mine, other] = [await province.commune(), await province.commune()];
    const team = await province.team(other);
    const member = await province.member(other);
    await province.seat(member, team);
    const held = await module.get(SeatTermService).findSeat(member.id, clock.today());
    await expect(endSeat.endSeat(province.officer('commune-officer', mine), held?.seatTermId ?? '')).rejects.toThrow(
      NotFound,
    );
  });
});
