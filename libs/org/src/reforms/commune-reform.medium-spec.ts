import { type TestingModule } from '@nestjs/testing';
import { AccessEpochs, type Database, newId, NotFound } from '@lopso/platform';
import { startOrg } from '../../../../test/support/org';
import { TestProvince, type TestUnit } from '../../../../test/support/province';
import { type TestClock } from '../../../../test/support/test-clock';
import { HeldRightService } from '../grants/held-right.service';
import { RoleGrantRepository } from '../grants/role-grant.repository';
import { RoleGrantService } from '../grants/role-grant.service';
import { MemberService } from '../members/member.service';
import { SeatTermService } from '../seats/seat-term.service';
import { TeamService } from '../teams/team.service';
import { UndoActService } from '../undo/undo-act.service';
import { FormerCommuneRepository } from '../units/former-commune.repository';
import { UnitService } from '../units/unit.service';
import { VillageService } from '../villages/village.service';
import { type CommuneReform } from './commune-reform';
import { CommuneReformService } from './commune-reform.service';

const TODAY = '2026-11-25';

describe('a reform of communes', () => {
  let clock: TestClock;
  let module: TestingModule;
  let database: Database;
  let reforms: CommuneReformService;
  beforeAll(async () => {
    ({ module, database, clock } = await startOrg());
    reforms = module.get(CommuneReformService);
    clock.stopAt(`${TODAY}T02:00:00Z`);
  });
  afterAll(() => module.close());

  const aProvince = async () => {
    const province = await TestProvince.create(database);
    return { province, admin: province.officer('department-admin') };
  };
  const wish = (changes: Partial<CommuneReform>): CommuneReform => ({
    fromIds: [],
    to: [],
    villages: [],
    home: null,
    grants: [],
    decisionNumber: '1999/NQ-UBTVQH15',
    effectiveOn: '2026-11-20',
    ...changes,
  });
  const newCommune = { code: '09001', word: 'Xã' as const, name: 'Đồng Tâm' };
  const filled = async (province: TestProvince, name: string) => {
    const commune = await province.commune(name);
    const village = await province.village(commune, 'Thôn 1');
    const [own, team] = [await province.team(commune), await province.team(village, 'village-team')];
    const [official, villager] = [await province.member(commune), await province.member(village)];
    await province.seat(official, own);
    await province.seat(villager, team);
    return { commune, village, own, team, official, villager };
  };

  it('merges communes into a new one: villages go along with teams and people, links are dated, and undo brings all back', async () => {
    const { province, admin } = await aProvince();
    const [a, b] = [await filled(province, 'Xã A'), await filled(province, 'Xã B')];
    const { actId } = await reforms.reformCommunes(
      admin,
      wish({ fromIds: [a.commune.id, b.commune.id], to: [newCommune] }),
    );

    const communes = await module.get(UnitService).listVisibleCommunes(admin);
    expect(communes.map((commune) => commune.fullName)).toEqual(['Xã Đồng Tâm']);
    const [merged] = communes;
    const { villages } = await module.get(VillageService).listVillages(admin, merged?.id ?? '');
    expect(villages.map(({ fullName, path }) => [fullName, path])).toEqual([
      ['Thôn 1', `${merged?.path}.v01`],
      ['Thôn 1', `${merged?.path}.v02`],
    ]);
    const seats = module.get(SeatTermService);
    expect(await seats.findSeat(a.villager.id, TODAY)).toMatchObject({
      teamId: a.team.id,
      unitPath: villages[0]?.path,
    });
    expect(await seats.findSeat(a.official.id, TODAY)).toBeNull();
    expect((await module.get(MemberService).describeMembers([b.official.id])).get(b.official.id)?.communeId).toBe(
      merged?.id,
    );
    expect((await module.get(TeamService).getTeam(admin, a.own.id)).team.validUntil).toBe(TODAY);
    expect(
      (await module.get(CommuneReformService).listReforms(admin)).map(({ fromName, toName, effectiveOn }) => [
        fromName,
        toName,
        effectiveOn,
      ]),
    ).toEqual(
      expect.arrayContaining([
        ['Xã A', 'Xã Đồng Tâm', '2026-11-20'],
        ['Xã B', 'Xã Đồng Tâm', '2026-11-20'],
      ]),
    );

    await module.get(UndoActService).undoAct(admin, actId);
    expect((await module.get(UnitService).listVisibleCommunes(admin)).map((commune) => commune.fullName)).toEqual([
      'Xã A',
      'Xã B',
    ]);
    expect(await seats.findSeat(a.villager.id, TODAY)).toMatchObject({ unitPath: a.village.path });
    expect(await seats.findSeat(a.official.id, TODAY)).toMatchObject({ teamId: a.own.id, heldFrom: '2025-07-01' });
  });

  it('takes the rights of village leaders along, whose next request has the new paths', async () => {
    const { province, admin } = await aProvince();
    const [a, b] = [await filled(province, 'Xã A'), await filled(province, 'Xã B')];
    const accountId = newId();
    const leader = { kind: 'team-leader' as const, accountId, memberId: a.villager.id, unitId: a.village.id };
    const rest = {
      organisation: null,
      from: null,
      until: null,
      decisionNumber: null,
      onBehalfOf: null,
      behalfMemberId: null,
    };
    await module.get(RoleGrantService).giveGrant(admin, { ...leader, ...rest, teamId: a.team.id });
    const subject = { accountId, sessionId: newId(), memberId: null };
    const before = await module.get(AccessEpochs).of(subject);
    const { actId } = await reforms.reformCommunes(
      admin,
      wish({ fromIds: [a.commune.id, b.commune.id], to: [newCommune] }),
    );
    const seat = await module.get(SeatTermService).findSeat(a.villager.id, TODAY);
    const pathOf = async (): Promise<string | undefined> =>
      (await module.get(HeldRightService).getGrants({ accountId, memberId: null }, TODAY))[0]?.path;
    expect([await pathOf(), seat?.unitPath.startsWith(a.commune.path)]).toEqual([seat?.unitPath, false]);
    expect(await module.get(AccessEpochs).of(subject)).not.toBe(before);
    await module.get(UndoActService).undoAct(admin, actId);
    expect(await pathOf()).toBe(a.village.path);
  });

  it('is shown before it is done: what ends, moves and has to be given anew, and nothing is changed by looking', async () => {
    const { province, admin } = await aProvince();
    const [a, b] = [await filled(province, 'Xã A'), await filled(province, 'Xã B')];
    await province.village(b.commune, 'Thôn 2');
    const accountId = newId();
    await database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, held) values ($1, $2, 'commune-officer', $3, $4, '[2026-01-01,)')`,
      [newId(), accountId, b.commune.id, b.commune.path],
    );
    const preview = module.get(CommuneReformService);
    const fromIds = [a.commune.id, b.commune.id];
    const into = await preview.previewReform(admin, wish({ fromIds, to: [{ unitId: a.commune.id }] }));
    expect(into).toMatchObject({
      endingTeams: [{ name: 'Tổ công nghệ số cộng đồng Xã B', people: 1 }],
      villages: 2,
      villageTeams: 1,
      grants: [{ grant: { accountId, role: 'commune-officer' }, canPass: true }],
    });
    expect([...into.memberIds].sort()).toEqual([b.official.id, b.villager.id].sort());
    const born = await preview.previewReform(admin, wish({ fromIds, to: [newCommune] }));
    expect([born.endingTeams.length, born.villages, born.memberIds.length]).toEqual([2, 3, 4]);
    expect((await module.get(UnitService).listVisibleCommunes(admin)).map((commune) => commune.fullName)).toEqual([
      'Xã A',
      'Xã B',
    ]);
    expect((await module.get(TeamService).getTeam(admin, b.own.id)).team.validUntil).toBeNull();
    await expect(
      preview.previewReform(province.officer('department-officer'), wish({ fromIds, to: [newCommune] })),
    ).rejects.toThrow(NotFound);
    const grants = born.grants.map(({ grant }) => ({ grantId: grant.id, to: null }));
    const { actId } = await reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune], grants }));
    const today = async (as = admin) =>
      (await module.get(CommuneReformService).listReformsOfToday(as)).map(({ id, canUndo }) => [id, canUndo]);
    expect([await today(), await today(province.officer('leader')), await today((await aProvince()).admin)]).toEqual([
      [[actId, true]],
      [[actId, false]],
      [],
    ]);
    await module.get(UndoActService).undoAct(admin, actId);
    expect(await today()).toEqual([[actId, false]]);
  });

  it('splits a commune: every village goes where the resolution says, and the old one may go on under its name', async () => {
    const { province, admin } = await aProvince();
    const { commune, village, villager } = await filled(province, 'Xã A');
    const second = await province.village(commune, 'Thôn 2');
    await reforms.reformCommunes(
      admin,
      wish({
        fromIds: [commune.id],
        to: [{ unitId: commune.id }, newCommune],
        home: 0,
        villages: [
          { villageId: village.id, to: 1 },
          { villageId: second.id, to: 0 },
        ],
      }),
    );
    const villagesOf = async (unit: string) =>
      (await module.get(VillageService).listVillages(admin, unit)).villages.map((one) => one.fullName);
    const born = (await module.get(UnitService).listVisibleCommunes(admin)).find((unit) => unit.name === 'Đồng Tâm');
    expect([await villagesOf(commune.id), await villagesOf(born?.id ?? '')]).toEqual([['Thôn 2'], ['Thôn 1']]);
    expect((await module.get(MemberService).describeMembers([villager.id])).get(villager.id)?.communeId).toBe(born?.id);
    expect(second.path.startsWith(commune.path)).toBe(true);
    expect((await module.get(CommuneReformService).listReforms(admin))[0]).toMatchObject({
      kind: 'split',
      toName: 'Xã Đồng Tâm',
    });
    const successors = await module.get(FormerCommuneRepository).successorsOf([commune.id], TODAY);
    expect(successors.map(({ unitId, extent }) => [unitId, extent]).sort()).toEqual(
      [
        [commune.id, 'partial'],
        [born?.id, 'partial'],
      ].sort(),
    );
  });

  describe('that splits', () => {
    const second = { code: '09002', word: 'Xã' as const, name: 'Đồng Tiến' };
    const homeOf = async (memberId: string) =>
      (await module.get(MemberService).describeMembers([memberId])).get(memberId)?.communeName;

    it('sends people without a village where it says, also when the old commune goes on; its own team stays with its people', async () => {
      const { province, admin } = await aProvince();
      const { commune, village, official, villager } = await filled(province, 'Xã A');
      const loose = await province.member(commune);
      const split = wish({
        fromIds: [commune.id],
        to: [{ unitId: commune.id }, newCommune],
        villages: [{ villageId: village.id, to: 0 }],
      });
      const preview = async (home: number) =>
        (await module.get(CommuneReformService).previewReform(admin, { ...split, home })).memberIds;
      expect([await preview(0), await preview(1)]).toEqual([[], [loose.id]]);
      const { actId } = await reforms.reformCommunes(admin, { ...split, home: 1 });
      const homes = async () => [await homeOf(loose.id), await homeOf(official.id), await homeOf(villager.id)];
      expect(await homes()).toEqual(['Xã Đồng Tâm', 'Xã A', 'Xã A']);
      await module.get(UndoActService).undoAct(admin, actId);
      expect(await homes()).toEqual(['Xã A', 'Xã A', 'Xã A']);
    });

    it('sends who sits in the team of a village along with it, wherever the others without a village go', async () => {
      const { province, admin } = await aProvince();
      const { commune, village, team } = await filled(province, 'Xã A');
      const later = await province.village(commune, 'Thôn 2');
      const going = await province.team(later, 'village-team');
      const [loose, stays, goes] = [
        await province.member(commune),
        await province.member(commune),
        await province.member(commune),
      ];
      await province.seat(stays, team);
      await province.seat(goes, going);
      const homes = async () => [await homeOf(loose.id), await homeOf(stays.id), await homeOf(goes.id)];
      const split = wish({
        fromIds: [commune.id],
        to: [{ unitId: commune.id }, newCommune],
        villages: [
          { villageId: village.id, to: 0 },
          { villageId: later.id, to: 1 },
        ],
        home: 0,
      });
      const effect = await module.get(CommuneReformService).previewReform(admin, split);
      expect([effect.followers, effect.memberIds]).toEqual([1, [goes.id]]);
      const { actId } = await reforms.reformCommunes(admin, split);
      expect(await homes()).toEqual(['Xã A', 'Xã A', 'Xã Đồng Tâm']);
      await module.get(UndoActService).undoAct(admin, actId);
      expect(await homes()).toEqual(['Xã A', 'Xã A', 'Xã A']);
      await reforms.reformCommunes(admin, { ...split, home: 1 });
      expect(await homes()).toEqual(['Xã Đồng Tâm', 'Xã A', 'Xã Đồng Tâm']);
    });

    it('sends them to another than the first target when all targets are new', async () => {
      const { province, admin } = await aProvince();
      const { commune, village, official, villager } = await filled(province, 'Xã A');
      await reforms.reformCommunes(
        admin,
        wish({
          ...{ fromIds: [commune.id], to: [newCommune, second], home: 1 },
          villages: [{ villageId: village.id, to: 0 }],
        }),
      );
      expect([await homeOf(official.id), await homeOf(villager.id)]).toEqual(['Xã Đồng Tiến', 'Xã Đồng Tâm']);
    });

    it('is refused, by its preview too, where it leaves out a village or the people without one', async () => {
      const { province, admin } = await aProvince();
      const { commune, village } = await filled(province, 'Xã A');
      const later = await province.village(commune, 'Thôn 2');
      const named = [village, later].map(({ id }) => ({ villageId: id, to: 1 }));
      for (const to of [
        [newCommune, second],
        [{ unitId: commune.id }, newCommune],
      ]) {
        const split = wish({ fromIds: [commune.id], to });
        if ('code' in (to[0] ?? {})) await province.member(commune);
        for (const left of [
          { villages: named.slice(1), home: 0 },
          { villages: named, home: null },
        ]) {
          const code = { code: 'org.reform-leaves-out' };
          await expect(
            module.get(CommuneReformService).previewReform(admin, { ...split, ...left }),
          ).rejects.toMatchObject(code);
          await expect(reforms.reformCommunes(admin, { ...split, ...left })).rejects.toMatchObject(code);
        }
        await expect(reforms.reformCommunes(admin, { ...split, villages: named, home: 2 })).rejects.toMatchObject({
          code: 'org.reform',
        });
      }
    });
  });

  it('is the department’s, of its own province, by a decision, on a day that has come', async () => {
    const { province, admin } = await aProvince();
    const [a, b]: TestUnit[] = [await province.commune(), await province.commune()];
    const fromIds = [a?.id ?? '', b?.id ?? ''];
    const officer = province.officer('department-officer');
    await expect(reforms.reformCommunes(officer, wish({ fromIds, to: [newCommune] }))).rejects.toThrow(NotFound);
    const stranger = (await aProvince()).admin;
    await expect(reforms.reformCommunes(stranger, wish({ fromIds, to: [newCommune] }))).rejects.toThrow(NotFound);
    for (const fault of [{ decisionNumber: ' ' }, { effectiveOn: '2026-11-26' }])
      await expect(reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune], ...fault }))).rejects.toMatchObject({
        code: 'platform.invalid-input',
      });
    for (const [effectiveOn, earliest] of [
      ['2026-10-24', '25/10/2026'],
      ['2019-01-01', '25/10/2026'],
    ])
      await expect(
        reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune], effectiveOn })),
      ).rejects.toMatchObject({
        faults: [{ pointer: '#/effectiveOn', code: 'org.reform-too-early', params: { earliest } }],
      });
    await expect(
      reforms.reformCommunes(admin, wish({ fromIds: fromIds.slice(1), to: [newCommune] })),
    ).rejects.toMatchObject({
      code: 'org.reform',
    });
    const foreign = await province.village(await province.commune());
    await expect(
      reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune], villages: [{ villageId: foreign.id, to: 0 }] })),
    ).rejects.toMatchObject({ code: 'org.reform' });
    await reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune] }));
    const others = [(await province.commune()).id, (await province.commune()).id];
    await expect(reforms.reformCommunes(admin, wish({ fromIds: others, to: [newCommune] }))).rejects.toMatchObject({
      code: 'org.commune-exists',
    });
  });

  it('tells a new commune apart by the former district where another has its name', async () => {
    const { province, admin } = await aProvince();
    const communes = [await province.commune('Đồng Tâm'), await province.commune(), await province.commune()];
    await database.execute(`update org.unit set former_districts = '{Huyện Bắc Quang}' where id = $1`, [
      communes[1]?.id,
    ]);
    await reforms.reformCommunes(admin, wish({ fromIds: communes.slice(1).map((unit) => unit.id), to: [newCommune] }));
    const names = (await module.get(UnitService).listVisibleCommunes(admin)).map((unit) => unit.fullName);
    expect(names).toContain('Xã Đồng Tâm (Bắc Quang cũ)');
  });

  describe('ends rights over the communes that go', () => {
    const anOfficer = async (
      commune: TestUnit,
      more: { role?: string; from?: string; until?: string; accountId?: string } = {},
    ) => {
      const [id, accountId] = [newId(), more.accountId ?? newId()];
      await database.execute(
        `insert into org.role_grant (id, account_id, role, unit_id, unit_path, decision_number, held)
         values ($1, $2, $3, $4, $5, '7/QĐ', daterange($6::date, $7::date))`,
        [
          ...[id, accountId, more.role ?? 'commune-officer', commune.id, commune.path],
          ...[more.from ?? '2026-01-01', more.until ?? null],
        ],
      );
      return { id, accountId };
    };
    const rightsOf = async (accountId: string) =>
      (await module.get(HeldRightService).getGrants({ accountId, memberId: null }, TODAY)).map(({ role, path }) => [
        role,
        path,
      ]);
    const epochOf = (accountId: string) =>
      module.get(AccessEpochs).of({ accountId, sessionId: newId(), memberId: null });

    it('unless the department passes them on, by the decision of the reform; undo gives all of them back', async () => {
      const { province, admin } = await aProvince();
      const [a, b] = [await province.commune('Xã A'), await province.commune('Xã B')];
      const [passed, left] = [await anOfficer(a), await anOfficer(b)];
      const before = [await epochOf(passed.accountId), await epochOf(left.accountId)];
      const grants = [
        { grantId: passed.id, to: 0 },
        { grantId: left.id, to: null },
      ];
      const fromIds = [a.id, b.id];
      const { actId } = await reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune], grants }));
      const path = `${province.unit.path}.09001`;
      expect(await rightsOf(passed.accountId)).toEqual([['commune-officer', path]]);
      expect(await rightsOf(left.accountId)).toEqual([]);
      const after = [await epochOf(passed.accountId), await epochOf(left.accountId)];
      expect(after.some((epoch, index) => epoch === before[index])).toBe(false);
      const list = (isEnded: boolean) =>
        module.get(RoleGrantService).listGrants(admin, {
          ...{ unitId: null, isEnded, limit: 10, cursor: null, kind: null, accountIds: null, text: null },
        });
      expect((await list(false)).grants).toMatchObject([
        { accountId: passed.accountId, decisionNumber: '1999/NQ-UBTVQH15', from: TODAY, givenBy: admin.accountId },
      ]);
      expect((await list(true)).grants.map(({ endedBy }) => endedBy)).toEqual([admin.accountId, admin.accountId]);
      await module.get(UndoActService).undoAct(admin, actId);
      expect([await rightsOf(passed.accountId), await rightsOf(left.accountId)]).toEqual([
        [['commune-officer', a.path]],
        [['commune-officer', b.path]],
      ]);
      expect(await epochOf(passed.accountId)).not.toBe(after[0]);
    });

    it('and never widens them by itself: what was not shown refuses the act, a split sends each only where it is said', async () => {
      const { province, admin } = await aProvince();
      const commune = await province.commune('Xã A');
      const [officer, trainer] = [
        await anOfficer(commune),
        await anOfficer(commune, { role: 'trainer', until: '2027-01-01' }),
      ];
      const second = { code: '09002', word: 'Xã' as const, name: 'Đồng Tiến' };
      const split = { fromIds: [commune.id], to: [newCommune, second] };
      await expect(reforms.reformCommunes(admin, wish(split))).rejects.toMatchObject({
        code: 'org.reform-grants-changed',
      });
      const beyond = [
        { grantId: officer.id, to: 2 },
        { grantId: trainer.id, to: null },
      ];
      await expect(reforms.reformCommunes(admin, wish({ ...split, grants: beyond }))).rejects.toMatchObject({
        code: 'org.reform',
      });
      const grants = [
        { grantId: officer.id, to: 1 },
        { grantId: trainer.id, to: null },
      ];
      await reforms.reformCommunes(admin, wish({ ...split, grants }));
      expect(await rightsOf(officer.accountId)).toEqual([['commune-officer', `${province.unit.path}.09002`]]);
      expect(await rightsOf(trainer.accountId)).toEqual([]);
    });

    it('once for who held it over two of them, with the longer of both; a right lent ends and cannot be passed on', async () => {
      const { province, admin } = await aProvince();
      const [a, b] = [await province.commune('Xã A'), await province.commune('Xã B')];
      const { id, accountId } = await anOfficer(a, { until: '2027-01-01' });
      const other = await anOfficer(b);
      await database.execute('update org.role_grant set account_id = $2 where id = $1', [other.id, accountId]);
      const lent = await anOfficer(b, { until: '2026-12-31' });
      await database.execute('update org.role_grant set on_behalf_of = $2 where id = $1', [lent.id, accountId]);
      const fromIds = [a.id, b.id];
      const shown = await module.get(CommuneReformService).previewReform(admin, wish({ fromIds, to: [newCommune] }));
      expect(shown.grants.map(({ grant, canPass }) => [grant.id, canPass])).toEqual([
        [other.id, true],
        [id, true],
        [lent.id, false],
      ]);
      const named = (lentTo: number | null) =>
        shown.grants.map(({ grant }) => ({ grantId: grant.id, to: grant.id === lent.id ? lentTo : 0 }));
      const refused = reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune], grants: named(0) }));
      await expect(refused).rejects.toMatchObject({ code: 'org.reform' });
      await reforms.reformCommunes(admin, wish({ fromIds, to: [newCommune], grants: named(null) }));
      const held = await module.get(HeldRightService).listCurrentRights({ accountId, memberId: null }, TODAY);
      expect(held.map(({ unitPath, until }) => [unitPath, until])).toEqual([[`${province.unit.path}.09001`, null]]);
      expect(await rightsOf(lent.accountId)).toEqual([]);
    });

    it('on every day of either, where one of them goes on: what is held there already gets the days it lacks', async () => {
      const { province, admin } = await aProvince();
      const [a, b] = [await province.commune('Xã A'), await province.commune('Xã B')];
      const { id, accountId } = await anOfficer(a);
      const kept = await anOfficer(b, { accountId, until: '2026-11-28' });
      const days = async () =>
        (await module.get(RoleGrantRepository).standingOf([accountId], TODAY))
          .map(({ unitId, from, until }) => [unitId, from, until])
          .sort();
      const before = await days();
      const { actId } = await reforms.reformCommunes(
        admin,
        wish({ fromIds: [a.id, b.id], to: [{ unitId: b.id }], grants: [{ grantId: id, to: 0 }] }),
      );
      expect(await days()).toEqual([
        [b.id, '2026-01-01', '2026-11-28'],
        [b.id, '2026-11-28', null],
      ]);
      expect(await module.get(RoleGrantRepository).find(kept.id, TODAY)).toMatchObject({ endedAt: null });
      await module.get(UndoActService).undoAct(admin, actId);
      expect(await days()).toEqual(before);
    });

    it('on every day of either, where one follows the other: today is not lost to the one that is still to come', async () => {
      const { province, admin } = await aProvince();
      const [a, b] = [await province.commune('Xã A'), await province.commune('Xã B')];
      const first = await anOfficer(a, { until: '2027-01-01' });
      const second = await anOfficer(b, { accountId: first.accountId, from: '2027-01-01' });
      const grants = [first, second].map(({ id }) => ({ grantId: id, to: 0 }));
      await reforms.reformCommunes(admin, wish({ fromIds: [a.id, b.id], to: [newCommune], grants }));
      const held = await module.get(RoleGrantRepository).standingOf([first.accountId], TODAY);
      expect(held.map(({ from, until, state }) => [from, until, state]).sort()).toEqual([
        [TODAY, '2027-01-01', 'current'],
        ['2027-01-01', null, 'coming'],
      ]);
      expect(await rightsOf(first.accountId)).toEqual([['commune-officer', `${province.unit.path}.09001`]]);
    });

    it('for good: no right is given or given back over a commune that ended', async () => {
      const { province, admin } = await aProvince();
      const [a, b] = [await province.commune('Xã A'), await province.commune('Xã B')];
      const { id } = await anOfficer(a);
      const grants = [{ grantId: id, to: null }];
      await reforms.reformCommunes(admin, wish({ fromIds: [a.id, b.id], to: [newCommune], grants }));
      await expect(module.get(RoleGrantService).restoreGrant(admin, id)).rejects.toMatchObject({
        code: 'org.grant-end-stands',
      });
      const terms = { from: null, until: null, decisionNumber: '1', onBehalfOf: null, behalfMemberId: null };
      const given = module.get(RoleGrantService).giveGrant(admin, {
        ...{
          accountId: newId(),
          memberId: null,
          kind: 'trainer',
          unitId: a.id,
          teamId: null,
          organisation: null,
          ...terms,
        },
      });
      await expect(given).rejects.toMatchObject({ code: 'org.grant-unit' });
    });
  });

  it('is refused before anything is done where the new code or name is another’s, and says which name it shares', async () => {
    const { province, admin } = await aProvince();
    const [a, b, other] = [await province.commune('Xã A'), await province.commune('Xã B'), await province.commune()];
    const preview = (target: Partial<typeof newCommune>, more: (typeof newCommune)[] = []) =>
      module
        .get(CommuneReformService)
        .previewReform(
          admin,
          wish({ fromIds: more.length > 0 ? [a.id] : [a.id, b.id], to: [{ ...newCommune, ...target }, ...more] }),
        );
    const code = other.path.split('.')[1] ?? '';
    await database.execute(`update org.unit set code = '09009', path = $2::ltree where id = $1`, [
      other.id,
      `${province.unit.path}.09009`,
    ]);
    expect(code).not.toBe('09009');
    await expect(preview({ code: '09009' })).rejects.toMatchObject({ code: 'org.commune-exists' });
    await expect(preview({ code: '9' })).rejects.toMatchObject({ code: 'platform.invalid-input' });
    await expect(preview({}, [{ ...newCommune, name: 'Khác' }])).rejects.toMatchObject({ code: 'org.commune-exists' });
    await expect(preview({}, [{ ...newCommune, code: '09003' }])).rejects.toMatchObject({
      code: 'org.commune-name-taken',
    });
    await database.execute(`update org.unit set name = 'Đồng Tâm', full_name = 'Xã Đồng Tâm' where id = $1`, [
      other.id,
    ]);
    await expect(preview({})).rejects.toMatchObject({ code: 'org.commune-name-taken' });
    await database.execute(`update org.unit set former_districts = '{Huyện Bắc Quang}' where id = $1`, [a.id]);
    expect((await preview({})).namesakes).toEqual(['Xã Đồng Tâm']);
    expect((await preview({ word: 'Phường' as 'Xã' })).namesakes).toEqual(['Xã Đồng Tâm']);
  });
});
