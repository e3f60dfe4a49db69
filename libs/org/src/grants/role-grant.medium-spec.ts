import { createDataSource, Database, newId, Scope } from '@lopso/platform';
import { TestProvince, type TestUnit } from '../../../../test/support/province';
import { type GrantFilter, type NewRoleGrant, RoleGrantRepository } from './role-grant.repository';

const TODAY = '2026-11-25';

const AT = new Date('2026-11-25T03:00:00Z');

const dataSource = createDataSource(process.env['DATABASE_URL'] ?? '');

const database = new Database(dataSource);

const grants = new RoleGrantRepository(database);

const fate = new RoleGrantRepository(database);

type Wish = Partial<NewRoleGrant> & { readonly unit: TestUnit };

async function give({ unit, ...more }: Wish): Promise<NewRoleGrant> {
  const grant: NewRoleGrant = {
    ...{ id: newId(), accountId: newId(), role: 'trainer', unitId: unit.id, unitPath: unit.path, bound: null },
    ...{ memberId: null, decisionNumber: '1/QĐ', from: '2026-01-01', until: null, onBehalfOf: null },
    ...{ behalfMemberId: null, givenBy: null, givenAt: AT, ...more },
  };
  await grants.insert(grant);
  return grant;
}

describe('grants', () => {
  let province: TestProvince;
  let commune: TestUnit;
  beforeAll(() => dataSource.initialize());
  beforeEach(async () => {
    province = await TestProvince.create(database);
    commune = await province.commune();
  });
  afterAll(() => dataSource.destroy());

  it('hold from their first day up to the day before their end, and not once taken back', async () => {
    const accountId = newId();
    const { id } = await give({ unit: commune, accountId, from: '2026-11-20', until: '2026-11-27' });
    const rolesOn = async (day: string): Promise<string[]> =>
      (await grants.currentOf(accountId, day)).map(({ role, endsOn }) => `${role} ${endsOn}`);
    expect(await rolesOn('2026-11-19')).toEqual([]);
    expect(await rolesOn('2026-11-20')).toEqual(['trainer 2026-11-27']);
    expect(await rolesOn('2026-11-26')).toEqual(['trainer 2026-11-27']);
    expect(await rolesOn('2026-11-27')).toEqual([]);
    expect((await grants.find(id, '2026-11-19'))?.state).toBe('coming');
    await grants.end(id, newId(), AT);
    expect([await rolesOn(TODAY), (await grants.find(id, TODAY))?.state]).toEqual([[], 'ended']);
  });

  it('of a team’s leader hold only while she sits in the team', async () => {
    const team = await province.team(commune);
    const member = await province.member(commune);
    const accountId = newId();
    const bound = { kind: 'team' as const, teamId: team.id };
    await give({ unit: commune, accountId, role: 'team-leader', bound, memberId: member.id });
    expect(await grants.currentOf(accountId, TODAY)).toEqual([]);
    await province.seat(member, team);
    expect(await grants.currentOf(accountId, TODAY)).toMatchObject([
      { role: 'team-leader', unitId: commune.id, unitPath: commune.path, bound, endsOn: null },
    ]);
    expect(await grants.accountsWithin(Scope.ofPaths([commune.path]))).not.toContain(accountId);
  });

  it('lie over the team’s own unit, by the database itself', async () => {
    const team = await province.team(commune);
    const member = await province.member(commune);
    const bound = { kind: 'team' as const, teamId: team.id };
    const elsewhere = await province.commune();
    await expect(give({ unit: elsewhere, role: 'team-leader', bound, memberId: member.id })).rejects.toThrow(
      'role_grant_team_fk',
    );
  });

  it('of a guest and of a full trainer are two: one account may hold both over a unit, neither twice', async () => {
    const accountId = newId();
    const guest = { unit: commune, accountId, bound: { kind: 'own-classes' as const }, until: '2026-12-31' };
    const full = await give({ unit: commune, accountId, role: 'trainer' });
    const narrow = await give({ ...guest, role: 'trainer' });
    const held = await grants.currentOf(accountId, TODAY);
    expect(held.map(({ id }) => id).sort()).toEqual([full.id, narrow.id].sort());
    await expect(give({ ...guest, role: 'trainer' })).rejects.toThrow('role_grant_once_excl');
    await expect(give({ unit: commune, accountId, role: 'trainer' })).rejects.toThrow('role_grant_once_excl');
  });

  it('are held once on a day: the same again only before or after, or lent by somebody', async () => {
    const accountId = newId();
    await give({ unit: commune, accountId, until: '2026-12-01' });
    await expect(give({ unit: commune, accountId, from: '2026-11-30' })).rejects.toThrow('role_grant_once_excl');
    await give({ unit: commune, accountId, from: '2026-12-01' });
    const lender = newId();
    const lent = { unit: commune, accountId, until: '2026-12-31', onBehalfOf: lender };
    await give(lent);
    expect(await grants.standingOf([accountId], TODAY)).toHaveLength(2);
    const base = await give({ unit: commune, accountId: lender });
    expect(await grants.standingOf([accountId], TODAY)).toHaveLength(3);
    await grants.end(base.id, newId(), AT);
    expect(await grants.standingOf([accountId], TODAY)).toHaveLength(2);
  });

  it('are listed page by page, the latest first, held and ended apart, never those of another commune', async () => {
    await give({ unit: await province.commune() });
    const given = [];
    for (const minute of [1, 2, 3])
      given.push(await give({ unit: commune, givenAt: new Date(`2026-11-25T03:0${minute}:00Z`) }));
    const ended = await give({ unit: commune, until: '2026-11-01' });
    const scope = Scope.ofPaths([commune.path]);
    const first = await grants.list(scope, { on: TODAY, isEnded: false, limit: 2, after: null });
    const last = first[1];
    const after = last === undefined ? null : ([last.givenAt.toISOString(), last.id] as const);
    const second = await grants.list(scope, { on: TODAY, isEnded: false, limit: 2, after });
    expect([...first, ...second].map(({ id }) => id)).toEqual(given.map(({ id }) => id).reverse());
    const over = await grants.list(scope, { on: TODAY, isEnded: true, limit: 9, after: null });
    expect(over.map(({ id, state }) => [id, state])).toEqual([[ended.id, 'ended']]);
  });

  it('are narrowed to a kind and to some holders, who are known only inside the scope', async () => {
    const scope = Scope.ofPaths([commune.path]);
    const trainer = await give({ unit: commune, role: 'trainer' });
    const guest = await give({ unit: commune, role: 'trainer', bound: { kind: 'own-classes' }, until: '2026-12-31' });
    const officer = await give({ unit: commune, role: 'commune-officer' });
    const elsewhere = await give({ unit: await province.commune(), role: 'trainer' });
    const idsOf = async (filter: Partial<GrantFilter>): Promise<string[]> => {
      const rows = await grants.list(scope, { on: TODAY, isEnded: false, limit: 9, after: null, ...filter });
      return rows.map(({ id }) => id);
    };
    expect(await idsOf({ kind: 'trainer' })).toEqual([trainer.id]);
    expect(await idsOf({ kind: 'guest-trainer' })).toEqual([guest.id]);
    expect(await idsOf({ accountIds: [officer.accountId, elsewhere.accountId] })).toEqual([officer.id]);
    expect(await idsOf({ accountIds: [] })).toEqual([]);
    const holders = await grants.holdersWithin(scope);
    expect(holders.sort()).toEqual([trainer.accountId, guest.accountId, officer.accountId].sort());
  });

  it('know another administrator only in who holds the same units without an end and in her own right', async () => {
    const { unit } = province;
    const role = 'department-admin' as const;
    const { id, accountId } = await give({ unit, role });
    const others = async (): Promise<boolean> =>
      grants.hasOtherAdministrator({ id, accountId, unitPath: unit.path }, TODAY);
    await give({ unit, role, until: '2027-01-01' });
    await give({ unit, role, until: '2027-01-01', onBehalfOf: accountId });
    await give({ unit: (await TestProvince.create(database)).unit, role });
    const ended = await give({ unit, role });
    await grants.end(ended.id, accountId, AT);
    expect(await others()).toBe(false);
    await give({ unit, role });
    expect(await others()).toBe(true);
  });

  it('that were lent end with their right and return with it, but for a deputy whose account was closed since', async () => {
    const lender = await give({ unit: commune, role: 'commune-officer' });
    const lent = { unit: commune, role: 'commune-officer', until: '2026-12-31', onBehalfOf: lender.accountId } as const;
    const [one, two] = [await give(lent), await give(lent)];
    await give({ ...lent, unit: await province.commune() });
    await grants.end(lender.id, newId(), AT);
    const lost = await grants.endDeputiesOf(lender.id, newId(), AT);
    expect([...lost].sort()).toEqual([one.accountId, two.accountId].sort());
    await fate.markHolderClosed(two.accountId, new Date('2026-11-25T04:00:00Z'));
    const back = await grants.restore(lender.id, AT);
    expect([...back].sort()).toEqual([lender.accountId, one.accountId].sort());
  });

  it('that were lent from a narrowed right end and return with that one, never with another of the same role', async () => {
    const [youth, women] = ['Đoàn Thanh niên', 'Hội Phụ nữ'].map((organisation) => ({
      kind: 'organisation' as const,
      organisation,
    }));
    const base = { unit: commune, role: 'team-leader' as const, accountId: newId() };
    const lent = { ...base, until: '2026-12-31', onBehalfOf: base.accountId };
    const own = [await give({ ...base, bound: youth ?? null }), await give({ ...base, bound: women ?? null })] as const;
    const deputies = [
      await give({ ...lent, accountId: newId(), bound: youth ?? null }),
      await give({ ...lent, accountId: newId(), bound: women ?? null }),
    ] as const;
    const endAll = async ({ id }: NewRoleGrant): Promise<string[]> => {
      await grants.end(id, newId(), AT);
      return grants.endDeputiesOf(id, newId(), AT);
    };
    expect(await endAll(own[0])).toEqual([deputies[0].accountId]);
    expect((await grants.find(deputies[1].id, TODAY))?.endedAt).toBeNull();
    expect(await endAll(own[1])).toEqual([deputies[1].accountId]);
    expect((await grants.restore(own[1].id, AT)).sort()).toEqual([base.accountId, deputies[1].accountId].sort());
    expect((await grants.find(deputies[0].id, TODAY))?.endedAt).toEqual(AT);
  });

  it('of a guest are no base for what a trainer lent', async () => {
    const guest = await give({ unit: commune, bound: { kind: 'own-classes' }, until: '2026-12-31' });
    const { id } = await give({ unit: commune, until: '2026-12-31', onBehalfOf: guest.accountId });
    expect(await fate.hasBase(id, TODAY)).toBe(false);
  });

  it('are gained when they are given and again when their end is taken back', async () => {
    const { id, accountId } = await give({ unit: commune });
    const printed = new Date('2026-11-25T05:00:00Z');
    await grants.end(id, newId(), new Date('2026-11-25T04:00:00Z'));
    expect(await fate.hasGained(accountId, printed, TODAY)).toBe(false);
    await grants.restore(id, new Date('2026-11-25T06:00:00Z'));
    expect(await fate.hasGained(accountId, printed, TODAY)).toBe(true);
    expect(await fate.hasGained(accountId, new Date('2026-11-25T06:00:00Z'), TODAY)).toBe(false);
  });

  it('of a closed account return as those that ended in that very moment, and no others', async () => {
    const accountId = newId();
    const [own, earlier] = [
      await give({ unit: commune, accountId }),
      await give({ unit: commune, accountId, role: 'leader' }),
    ];
    await grants.end(earlier.id, newId(), new Date('2026-11-25T01:00:00Z'));
    await grants.end(own.id, newId(), AT);
    await fate.markHolderClosed(accountId, AT);
    expect((await grants.find(own.id, TODAY))?.holderClosedAt).toEqual(AT);
    expect(await fate.unmarkHolderClosed(accountId)).toEqual([own.id]);
    expect(await fate.unmarkHolderClosed(accountId)).toEqual([]);
  });

  it('that were lent have a base only while their lender holds the same right', async () => {
    const lender = await give({ unit: commune, role: 'commune-officer', until: '2026-12-01' });
    const lent = { unit: commune, role: 'commune-officer', until: '2026-12-31', onBehalfOf: lender.accountId } as const;
    const { id } = await give(lent);
    expect([await fate.hasBase(lender.id, TODAY), await fate.hasBase(id, TODAY)]).toEqual([true, true]);
    expect(await fate.hasBase(id, '2026-12-01')).toBe(false);
    await grants.end(lender.id, newId(), AT);
    expect(await fate.hasBase(id, TODAY)).toBe(false);
  });

  it('over units name their holders once each, without those that ended', async () => {
    const accountId = newId();
    await give({ unit: commune, accountId });
    await give({ unit: commune, accountId, role: 'leader' });
    const gone = await give({ unit: commune });
    await grants.end(gone.id, newId(), AT);
    await give({ unit: await province.commune() });
    expect(await fate.holdersOver([commune.id])).toEqual([accountId]);
  });
});
