import { type Actor, newId, PersonalData, Transactions } from '@lopso/platform';
import { LikenessRepository } from '../../libs/org/src/storage/likeness.repository';
import { grantFor, upload, work } from '../support/imports';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

interface Marks {
  readonly phone?: string | null;
  readonly birthYear?: number;
}

interface Pair {
  readonly people: { memberId: string; fullName: string; communeName: string; phone: string | null }[];
  readonly isSamePhone: boolean;
  readonly decidedAt: string | null;
  readonly seen: string;
}

const PHONE = '+84992100004';
const csv = (...lines: string[]): Buffer =>
  Buffer.from(['Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ', ...lines].join('\n'));

describe('people who look like one in two communes', () => {
  let api: TestApi;
  let province: TestProvince;
  let [yen, thai] = [] as unknown as [TestUnit, TestUnit];
  let officer: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    [yen, thai] = [await province.commune('Xã Hàm Yên'), await province.commune('Xã Thái Sơn')];
    officer = province.officer('department-officer');
  });

  const person = async (unit: TestUnit, name: string, marks: Marks = {}, of = province): Promise<TestMember> => {
    const member = await of.member(unit, name);
    const { phone = PHONE, birthYear = 1988 } = marks;
    await api.database.execute('update org.member set phone = $2, birth_year = $3 where id = $1', [
      ...[member.id, phone, birthYear],
    ]);
    return member;
  };
  const list = async (query = '', as = officer): Promise<{ items: Pair[]; nextCursor: string | null }> =>
    (await api.get(`/api/person-pairs${query}`, { as })).body;
  const idsOf = (pairs: readonly Pair[]): string[][] =>
    pairs.map(({ people }) => people.map(({ memberId }) => memberId).sort());
  const pairOf = (...people: TestMember[]): string[] => people.map(({ id }) => id).sort();
  const count = async (as = officer): Promise<number> => (await api.get('/api/person-pairs/count', { as })).body.open;
  const differ = ({ people: [one, other], seen }: Pair, as = officer) =>
    api.put(`/api/person-pairs/${one?.memberId}/${other?.memberId}/difference`, { seen }, { as });
  const askAgain = ({ people: [one, other] }: Pair, as = officer) =>
    api.delete(`/api/person-pairs/${one?.memberId}/${other?.memberId}/difference`, { as });

  it('come from lists of two communes, are told to the department alone, and to neither commune', async () => {
    const brought: string[] = [];
    for (const commune of [yen, thai]) {
      const clerk = await grantFor(api, province.officer('commune-officer', commune));
      const sent = await upload(api, clerk, { unitId: commune.id, bytes: csv('Lù Seo Páo;1988;0992100004;;') });
      await work(api, sent.body.id);
      expect((await api.post(`/api/imports/${sent.body.id}/commit`, {}, { as: clerk })).status).toBe(200);
      await work(api, sent.body.id);
      const after = (await api.get(`/api/imports/${sent.body.id}`, { as: clerk })).body;
      expect(after.counts).toMatchObject({ ready: 0, likeness: 0, problem: 0 });
      brought.push(JSON.stringify({ ...after, id: '', fileName: '' }));
    }
    expect(brought[1]).not.toContain(yen.name);
    const { items } = await list();
    expect(items).toEqual([
      expect.objectContaining({
        people: expect.arrayContaining([
          expect.objectContaining({
            fullName: 'Lù Seo Páo',
            birthYear: 1988,
            phone: '0992100004',
            communeName: yen.name,
          }),
          expect.objectContaining({ communeName: thai.name, seatNumber: 1, heldFrom: expect.any(String) }),
        ]),
        ...{ isSamePhone: true, decidedAt: null },
      }),
    ]);
    expect(await count()).toBe(1);
    for (const commune of [yen, thai]) {
      const clerk = province.officer('commune-officer', commune);
      for (const url of ['/api/person-pairs', '/api/person-pairs/count', `/api/person-pairs?communeId=${commune.id}`])
        expect((await api.get(url, { as: clerk })).status).toBe(403);
      expect((await differ(items[0] as Pair, clerk)).status).toBe(403);
    }
    const elsewhere = (await TestProvince.create(api.database)).officer('department-officer');
    expect([(await list('', elsewhere)).items, await count(elsewhere)]).toEqual([[], 0]);
    expect((await differ(items[0] as Pair, elsewhere)).status).toBe(404);
    const narrow = province.officer('department-officer', yen);
    expect([(await list('', narrow)).items, await count(narrow)]).toEqual([[], 0]);
    expect((await differ(items[0] as Pair, narrow)).status).toBe(404);
  });

  it('have one folded name and telephone, in two communes of one province', async () => {
    const [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'LU SEO PAO', { birthYear: 1980 })];
    await person(yen, 'Lù Seo Sử');
    await person(thai, 'Lù Seo Páo', { phone: '+84992100009' });
    const elsewhere = await TestProvince.create(api.database);
    await person(await elsewhere.commune(), 'Lù Seo Páo', {}, elsewhere);
    expect(idsOf((await list()).items)).toEqual([pairOf(here, there)]);
    expect(await count()).toBe(1);
    const village = await province.village(yen);
    await person(village, 'Ma Văn Hai', { phone: '+84992100011' });
    await person(yen, 'Ma Văn Hai', { phone: '+84992100011' });
    expect(await count()).toBe(1);
  });

  it('have a name that nobody else bears and one year, where at most one has a telephone', async () => {
    const [here, there] = [await person(yen, 'Hầu Mí Sính', { phone: null }), await person(thai, 'Hầu Mí Sính')];
    await person(yen, 'Ma Thị Hoa', { phone: null, birthYear: 1990 });
    await person(thai, 'Ma Thị Hoa', { phone: null, birthYear: 1991 });
    for (const [unit, phone] of [
      [yen, '+84992100021'],
      [thai, '+84992100022'],
    ] as const)
      await person(unit, 'Bàn Thị Lai', { phone });
    for (const unit of [yen, thai, await province.commune('Xã Yên Hoa')])
      await person(unit, 'Nguyễn Văn Hùng', { phone: null });
    expect(idsOf((await list('?view=year')).items)).toEqual([pairOf(here, there)]);
    expect([(await list()).items, await count()]).toEqual([[], 0]);
  });

  it('are told apart, which is remembered, taken back, and forgotten where they agree in something else', async () => {
    const [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo', { birthYear: 1980 })];
    const [pair] = (await list()).items as [Pair];
    expect((await differ({ ...pair, seen: 'x' })).body.code).toBe('org.pair-has-changed');
    expect((await differ(pair)).status).toBe(204);
    expect((await differ(pair, province.officer('department-admin'))).status).toBe(204);
    expect([(await list()).items, await count()]).toEqual([[], 0]);
    const [told] = (await list('?view=two')).items as [Pair];
    expect([idsOf([told]), told.decidedAt]).toEqual([[pairOf(here, there)], expect.any(String)]);

    const correct = (id: string, field: string, value: unknown) =>
      api.database.execute(`update org.member set ${field} = $2 where id = $1`, [id, value]);
    await correct(there.id, 'birth_year', 1981);
    expect(await count()).toBe(0);
    await correct(there.id, 'birth_year', 1988);
    expect(idsOf((await list()).items)).toEqual([pairOf(here, there)]);
    const [again] = (await list()).items as [Pair];
    expect((await differ(again)).status).toBe(204);
    for (const { id } of [here, there]) await correct(id, 'phone', '+84992100077');
    expect(await count()).toBe(1);

    expect((await askAgain(told)).status).toBe(204);
    expect((await askAgain(told)).status).toBe(204);
    expect([(await list('?view=two')).items, await count()]).toEqual([[], 1]);
    const trail = await api.database.query<{ action: string; path: string }>(
      `select action, unit_path::text as path from platform.audit_entry where account_id = $1 and action like 'org.pair-%' order by seq`,
      [officer.accountId],
    );
    expect(trail.map(({ action }) => action)).toEqual([
      ...['org.pair-told-apart', 'org.pair-told-apart', 'org.pair-asked-again'],
    ]);
    expect(new Set(trail.map(({ path }) => path))).toEqual(new Set([province.unit.path]));
  });

  it('are asked about one pair after the other where many look alike, as many lines as people', async () => {
    const xa = await province.commune('Xã Yên Hoa');
    const three = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo'), await person(xa, 'Lù Seo Páo')];
    const asked = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const { items } = await list();
      expect(items.length).toBeLessThan(3);
      for (const pair of items) {
        asked.add(idsOf([pair]).join());
        expect((await differ(pair)).status).toBe(204);
      }
    }
    expect([asked.size, await count(), three.length]).toEqual([3, 0, 3]);
  });

  it('are paged by given name, and narrowed to a commune', async () => {
    const xa = await province.commune('Xã Yên Hoa');
    const names = ['Ma Thị Yến', 'Lò Văn Ân', 'Bàn Thị An'];
    for (const [index, name] of names.entries())
      for (const unit of [yen, index === 0 ? xa : thai]) await person(unit, name, { phone: `+8499210010${index}` });
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const { items, nextCursor } = await list(`?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...items.map(({ people }) => people[0]?.fullName ?? ''));
      cursor = nextCursor;
    }
    expect(seen).toEqual(['Bàn Thị An', 'Lò Văn Ân', 'Ma Thị Yến']);
    const ofXa = (await list(`?communeId=${xa.id}`)).items;
    expect(ofXa.map(({ people }) => people[0]?.fullName)).toEqual(['Ma Thị Yến']);
    expect((await list('?cursor=abc')).items).toHaveLength(3);
    const absent = await api.get(`/api/person-pairs?communeId=${newId()}`, { as: officer });
    const foreign = await (await TestProvince.create(api.database)).commune();
    const other = await api.get(`/api/person-pairs?communeId=${foreign.id}`, { as: officer });
    expect([absent.status, other.status, other.body.code]).toEqual([404, 404, absent.body.code]);
  });

  it('are read by an auditor without telephones, who decides nothing', async () => {
    await person(yen, 'Lù Seo Páo');
    await person(thai, 'Lù Seo Páo');
    const auditor = province.officer('auditor');
    const [pair] = (await list('', auditor)).items as [Pair];
    expect(pair).toMatchObject({ seen: null, isSamePhone: true, people: [{ phone: null }, { phone: null }] });
    expect(await count(auditor)).toBe(0);
    expect((await differ({ ...pair, seen: 'x' }, auditor)).status).toBe(403);
  });

  it('are no pair with somebody erased, and an erasure leaves nothing of what was said', async () => {
    const [here, there] = [await person(yen, 'Lù Seo Páo'), await person(thai, 'Lù Seo Páo')];
    const [pair] = (await list()).items as [Pair];
    expect((await differ(pair)).status).toBe(204);
    const subject = { memberId: here.id, accountId: null };
    await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase(subject));
    const left = await api.database.query('select 1 from org.person_pair where $1 in (first_id, second_id)', [
      there.id,
    ]);
    expect(left).toEqual([]);
    expect([(await list()).items, (await list('?view=two')).items, await count()]).toEqual([[], [], 0]);
    expect((await differ(pair)).status).toBe(404);
  });

  it('are those whom a list of the department would ask about, as the import knows them', async () => {
    const here = await person(yen, 'Lù Seo Páo');
    const there = await person(thai, 'Lù Seo Páo', { birthYear: 1980 });
    const like = await api.app
      .get(LikenessRepository, { strict: false })
      .findLike(
        province.unit.path,
        [{ key: 1, searchKey: 'lu seo pao', communePath: yen.path, birthYear: 1988, phone: PHONE }],
        '2026-11-28',
      );
    expect(like.map(({ memberId }) => memberId).sort()).toEqual(pairOf(here, there));
  });
});
