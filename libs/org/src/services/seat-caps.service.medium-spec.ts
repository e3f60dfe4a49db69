import { type TestingModule } from '@nestjs/testing';
import { type Database, Forbidden, InvalidInput, newId, Transactions } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { type TestClock } from '../../../../test/support/test-clock';
import { TestProvince } from '../../../../test/support/province';
import { SeatCapRepository } from '../storage/seat-cap.repository';
import { EndSeat } from './end-seat.service';
import { SeatCaps } from './seat-caps.service';
import { Seats } from './seats.service';
import { TakeSeat } from './take-seat.service';
import { Teams } from './teams.service';

const TODAY = '2026-11-25';

const BASE = 20;

/**
 * Caps hold for the whole database, and other tests have left people in the first five seats: here the cap of village
 * teams stands at 20 and goes up and down above what anybody else uses.
 */
describe('the cap of a kind of team', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let caps: SeatCaps;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    caps = module.get(SeatCaps);
    clock.stopAt(`${TODAY}T02:00:00Z`);
  });
  const reset = (limit: number) =>
    module.get(Transactions).run(() => module.get(SeatCapRepository).set('village-team', limit, TODAY));
  beforeEach(() => reset(BASE));
  afterEach(async () => {
    await database.execute(`delete from org.seat_term where kind = 'village-team' and number > 5`);
    await reset(5);
  });
  afterAll(() => module.close());

  const cap = (limit: number) => ({
    kind: 'village-team' as const,
    limit,
    decisionNumber: '99/QĐ-SKHCN',
    decidedOn: '2026-11-20',
  });
  const aTeam = async () => {
    const province = await TestProvince.create(database);
    const village = await province.village(await province.commune());
    const team = await province.team(village, 'village-team');
    const officer = province.officer('department-admin');
    const take = async (seatNumber: number | null) =>
      module.get(TakeSeat).takeSeat(officer, {
        teamId: team.id,
        memberId: (await province.member(village, 'Ma Thị Huệ')).id,
        position: 'member',
        seatNumber,
        days: FROM_TODAY,
      });
    return { province, team, officer, take };
  };

  it('rises by a decision: the twenty-first seat is taken then, and not before', async () => {
    const { officer, take, team } = await aTeam();
    await expect(take(21)).rejects.toMatchObject({ code: 'org.no-such-seat' });
    const state = await caps.set(officer, cap(21));
    expect(state.limits).toContainEqual({ kind: 'village-team', limit: 21 });
    expect(state.changes[0]).toMatchObject({ fromLimit: 20, toLimit: 21, decisionNumber: '99/QĐ-SKHCN' });
    expect(await take(21)).toBe(21);
    expect((await module.get(Teams).get(officer, team.id)).seats).toHaveLength(21);
    const held = (await module.get(Teams).get(officer, team.id)).seats[20]?.holder;
    await module.get(EndSeat).endSeat(officer, held?.seatTermId ?? '');
  });

  it('falls only when nobody holds a number that would go, now or later, and names who does', async () => {
    const { officer, take, team } = await aTeam();
    await take(20);
    await expect(caps.set(officer, cap(19))).rejects.toMatchObject({
      code: 'org.seats-beyond-cap',
      params: { limit: 19, count: 1, holders: expect.stringContaining('Ma Thị Huệ (vị trí 20, ') },
    });
    const held = (await module.get(Teams).get(officer, team.id)).seats[19]?.holder?.seatTermId ?? '';
    await database.execute(`update org.seat_term set held = '[2027-01-01,)' where id = $1`, [held]);
    await expect(caps.set(officer, cap(19))).rejects.toMatchObject({ code: 'org.seats-beyond-cap' });
    await database.execute(`update org.seat_term set held = '[2026-01-01,2026-11-25)' where id = $1`, [held]);
    await caps.set(officer, cap(19));
    await expect(take(20)).rejects.toMatchObject({ code: 'org.no-such-seat' });
    const past = await module.get(Teams).get(officer, team.id, '2026-06-30');
    expect(past.seats[19]?.holder?.fullName).toBe('Ma Thị Huệ');
    expect((await module.get(Teams).get(officer, team.id)).seats).toHaveLength(19);
  });

  it('lets no seating slip in while it falls, whichever of the two comes first', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { officer, take, team } = await aTeam();
      const [lowered, taken] = await Promise.allSettled([caps.set(officer, cap(19)), take(20)]);
      const [row] = await database.query<{ held: number; open: number }>(
        `select (select count(*)::int from org.seat_term where team_id = $1) as held,
           (select count(*)::int from org.seat_number where kind = 'village-team' and retired_on is null) as open`,
        [team.id],
      );
      expect([lowered.status, taken.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
      expect(row).toEqual(lowered.status === 'fulfilled' ? { held: 0, open: 19 } : { held: 1, open: 20 });
      await database.execute('delete from org.seat_term where team_id = $1', [team.id]);
      await reset(BASE);
    }
  });

  it('is held by the database against a writer that asks nobody', async () => {
    const { province, officer, team } = await aTeam();
    await caps.set(officer, cap(19));
    const member = await province.member(team.unit);
    const insert = (held: string) =>
      database.execute(
        `insert into org.seat_term (id, team_id, kind, number, member_id, position, held) values ($1, $2, 'village-team', 20, $3, 'member', $4)`,
        [newId(), team.id, member.id, held],
      );
    await expect(insert('[2026-11-25,)')).rejects.toMatchObject({ constraint: 'seat_term_retired_ck' });
    await insert('[2026-01-01,2026-02-01)');
    expect(await module.get(Seats).seatOf(member.id, '2026-01-15')).toMatchObject({ number: 20 });
  });

  it('is the department’s alone, and asks for a decision', async () => {
    const { province, officer } = await aTeam();
    const other = province.officer('department-officer');
    await expect(caps.set(other, cap(22))).rejects.toThrow(Forbidden);
    await expect(caps.set(officer, { ...cap(22), decisionNumber: ' ' })).rejects.toThrow(InvalidInput);
    await expect(caps.set(officer, { ...cap(22), decidedOn: '2026-11-26' })).rejects.toThrow(InvalidInput);
    await expect(caps.set(officer, cap(BASE))).rejects.toMatchObject({ code: 'org.seat-cap-stays' });
  });
});
