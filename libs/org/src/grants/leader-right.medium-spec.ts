import { type TestingModule } from '@nestjs/testing';
import { AccessEpochs, type Actor, type Database, newId, Transactions } from '@lopso/platform';
import { FROM_TODAY, startOrg } from '../../../../test/support/org';
import { type TestMember, TestProvince, type TestTeam, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { LeadsBySeat, NothingToRepresent } from '../org.errors';
import { RosterImportService } from '../roster/roster-import.service';
import { RosterUndoService } from '../roster/roster-undo.service';
import { SeatService } from '../seats/seat.service';
import { type Position } from '../teams/team.rules';
import { TeamService } from '../teams/team.service';
import { UndoActService } from '../undo/undo-act.service';
import { VillageService } from '../villages/village.service';
import { HeldRightService } from './held-right.service';
import { type GrantSearch, RoleGrantService } from './role-grant.service';

const TODAY = '2026-11-25';

const NEW_YEAR = '2027-01-01';

const EVERYTHING: GrantSearch = {
  unitId: null,
  isEnded: false,
  limit: 50,
  cursor: null,
  kind: null,
  accountIds: null,
  text: null,
};

interface Ground {
  province: TestProvince;
  commune: TestUnit;
  team: TestTeam;
  officer: Actor;
  person: TestMember;
}

describe('the rights of a team’s leader', () => {
  let module: TestingModule;
  let database: Database;
  let clock: TestClock;
  const get = <T>(type: new (...needs: never[]) => T): T => module.get(type);
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
  });
  beforeEach(() => clock.stopAt(`${TODAY}T03:00:00Z`));
  afterEach(() => clock.release());
  afterAll(() => module.close());

  const aTeam = async (): Promise<Ground> => {
    const province = await TestProvince.create(database);
    const commune = await province.commune();
    const team = await province.team(commune);
    const person = await province.member(commune, 'Lý Văn Chấn');
    return { province, commune, team, officer: province.officer('commune-officer', commune), person };
  };
  const take = (
    { officer, team, person }: Ground,
    position: Position,
    days = FROM_TODAY as { from: string | null; until: string | null },
  ) => get(SeatService).takeSeat(officer, { teamId: team.id, memberId: person.id, position, seatNumber: null, days });
  const holder = ({ id }: TestMember) => ({ accountId: newId(), memberId: id });
  /** What somebody leads on a day: team, path of its unit, and until when. */
  const leads = async (person: TestMember, on = TODAY) =>
    (await get(HeldRightService).getGrants(holder(person), on)).map(({ role, bound, path, until }) => ({
      ...{ role, path, until: until ?? null },
      teamId: bound?.kind === 'team' ? bound.teamId : null,
    }));
  const leading = ({ team }: Ground, until: string | null = null) => [
    { role: 'team-leader', path: team.unit.path, until, teamId: team.id },
  ];
  const termOf = async ({ id }: TestMember): Promise<string> =>
    (
      await database.queryOne<{ id: string }>(
        'select id from org.seat_term where member_id = $1 order by held desc limit 1',
        [id],
      )
    )?.id ?? '';
  const epochOf = ({ id }: TestMember): Promise<string> =>
    get(AccessEpochs).of({ accountId: newId(), sessionId: newId(), memberId: id });
  /** True when the work made the person's tokens anew. */
  const renews = async (person: TestMember, work: () => Promise<unknown>): Promise<boolean> => {
    const before = await epochOf(person);
    await work();
    return (await epochOf(person)) !== before;
  };

  it('come with the seat and go with it, each at the next request, without anybody giving a grant', async () => {
    const ground = await aTeam();
    expect(await renews(ground.person, () => take(ground, 'leader'))).toBe(true);
    expect(await leads(ground.person)).toEqual(leading(ground));
    expect(
      await renews(ground.person, async () => get(SeatService).endSeat(ground.officer, await termOf(ground.person))),
    ).toBe(true);
    expect(await leads(ground.person)).toEqual([]);
  });

  it('are not those of a deputy or a plain member', async () => {
    const ground = await aTeam();
    await take(ground, 'deputy');
    expect(await leads(ground.person)).toEqual([]);
  });

  it('begin and end on the days of the seat; the token carries the last one', async () => {
    const ground = await aTeam();
    await take(ground, 'leader', { from: NEW_YEAR, until: '2027-04-01' });
    expect(await leads(ground.person)).toEqual([]);
    expect(await leads(ground.person, NEW_YEAR)).toEqual(leading(ground, '2027-04-01'));
    expect(await leads(ground.person, '2027-04-01')).toEqual([]);
  });

  it('go on from one leader’s seat to the next in the same team, and stop where she is leader no longer', async () => {
    const ground = await aTeam();
    await take(ground, 'leader');
    const move = async (position: Position, seatNumber: number | null, from: string) =>
      get(SeatService).moveMember(ground.officer, {
        ...{ seatTermId: await termOf(ground.person), toTeamId: ground.team.id, seatNumber, position },
        days: { from, until: null },
      });
    await move('leader', 4, '2026-12-01');
    expect(await leads(ground.person)).toEqual(leading(ground));
    await move('deputy', 4, NEW_YEAR);
    expect(await leads(ground.person)).toEqual(leading(ground, NEW_YEAR));
    expect(await leads(ground.person, NEW_YEAR)).toEqual([]);
  });

  it('pass on with the place in one step, and come back with the undo', async () => {
    const ground = await aTeam();
    const next = await ground.province.member(ground.commune, 'Ma Thị Huệ');
    await take(ground, 'leader');
    const { actId } = await get(SeatService).replaceMember(ground.officer, {
      ...{ seatTermId: await termOf(ground.person), clientKey: newId(), position: null, days: FROM_TODAY },
      newcomer: { memberId: next.id },
    });
    expect([await leads(ground.person), await leads(next)]).toEqual([[], leading(ground)]);
    expect(await renews(next, () => get(UndoActService).undoAct(ground.officer, actId))).toBe(true);
    expect([await leads(ground.person), await leads(next)]).toEqual([leading(ground), []]);
  });

  it('follow a move only where the new place is a leader’s', async () => {
    const ground = await aTeam();
    const village = await ground.province.village(ground.commune);
    const other = await ground.province.team(village, 'village-team');
    await take(ground, 'leader');
    const { actId } = await get(SeatService).moveMember(ground.officer, {
      ...{ seatTermId: await termOf(ground.person), toTeamId: other.id, seatNumber: null, position: 'member' },
      days: FROM_TODAY,
    });
    expect(await leads(ground.person)).toEqual([]);
    await get(UndoActService).undoAct(ground.officer, actId);
    await get(SeatService).moveMember(ground.officer, {
      ...{ seatTermId: await termOf(ground.person), toTeamId: other.id, seatNumber: null, position: 'leader' },
      days: FROM_TODAY,
    });
    expect(await leads(ground.person)).toEqual(leading({ ...ground, team: other }));
  });

  it('come with an import, and its undo takes them and what was lent from them back', async () => {
    const ground = await aTeam();
    const { commune, officer, person, province, team } = ground;
    const draft = {
      fullName: person.fullName,
      birthYear: 1987,
      kind: 'resident' as const,
      organisation: null,
      phone: null,
    };
    const [entered] = await get(Transactions).run(() =>
      get(RosterImportService).importMembers(officer, commune.path, [
        {
          ...{ key: 1, memberId: person.id, person: draft, unitId: commune.id },
          seat: { unitId: commune.id, kind: 'commune-team', position: 'leader' },
        },
      ]),
    );
    expect(await leads(person)).toEqual(leading(ground));
    const deputy = await province.member(commune);
    await province.seat(deputy, team);
    const [lender, borrower] = [newId(), newId()];
    await get(RoleGrantService).giveGrant(officer, { ...lending(ground, deputy, lender), accountId: borrower });
    const borrowed = () => get(AccessEpochs).of({ accountId: borrower, sessionId: newId(), memberId: null });
    const before = await borrowed();
    await get(Transactions).run(() =>
      get(RosterUndoService).removeWritten({
        ...{ members: [], phones: [], teamIds: [], villageIds: [] },
        seats: [{ seatTermId: entered?.seatTermId ?? '', memberId: person.id }],
      }),
    );
    expect(await leads(person)).toEqual([]);
    expect(await get(HeldRightService).getGrants({ accountId: borrower, memberId: deputy.id }, TODAY)).toEqual([]);
    expect(await borrowed()).not.toBe(before);
  });

  const lending = ({ commune, person, team }: Ground, deputy: TestMember, lender: string) => ({
    ...{ accountId: newId(), memberId: deputy.id, kind: 'team-leader' as const, unitId: commune.id, teamId: team.id },
    ...{ organisation: null, from: null, until: '2027-03-01', decisionNumber: null },
    ...{ onBehalfOf: lender, behalfMemberId: person.id },
  });

  it('are lent to somebody of the team for a time, and end with the leader’s seat', async () => {
    const ground = await aTeam();
    const deputy = await ground.province.member(ground.commune);
    await ground.province.seat(deputy, ground.team);
    const lender = newId();
    const wish = lending(ground, deputy, lender);
    await expect(get(RoleGrantService).giveGrant(ground.officer, wish)).rejects.toThrow(NothingToRepresent);
    await take(ground, 'leader');
    await get(RoleGrantService).giveGrant(ground.officer, wish);
    const lent = (on = TODAY) =>
      get(HeldRightService).getGrants({ accountId: wish.accountId, memberId: deputy.id }, on);
    expect(await lent()).toMatchObject([{ role: 'team-leader', until: '2027-03-01', onBehalfOf: lender }]);
    await get(SeatService).endSeat(ground.officer, await termOf(ground.person), NEW_YEAR);
    expect(await lent()).toMatchObject([{ until: NEW_YEAR }]);
    expect(await lent(NEW_YEAR)).toEqual([]);
    const long = { ...wish, accountId: newId() };
    await expect(get(RoleGrantService).giveGrant(ground.officer, long)).rejects.toThrow(NothingToRepresent);
  });

  it('need no grant: who leads by the seat is refused one, and an older one shows once', async () => {
    const ground = await aTeam();
    const { commune, officer, person, province, team } = ground;
    await province.seat(person, team);
    const account = holder(person);
    const wish = {
      ...lending(ground, person, ''),
      accountId: account.accountId,
      until: null,
      onBehalfOf: null,
      behalfMemberId: null,
    };
    await get(RoleGrantService).giveGrant(officer, wish);
    await database.execute(`update org.seat_term set position = 'leader' where member_id = $1`, [person.id]);
    expect(await get(HeldRightService).listCurrentRights(account, TODAY)).toMatchObject([
      { basis: 'seat', unitId: commune.id },
    ]);
    await expect(get(RoleGrantService).giveGrant(officer, { ...wish, accountId: newId() })).rejects.toThrow(
      LeadsBySeat,
    );
  });

  it('stand in the list of rights with the team’s decision, never another commune’s, past ones among the ended', async () => {
    const [ground, elsewhere] = [await aTeam(), await aTeam()];
    await database.execute(`update org.team set decision_number = '12/QĐ-UBND' where id = $1`, [ground.team.id]);
    await ground.province.seat(ground.person, ground.team, '2025-07-01', 'leader');
    await elsewhere.province.seat(elsewhere.person, elsewhere.team, '2025-07-01', 'leader');
    const list = async (search: Partial<GrantSearch>, as = ground.officer) =>
      (await get(RoleGrantService).listGrants(as, { ...EVERYTHING, ...search })).grants;
    expect(await list({})).toMatchObject([
      {
        ...{
          basis: 'seat',
          role: 'team-leader',
          memberId: ground.person.id,
          memberName: 'Lý Văn Chấn',
          accountId: null,
        },
        ...{ decisionNumber: '12/QĐ-UBND', from: '2025-07-01', until: null, canChange: false, state: 'current' },
      },
    ]);
    expect(await list({ text: 'ly van chan', accountIds: [] })).toHaveLength(1);
    expect(await list({ text: 'ma thi hue', accountIds: [] })).toEqual([]);
    expect(await list({ kind: 'trainer' })).toEqual([]);
    await get(SeatService).endSeat(ground.officer, await termOf(ground.person));
    expect([await list({}), (await list({ isEnded: true })).map(({ state }) => state)]).toEqual([[], ['ended']]);
  });

  it('page with grants by decision, each once and in one order', async () => {
    const ground = await aTeam();
    const { commune, officer, province } = ground;
    const villages = [
      await province.village(commune),
      await province.village(commune),
      await province.village(commune),
    ];
    for (const village of villages)
      await province.seat(
        await province.member(village),
        await province.team(village, 'village-team'),
        '2025-07-01',
        'leader',
      );
    for (const until of ['2026-12-01', '2026-12-02']) {
      const terms = { from: null, until, decisionNumber: '3/QĐ', onBehalfOf: null, behalfMemberId: null };
      const wish = { accountId: newId(), memberId: null, kind: 'guest-trainer' as const, unitId: commune.id };
      await get(RoleGrantService).giveGrant(officer, { ...wish, ...terms, teamId: null, organisation: null });
    }
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await get(RoleGrantService).listGrants(officer, { ...EVERYTHING, limit: 2, cursor });
      seen.push(...page.grants.map(({ basis, id }) => `${basis} ${id}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen.map((line) => line.split(' ')[0])).toEqual(['decision', 'decision', 'seat', 'seat', 'seat']);
    expect(new Set(seen).size).toBe(5);
  });

  it('let her see her team, with the holding as the group’s id', async () => {
    const ground = await aTeam();
    await take(ground, 'leader');
    const account = holder(ground.person);
    const actor: Actor = {
      ...account,
      sessionId: newId(),
      grants: await get(HeldRightService).getGrants(account, TODAY),
    };
    const [group] = await get(HeldRightService).listLedGroups(actor);
    expect(group).toMatchObject({ kind: 'team', teamId: ground.team.id, id: await termOf(ground.person) });
    const stranger: Actor = { ...actor, accountId: newId(), memberId: newId() };
    expect(await get(HeldRightService).listLedGroups(stranger)).toEqual([]);
  });

  it('follow the team when villages merge, and her tokens are made anew', async () => {
    const { province, commune, officer } = await aTeam();
    const [one, two] = [await province.village(commune, 'Thôn 1'), await province.village(commune, 'Thôn 2')];
    const kept = await province.team(one, 'village-team');
    const leader = await province.member(one);
    await province.seat(leader, kept, '2025-07-01', 'leader');
    const merged: { path: string }[] = [];
    const merge = async () => {
      const wish = { villageIds: [one.id, two.id], village: { word: 'Thôn' as const, name: '3' }, keepTeamOf: one.id };
      merged.push(
        (await get(VillageService).mergeVillages(officer, commune.id, { ...wish, decisionNumber: null })).village,
      );
    };
    expect(await renews(leader, merge)).toBe(true);
    expect(await leads(leader)).toMatchObject([{ path: merged[0]?.path, teamId: kept.id }]);
    expect((await get(TeamService).getTeam(officer, kept.id)).team.unitPath).toBe(merged[0]?.path);
  });

  it.each([
    ['leads', FROM_TODAY],
    ['will lead', { from: NEW_YEAR, until: null }],
  ])('keep who was only lent them, or leads elsewhere, from making a code for who %s', async (_when, days) => {
    const [ground, elsewhere] = [await aTeam(), await aTeam()];
    await take(ground, 'leader', days);
    const leader = holder(ground.person);
    const beyond = async (actor: Actor) =>
      (await get(HeldRightService).findBeyondReach(actor, [leader])).has(leader.accountId);
    const lent: Actor = {
      ...{ accountId: newId(), memberId: newId(), sessionId: newId() },
      grants: [
        {
          role: 'team-leader',
          unitId: ground.commune.id,
          path: ground.commune.path,
          bound: { kind: 'team', teamId: ground.team.id },
        },
      ],
    };
    expect([await beyond(ground.officer), await beyond(elsewhere.officer), await beyond(lent)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});
