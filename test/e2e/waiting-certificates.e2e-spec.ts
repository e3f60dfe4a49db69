import { ReleaseService } from '@lopso/credentials';
import { type Actor, type Database, foldText, newId } from '@lopso/platform';
import {
  aCertificateDesk,
  aFinishedCycle,
  registerNumbers,
  type TestCycle,
  type TestRound,
} from '../support/credentials';
import { TestProvince, type TestUnit } from '../support/province';
import { TestApi, type TestResponse } from '../support/test-api';

/** People of a commune who finished a round a minute after each other, in one statement each. */
async function manyFinished(
  database: Database,
  round: TestRound,
  commune: TestUnit,
  given: { readonly count: number; readonly name: string; readonly from: string },
): Promise<void> {
  const people = Array.from({ length: given.count }, (_, index) => ({
    ...{ id: newId(), cycleId: newId(), fullName: `${given.name} ${index + 1}` },
    ...{ searchKey: foldText(`${given.name} ${index + 1}`) },
    finishedAt: new Date(Date.parse(given.from) + index * 60_000).toISOString(),
  }));
  const rows = `jsonb_to_recordset($1::jsonb)
    as r(id uuid, "cycleId" uuid, "fullName" text, "searchKey" text, "finishedAt" timestamptz)`;
  await database.execute(
    `insert into org.member (id, unit_id, unit_path, full_name, given_name, search_key, birth_year, kind, is_demo, created_at)
     select r.id, $2, $3::ltree, r."fullName", 'Số', r."searchKey", 1987, 'resident', true, now() from ${rows}`,
    [JSON.stringify(people), commune.id, commune.path],
  );
  await database.execute(
    `insert into learning.cycle (id, round_id, member_id, number, counts_from, opened_at)
     select r."cycleId", $2, r.id, 1, now(), o.opened_at from ${rows} join learning.round o on o.id = $2`,
    [JSON.stringify(people), round.id],
  );
  await database.execute(
    `insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, state, derived_at)
     select r."cycleId", 1, 1, r."finishedAt", '{"requirements": []}', now() from ${rows}`,
    [JSON.stringify(people)],
  );
}

describe('who waits for a certificate, and who of them is put on a list', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let other: TestUnit;
  let round: TestRound;
  let an: Actor;
  let binh: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());

  beforeEach(async () => {
    api.clock.stopAt('2026-11-26T03:00:00Z');
    ({ province, commune, round, an, binh } = await aCertificateDesk(database));
    other = await province.commune('Xã Bạch Xa');
  });

  const waiting = async (query = '', as = an) =>
    (await api.get(`/api/rounds/${round.id}/waiting-certificates?${query}`, { as })).body;
  const namesOf = (people: { fullName: string }[]): string[] => people.map(({ fullName }) => fullName);
  /** All pages of a question, one after the other. */
  async function everyPage(query: string): Promise<{ names: string[]; pages: number }> {
    const names: string[] = [];
    for (let cursor = '', pages = 1; ; pages += 1) {
      const page = await waiting(cursor === '' ? query : `${query}&cursor=${cursor}`);
      names.push(...namesOf(page.people));
      if (page.nextCursor === null) return { names, pages };
      cursor = String(page.nextCursor);
    }
  }
  const make = (body: object, as = an): Promise<TestResponse> =>
    api.post(`/api/rounds/${round.id}/certificate-releases`, { clientKey: newId(), ...body }, { as });
  const lines = async (id: string, query = '') =>
    (await api.get(`/api/certificate-releases/${id}/people${query}`, { as: an })).body.items;
  const finished = async (...names: string[]): Promise<TestCycle[]> => {
    const cycles = [];
    for (const name of names) cycles.push(await aFinishedCycle(database, round, await province.member(commune, name)));
    return cycles;
  };

  describe('among more people than a page shows', () => {
    beforeEach(async () => {
      await manyFinished(database, round, other, { count: 150, name: 'Lò Văn Trước', from: '2026-11-01T00:00:00Z' });
      await manyFinished(database, round, commune, { count: 20, name: 'Đặng Thị Sau', from: '2026-11-20T00:00:00Z' });
    });

    it('everybody is reached page by page, each once, the earliest finished first', async () => {
      const first = await waiting();
      expect([first.people.length, first.total]).toEqual([100, 170]);
      const { names, pages } = await everyPage('limit=60');
      expect([pages, names.length, new Set(names).size]).toEqual([3, 170, 170]);
      expect(names.slice(0, 2)).toEqual(['Lò Văn Trước 1', 'Lò Văn Trước 2']);
      expect(names.slice(150)).toEqual(Array.from({ length: 20 }, (_, index) => `Đặng Thị Sau ${index + 1}`));
    });

    it('the pages go on where they were when somebody before them got a paper', async () => {
      const first = await waiting('limit=60');
      const cycleIds = first.people.slice(0, 30).map(({ cycleId }: { cycleId: string }) => cycleId);
      const { id } = (await make({ cycleIds })).body;
      await api.post(`/api/certificate-releases/${id}/release`, undefined, { as: an });
      const next = await waiting(`limit=60&cursor=${first.nextCursor}`);
      expect([next.total, next.people[0].fullName]).toEqual([140, 'Lò Văn Trước 61']);
    });

    it('those of one commune and those of a name are found, with how many there are', async () => {
      const { communes, total, people, nextCursor } = await waiting(`communeId=${commune.id}`);
      expect(communes).toEqual([
        { id: other.id, name: 'Xã Bạch Xa', count: 150 },
        { id: commune.id, name: 'Xã Hàm Yên', count: 20 },
      ]);
      expect([total, people.length, nextCursor]).toEqual([20, 20, null]);
      expect(people[0]).toMatchObject({ fullName: 'Đặng Thị Sau 1', communeName: 'Xã Hàm Yên' });
      expect(namesOf((await waiting('text=dang%20thi%20sau%2020')).people)).toEqual(['Đặng Thị Sau 20']);
      const nobody = await waiting(`text=truoc&communeId=${commune.id}`);
      expect(nobody).toMatchObject({ people: [], total: 0, nextCursor: null });
      expect(nobody.communes).toHaveLength(2);
      expect((await waiting('text=%25')).total).toBe(0);
    });

    it('those of one commune are put on a list of their own, the others go on waiting', async () => {
      const { people } = await waiting(`communeId=${commune.id}&limit=1000`);
      const made = await make({ cycleIds: people.map(({ cycleId }: { cycleId: string }) => cycleId) });
      expect(made.body).toMatchObject({ count: 20, state: 'listed' });
      await api.post(`/api/certificate-releases/${made.body.id}/release`, undefined, { as: an });
      expect(await waiting()).toMatchObject({ total: 150, communes: [{ id: other.id, count: 150 }] });
    });

    it('a person is found in the list that is looked at', async () => {
      const { id } = (await make({})).body;
      expect(await lines(id, '?text=dang%20thi%20sau%207')).toMatchObject([{ fullName: 'Đặng Thị Sau 7' }]);
      expect(await lines(id, '?text=khong-ai')).toEqual([]);
    });
  });

  it('those who finished in the same moment stand by one order, over the pages too', async () => {
    await finished('A', 'B', 'C', 'D', 'E');
    const { names } = await everyPage('limit=2');
    expect([...names].sort()).toEqual(['A', 'B', 'C', 'D', 'E']);
    expect((await everyPage('limit=2')).names).toEqual(names);
  });

  it('tells nothing of another province by its commune, and takes no cursor of another list', async () => {
    await finished('Lò Văn Một');
    const elsewhere = await TestProvince.create(database);
    const far = await elsewhere.commune('Xã Khác');
    expect(await waiting(`communeId=${far.id}`)).toMatchObject({ people: [], total: 0 });
    expect((await waiting('cursor=khong-phai')).people).toHaveLength(1);
    const asked = await api.get(`/api/rounds/${round.id}/waiting-certificates?communeId=ham-yen`, { as: an });
    expect(asked.status).toBe(400);
  });

  describe('a line that is left out of a list before it is released', () => {
    const without = (releaseId: string, cycles: readonly TestCycle[], as = an): Promise<TestResponse> =>
      make({ without: { releaseId, cycleIds: cycles.map(({ id }) => id) } }, as);

    it('waits again, while the others get their papers in a row', async () => {
      const [first, disputed, last] = await finished('Bàn Văn Ất', 'Chẩu Văn Bính', 'Đặng Văn Đinh');
      if (!first || !disputed || !last) throw new Error('nobody finished');
      const { id: shown } = (await make({})).body;
      const shorter = await without(shown, [disputed]);
      expect([shorter.status, shorter.body.count, shorter.body.can]).toEqual([201, 2, ['release']]);
      expect(await lines(shorter.body.id)).toMatchObject([
        { position: 1, cycleId: first.id },
        { position: 2, cycleId: last.id },
      ]);
      const { items } = (await api.get(`/api/rounds/${round.id}/certificate-releases`, { as: an })).body;
      expect(items.map(({ id }: { id: string }) => id)).toEqual([shorter.body.id]);
      await api.post(`/api/certificate-releases/${shorter.body.id}/release`, undefined, { as: an });
      expect(namesOf((await waiting()).people)).toEqual(['Chẩu Văn Bính']);
      api.clock.stopAt('2026-11-26T03:15:00Z');
      await api.app.get(ReleaseService).issueRelease(shorter.body.id, api.clock.now());
      expect(await registerNumbers(database, province)).toEqual([1, 2]);
      expect(await waiting()).toMatchObject({ total: 1, people: [{ cycleId: disputed.id }] });
    });

    it('is left out by one request, however often it is sent', async () => {
      const [one] = await finished('Bàn Văn Ất', 'Chẩu Văn Bính');
      if (!one) throw new Error('nobody finished');
      const { id: shown } = (await make({})).body;
      const form = { clientKey: newId(), without: { releaseId: shown, cycleIds: [one.id] } };
      const [first, again] = [await make(form), await make(form)];
      expect([first.status, again.status, again.body.id]).toEqual([201, 201, first.body.id]);
      expect((await make({ ...form, without: { releaseId: newId(), cycleIds: [one.id] } })).status).toBe(409);
    });

    it('needs the second person as before, who sees the shorter list', async () => {
      const rule = { undoMinutes: 15, needsSecond: true };
      await api.put(`/api/release-rules/${province.unit.id}`, rule, { as: province.officer('department-admin') });
      const [one] = await finished('Bàn Văn Ất', 'Chẩu Văn Bính');
      if (!one) throw new Error('nobody finished');
      const { id } = (await without((await make({})).body.id, [one])).body;
      const url = `/api/certificate-releases/${id}`;
      expect((await api.post(`${url}/release`, undefined, { as: an })).body).toMatchObject({
        ...{ state: 'proposed', count: 1 },
      });
      expect((await api.post(`${url}/confirmation`, undefined, { as: binh })).body).toMatchObject({ state: 'window' });
    });

    it('leaves the list of another officer to her', async () => {
      const [one] = await finished('Bàn Văn Ất', 'Chẩu Văn Bính');
      if (!one) throw new Error('nobody finished');
      const { id: shown } = (await make({}, binh)).body;
      expect((await without(shown, [one])).body.count).toBe(1);
      expect(await lines(shown)).toHaveLength(2);
    });

    it('is refused when nobody would be left, when the list was decided about, and in another round', async () => {
      const [one] = await finished('Bàn Văn Ất');
      if (!one) throw new Error('nobody finished');
      const { id: shown } = (await make({})).body;
      const empty = await without(shown, [one]);
      expect([empty.status, empty.body.code]).toEqual([422, 'credentials.nothing-to-release']);
      expect(await lines(shown)).toHaveLength(1);
      await api.post(`/api/certificate-releases/${shown}/release`, undefined, { as: an });
      const moved = await without(shown, [one]);
      expect([moved.status, moved.body.code]).toEqual([409, 'credentials.release-moved']);
      const far = await aCertificateDesk(database);
      const url = `/api/rounds/${far.round.id}/certificate-releases`;
      const form = { clientKey: newId(), without: { releaseId: shown, cycleIds: [one.id] } };
      expect((await api.post(url, form, { as: far.an })).status).toBe(404);
      expect((await make({ without: { releaseId: shown, cycleIds: [] } })).status).toBe(400);
    });
  });
});
