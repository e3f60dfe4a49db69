import { type TestingModule } from '@nestjs/testing';
import { AccessEpochs, type Database, newId, NotFound } from '@lopso/platform';
import { startOrg } from '../../../../test/support/org';
import { type TestMember, TestProvince, type TestTeam, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { HeldRightService } from '../grants/held-right.service';
import { RoleGrantService } from '../grants/role-grant.service';
import { MemberService } from '../members/member.service';
import { OrgOverviewService } from '../overview/org-overview.service';
import { RosterImportService } from '../roster/roster-import.service';
import { SeatTermService } from '../seats/seat-term.service';
import { TeamService } from '../teams/team.service';
import { UndoActService } from '../undo/undo-act.service';
import { VillageService } from './village.service';

const TODAY = '2026-11-25';

describe('villages', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
  });
  beforeEach(() => clock.stopAt(`${TODAY}T02:00:00Z`));
  afterAll(() => module.close());

  const aCommune = async (fullName?: string) => {
    const province = await TestProvince.create(database);
    const commune = await province.commune(fullName);
    const officer = province.officer('commune-officer', commune);
    const list = async () => (await module.get(VillageService).listVillages(officer, commune.id)).villages;
    return { province, commune, officer, list };
  };
  const named = async (province: TestProvince, commune: TestUnit, ...names: string[]) =>
    Promise.all(names.map((name) => province.village(commune, name)));

  it('are renamed: the team takes the name, the old one stays known, and undo brings it back', async () => {
    const { province, commune, officer, list } = await aCommune();
    const [village] = await named(province, commune, 'Thôn 7');
    const team = await province.team(village as TestUnit, 'village-team');
    const { actId } = await module
      .get(VillageService)
      .renameVillage(officer, village?.id ?? '', { word: 'Thôn', name: 'thôn Bản Pắng' });
    expect((await list())[0]).toMatchObject({
      fullName: 'Thôn Bản Pắng',
      formerNames: [{ fullName: 'Thôn 7', until: TODAY }],
    });
    expect((await module.get(TeamService).getTeam(officer, team.id)).team.name).toBe(
      'Tổ công nghệ số cộng đồng thôn Bản Pắng',
    );
    const former = () => module.get(RosterImportService).listFormerVillages(commune.path);
    expect(await former()).toEqual([{ oldFullName: 'Thôn 7', unitId: village?.id }]);
    await module.get(UndoActService).undoAct(officer, actId);
    expect(await former()).toEqual([]);
    expect((await list())[0]).toMatchObject({ fullName: 'Thôn 7', formerNames: [] });
    expect((await module.get(TeamService).getTeam(officer, team.id)).team.name).toContain('Thôn 7');
  });

  it('are two where the tones differ, and the refusal names the one that is there', async () => {
    const { commune, officer } = await aCommune();
    const add = (name: string) => module.get(VillageService).addVillage(officer, commune.id, { word: 'Thôn', name });
    await add('Mại');
    expect((await add('Mái')).fullName).toBe('Thôn Mái');
    expect((await add('Bản H’Lử')).fullName).toBe("Thôn Bản H'Lử");
    const refused = { code: 'org.village-exists' };
    await expect(add('MÁI')).rejects.toMatchObject({ ...refused, params: { name: 'Thôn Mái' } });
    await expect(add('bản hʼlử')).rejects.toMatchObject({ ...refused, params: { name: "Thôn Bản H'Lử" } });
  });

  it('are added, renamed or merged beside one that differs in diacritics alone when the officer insists, in either order', async () => {
    const { province, commune, officer } = await aCommune('Phường Thử Dấu');
    const [mái, noi, one, two] = await named(province, commune, 'Thôn Mái', 'Thôn Na Noi', 'Thôn 1', 'Thôn 2');
    const ids = { mái: mái?.id ?? '', noi: noi?.id ?? '', merged: [one?.id ?? '', two?.id ?? ''] };
    const said = (name: string, isAnotherPlace = false) => ({ word: 'Thôn', name, isAnotherPlace }) as const;
    const add = (name: string, isSure = false) =>
      module.get(VillageService).addVillage(officer, commune.id, said(name, isSure));
    const alike = (name: string, typed: string) => ({
      ...{ code: 'org.village-spelt-alike', params: { commune: 'Phường Thử Dấu', name, typed } },
    });
    await expect(add('mai')).rejects.toMatchObject(alike('Thôn Mái', 'Thôn mai'));
    await expect(add('Nà Nòi')).rejects.toMatchObject(alike('Thôn Na Noi', 'Thôn Nà Nòi'));
    const rename = (isSure: boolean) => module.get(VillageService).renameVillage(officer, ids.noi, said('Mai', isSure));
    await expect(rename(false)).rejects.toMatchObject(alike('Thôn Mái', 'Thôn Mai'));
    const merge = (isSure: boolean) =>
      module.get(VillageService).mergeVillages(officer, commune.id, {
        ...{ villageIds: ids.merged, village: said('Na Nòi', isSure), keepTeamOf: null, decisionNumber: null },
      });
    await expect(merge(false)).rejects.toMatchObject(alike('Thôn Na Noi', 'Thôn Na Nòi'));
    expect((await merge(true)).village.fullName).toBe('Thôn Na Nòi');
    await rename(true);
    await expect(add('Mai', true)).rejects.toMatchObject({ code: 'org.village-exists', params: { name: 'Thôn Mai' } });
    await module.get(VillageService).renameVillage(officer, ids.mái, said('MÁI', true));
  });

  it('have no two of a name today, but the name of one that ended is free', async () => {
    const { province, commune, officer } = await aCommune();
    const [one, two] = await named(province, commune, 'Thôn 1', 'Thôn 2');
    const changes = module.get(VillageService);
    await expect(changes.renameVillage(officer, one?.id ?? '', { word: 'Thôn', name: '2' })).rejects.toMatchObject({
      code: 'org.village-exists',
    });
    await expect(changes.renameVillage(officer, one?.id ?? '', { word: 'Thôn', name: '1' })).rejects.toMatchObject({
      code: 'org.village-name-stays',
    });
    await changes.endVillage(officer, two?.id ?? '');
    await changes.renameVillage(officer, one?.id ?? '', { word: 'Thôn', name: '2' });
    const both = await Promise.allSettled([
      module.get(VillageService).addVillage(officer, commune.id, { word: 'Thôn', name: '3' }),
      module.get(VillageService).addVillage(officer, commune.id, { word: 'Thôn', name: '3' }),
    ]);
    expect(both.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are merged into a new one: people and the chosen team go along, the other team ends, links lead from old to new', async () => {
    const { province, commune, officer, list } = await aCommune();
    const [one, two] = (await named(province, commune, 'Thôn 1', 'Thôn 2')) as [TestUnit, TestUnit];
    const [kept, ended] = [await province.team(one, 'village-team'), await province.team(two, 'village-team')];
    const [stays, leaves] = [await province.member(one), await province.member(two)];
    await province.seat(stays, kept);
    await province.seat(leaves, ended);
    const merge = {
      villageIds: [one.id, two.id],
      village: { word: 'Thôn' as const, name: '1' },
      keepTeamOf: one.id,
      decisionNumber: '15/QĐ-UBND',
    };
    const { actId, village } = await module.get(VillageService).mergeVillages(officer, commune.id, merge);

    // Those that ended on one day come by their codes, which are random here.
    const [first, ...over] = await list();
    const villages = [first, ...over.sort((a, b) => a.fullName.localeCompare(b.fullName, 'vi'))];
    expect(villages.map((v) => [v?.fullName, v?.until, v?.successors, v?.people])).toEqual([
      ['Thôn 1', null, [], 2],
      ['Thôn 1', TODAY, ['Thôn 1'], 0],
      ['Thôn 2', TODAY, ['Thôn 1'], 0],
    ]);
    expect(await module.get(RosterImportService).listFormerVillages(commune.path)).toEqual([
      { oldFullName: 'Thôn 1', unitId: village.id },
      { oldFullName: 'Thôn 2', unitId: village.id },
    ]);
    const seats = module.get(SeatTermService);
    expect(await seats.findSeat(stays.id, TODAY)).toMatchObject({ teamId: kept.id, unitPath: village.path });
    expect(await seats.findSeat(leaves.id, TODAY)).toBeNull();
    expect(await seats.findSeat(leaves.id, '2026-11-24')).toMatchObject({ teamId: ended.id });
    expect((await module.get(MemberService).describeMembers([leaves.id])).get(leaves.id)?.unitId).toBe(village.id);
    expect((await module.get(TeamService).getTeam(officer, ended.id)).team).toMatchObject({
      validUntil: TODAY,
      endDecisionNumber: '15/QĐ-UBND',
    });

    await module.get(UndoActService).undoAct(officer, actId);
    const again = (await list()).map(({ fullName, until, people }) => [fullName, until, people]);
    expect(again).toHaveLength(2);
    expect(again).toEqual(
      expect.arrayContaining([
        ['Thôn 1', null, 1],
        ['Thôn 2', null, 1],
      ]),
    );
    expect(await seats.findSeat(leaves.id, TODAY)).toMatchObject({ teamId: ended.id, heldFrom: '2025-07-01' });
    expect(await database.query('select 1 from org.unit where id = $1', [village.id])).toEqual([]);
  });

  it('are merged with the right of the leader whose team goes on: it lies over the new village, and back after undo', async () => {
    const { province, commune, officer } = await aCommune();
    const [one, two] = (await named(province, commune, 'Thôn 1', 'Thôn 2')) as [TestUnit, TestUnit];
    const [kept, ended] = [await province.team(one, 'village-team'), await province.team(two, 'village-team')];
    const [leader, other] = [await province.member(one), await province.member(two)];
    await province.seat(leader, kept);
    await province.seat(other, ended);
    const lead = async (member: TestMember, team: TestTeam): Promise<string> => {
      const wish = { kind: 'team-leader' as const, unitId: team.unit.id, teamId: team.id, memberId: member.id };
      const rest = {
        organisation: null,
        from: null,
        until: null,
        decisionNumber: null,
        onBehalfOf: null,
        behalfMemberId: null,
      };
      const accountId = newId();
      await module.get(RoleGrantService).giveGrant(officer, { ...wish, ...rest, accountId });
      return accountId;
    };
    const [account, gone] = [await lead(leader, kept), await lead(other, ended)];
    const placesOf = async (accountId: string): Promise<string[]> =>
      (await module.get(HeldRightService).getGrants({ accountId, memberId: null }, TODAY)).map(({ path }) => path);
    const epochOf = (accountId: string): Promise<string> =>
      module.get(AccessEpochs).of({ accountId, sessionId: newId(), memberId: null });
    const before = await epochOf(account);
    const { actId, village } = await module.get(VillageService).mergeVillages(officer, commune.id, {
      villageIds: [one.id, two.id],
      village: { word: 'Thôn', name: '3' },
      keepTeamOf: one.id,
      decisionNumber: null,
    });
    expect([await placesOf(account), await placesOf(gone)]).toEqual([[village.path], []]);
    const merged = await epochOf(account);
    expect(merged).not.toBe(before);
    await module.get(UndoActService).undoAct(officer, actId);
    expect([await placesOf(account), await placesOf(gone)]).toEqual([[one.path], [two.path]]);
    expect(await epochOf(account)).not.toBe(merged);
  });

  it('keep what was built on a merger: it is then not undone', async () => {
    const { province, commune, officer } = await aCommune();
    const [one, two] = (await named(province, commune, 'Thôn 1', 'Thôn 2')) as [TestUnit, TestUnit];
    const merge = {
      villageIds: [one.id, two.id],
      village: { word: 'Thôn' as const, name: '3' },
      keepTeamOf: null,
      decisionNumber: null,
    };
    const { actId, village } = await module.get(VillageService).mergeVillages(officer, commune.id, merge);
    await module.get(TeamService).addTeam(officer, { unitId: village.id, decisionNumber: null, decidedOn: null });
    await expect(module.get(UndoActService).undoAct(officer, actId)).rejects.toMatchObject({
      code: 'org.unit-act-in-use',
      params: {
        standing: 'Thôn 3 đã có việc làm sau đó, đã có tổ',
        remedy: 'Hoàn tác việc sau cùng trước.',
      },
    });
  });

  it('are taken back once what stood on a merger was taken back too, its undone acts staying with the commune', async () => {
    const { province, commune, officer, list } = await aCommune();
    const [one, two] = (await named(province, commune, 'Thôn 1', 'Thôn 2')) as [TestUnit, TestUnit];
    const { actId, village } = await module.get(VillageService).mergeVillages(officer, commune.id, {
      villageIds: [one.id, two.id],
      village: { word: 'Thôn', name: '3' },
      keepTeamOf: null,
      decisionNumber: null,
    });
    const team = await module
      .get(TeamService)
      .addTeam(officer, { unitId: village.id, decisionNumber: null, decidedOn: null });
    await database.execute(`insert into org.unit_point (unit_id, latitude, longitude) values ($1, 22.8, 104.9)`, [
      village.id,
    ]);
    const board = module.get(OrgOverviewService);
    const acts = async () => (await board.listActsOfToday(officer, commune.id, { cursor: null, limit: 9 })).items;
    const added = (await acts()).find(({ kind }) => kind === 'team-added');
    await module.get(UndoActService).undoAct(officer, added?.id ?? '');
    expect(team).toBeDefined();
    await module.get(UndoActService).undoAct(officer, actId);
    expect((await list()).map(({ fullName }) => fullName)).toEqual(['Thôn 1', 'Thôn 2']);
    expect((await acts()).map(({ kind, isUndone }) => [kind, isUndone])).toEqual([
      ['team-added', true],
      ['villages-merged', true],
    ]);
  });

  it('refuse a merger of one, of another commune’s, and with a team that is none of theirs', async () => {
    const { province, commune, officer } = await aCommune();
    const [one, two] = (await named(province, commune, 'Thôn 1', 'Thôn 2')) as [TestUnit, TestUnit];
    const foreign = await province.village(await province.commune());
    const merge = (villageIds: string[], keepTeamOf: string | null = null) =>
      module.get(VillageService).mergeVillages(officer, commune.id, {
        villageIds,
        village: { word: 'Thôn', name: '9' },
        keepTeamOf,
        decisionNumber: null,
      });
    await expect(merge([one.id, one.id])).rejects.toMatchObject({ code: 'org.merge' });
    await expect(merge([one.id, two.id], two.id)).rejects.toMatchObject({ code: 'org.merge' });
    await expect(merge([one.id, foreign.id])).rejects.toThrow(NotFound);
    await expect(
      module.get(VillageService).renameVillage(officer, foreign.id, { word: 'Thôn', name: '9' }),
    ).rejects.toThrow(NotFound);
    await expect(module.get(VillageService).endVillage(officer, foreign.id)).rejects.toThrow(NotFound);
  });

  it('end only without team and people, and one of today is taken back instead', async () => {
    const { province, commune, officer, list } = await aCommune();
    const [one, two] = (await named(province, commune, 'Thôn 1', 'Thôn 2')) as [TestUnit, TestUnit];
    await province.team(one, 'village-team');
    await province.member(two);
    const changes = module.get(VillageService);
    await expect(changes.endVillage(officer, one.id)).rejects.toMatchObject({ code: 'org.village-has-team' });
    await expect(changes.endVillage(officer, two.id)).rejects.toMatchObject({
      code: 'org.village-has-people',
      params: { name: 'Thôn 2', people: 1 },
    });
    const fresh = await module.get(VillageService).addVillage(officer, commune.id, { word: 'Bản', name: 'Mới' });
    await expect(changes.endVillage(officer, fresh.id)).rejects.toMatchObject({ code: 'org.village-is-new' });
    await module.get(UndoActService).undoAct(officer, fresh.actId);
    expect((await list()).map((village) => village.fullName).sort()).toEqual(['Thôn 1', 'Thôn 2']);
  });

  it('lie in the order people count: 2 before 10, words as Vietnamese sorts, whatever their codes', async () => {
    const { province, commune, officer, list } = await aCommune();
    const wanted = ['Bản Đống', 'Bản Pắng', 'Thôn 1', 'Thôn 2', 'Thôn 10', 'Thôn 10A', 'Tổ dân phố 3'];
    for (const name of [...wanted].reverse()) await province.village(commune, name);
    expect((await list()).map(({ fullName }) => fullName)).toEqual(wanted);
    const { units } = await module.get(TeamService).listTeamsOfCommune(officer, commune.id);
    expect(units.map(({ unitName }) => unitName).slice(1)).toEqual(wanted);
    const board = module.get(OrgOverviewService);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await board.listVillagesWithoutTeam(officer, { communeId: null, cursor, limit: 2 });
      seen.push(...page.items.map(({ fullName }) => fullName));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(seen).toEqual(wanted);
  });

  it('have their empty places listed in the same order, the commune’s own team first', async () => {
    const { province, commune, officer } = await aCommune();
    await province.team(await province.village(commune, 'Thôn 10'), 'village-team');
    await province.team(await province.village(commune, 'Thôn 2'), 'village-team');
    await province.team(commune);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await module.get(OrgOverviewService).listVacancies(officer, { communeId: null, cursor, limit: 3 });
      seen.push(...page.items.map(({ unitName, number }) => `${unitName} ${number}`));
      cursor = page.nextCursor;
    } while (cursor !== null);
    const numbers = (name: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => `${name} ${index + 1}`);
    expect(seen).toEqual([...numbers(commune.name, 10), ...numbers('Thôn 2', 5), ...numbers('Thôn 10', 5)]);
  });

  it('without a team are listed for the department page by page, another province in the way', async () => {
    const { province, commune, officer } = await aCommune();
    const other = await aCommune();
    await other.province.village(other.commune);
    await province.team(await province.village(commune, 'Thôn có tổ'), 'village-team');
    for (let count = 0; count < 5; count += 1) await province.village(commune);
    const board = module.get(OrgOverviewService);
    const department = province.officer('department-officer');
    const pages: string[][] = [];
    let cursor: string | null = null;
    do {
      const page = await board.listVillagesWithoutTeam(department, { communeId: null, cursor, limit: 2 });
      pages.push(page.items.map((village) => village.id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    expect(pages.map((page) => page.length)).toEqual([2, 2, 1]);
    expect(new Set(pages.flat()).size).toBe(5);
    expect(
      (await board.listVillagesWithoutTeam(officer, { communeId: commune.id, cursor: 'x', limit: 50 })).items,
    ).toHaveLength(5);
    await expect(
      board.listVillagesWithoutTeam(officer, { communeId: other.commune.id, cursor: null, limit: 5 }),
    ).rejects.toThrow(NotFound);
  });
});
