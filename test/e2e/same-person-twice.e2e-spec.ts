import { type Actor, Transactions } from '@lopso/platform';
import { RosterCheckService } from '../../libs/interop/src/checks/roster-check.service';
import { CommitService } from '../../libs/interop/src/commits/commit.service';
import { UndoService } from '../../libs/interop/src/undo/undo.service';
import { grantFor, upload, work } from '../support/imports';
import { aPersonForm } from '../support/org';
import { TestProvince, type TestUnit } from '../support/province';
import { outside, untilOneWaitsFor } from '../support/races';
import { TableHold } from '../support/table-hold';
import { TestApi } from '../support/test-api';

const PAO = 'Lù Seo Páo;1988;0992100004;;';
const csv = (...lines: string[]): Buffer =>
  Buffer.from(['Họ và tên;Năm sinh;SĐT;Thôn;Chức danh trong tổ', ...lines].join('\n'));

describe('the same person in two lists that were checked before either was written', () => {
  let api: TestApi;
  let province: TestProvince;
  let commune: TestUnit;
  let officer: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(api.database);
    commune = await province.commune('Xã Thử Trùng');
    officer = await grantFor(api, province.officer('commune-officer', commune));
  });

  const see = async (id: string, as = officer) => (await api.get(`/api/imports/${id}`, { as })).body;
  /** Uploads a list and checks it; gives its id. */
  const bring = async (bytes: Buffer, ready: number, as = officer, unit = commune): Promise<string> => {
    const sent = await upload(api, as, { unitId: unit.id, bytes });
    expect(sent.status).toBe(201);
    await work(api, sent.body.id);
    expect((await see(sent.body.id, as)).counts).toMatchObject({ ready, likeness: 0, problem: 0 });
    return sent.body.id as string;
  };
  const press = async (id: string, path: string, body: object = {}, as = officer): Promise<void> => {
    const { status } = await api.post(`/api/imports/${id}/${path}`, body, { as });
    expect([path, status]).toEqual([path, 200]);
  };
  const act = async (id: string, path: string, body: object = {}, as = officer) => {
    await press(id, path, body, as);
    await work(api, id);
    return see(id, as);
  };
  const shown = async (id: string, view: string, as = officer) =>
    (await api.get(`/api/imports/${id}/rows?view=${view}`, { as })).body.items as {
      number: number;
      candidates: { memberId: string | null; fullName: string }[];
      problems: { sentence: string }[];
    }[];
  const registered = (path = province.unit.path) =>
    api.database.query<{ id: string; name: string; phone: string | null }>(
      `select id, full_name as name, phone from org.member where unit_path <@ $1::ltree order by full_name, id`,
      [path],
    );
  const namesOf = async (path?: string): Promise<string[]> => (await registered(path)).map(({ name }) => name);
  /** Writes both at once: neither has written anybody before both have begun. */
  const writeAtOnce = async (first: string, second: string): Promise<void> => {
    const hold = await TableHold.on(process.env['DATABASE_URL'] ?? '', 'org.member', 'share row exclusive');
    const one = outside(() => work(api, first));
    await hold.untilSomeoneWaits();
    const other = outside(() => work(api, second));
    await untilOneWaitsFor(api.database, 'org.newcomers');
    await hold.release();
    await Promise.all([one, other]);
  };

  it('is asked about, not said to be ready, where the writing is stopped after the row was held', async () => {
    const first = await bring(csv(PAO), 1);
    const second = await bring(csv('LÙ SEO PÁO;1988;0992100005;;', 'Ma Thị Huệ;1990;;;'), 2);
    await act(first, 'commit');
    await press(second, 'commit');
    const writing = api.app.get(CommitService, { strict: false });
    expect(await api.app.get(Transactions).run(() => writing['writeChunk'](second))).toBe(true);
    expect(await see(second)).toMatchObject({ state: 'committing', counts: { ready: 1, done: 1 } });
    const stopped = await act(second, 'cancel');
    expect(stopped).toMatchObject({
      counts: { ready: 0, likeness: 1, done: 1 },
      overtaken: { likeness: 1, repeated: 0 },
      toWrite: { people: 0 },
    });
    expect((await shown(second, 'likeness')).map(({ number }) => number)).toEqual([2]);
    expect(await namesOf()).toEqual(['Lù Seo Páo', 'Ma Thị Huệ']);
  });

  it('leaves an import whose writing is stopped before anything was written as it was checked', async () => {
    const only = await bring(csv(PAO, 'Ma Thị Huệ;1990;;;'), 2);
    await press(only, 'commit');
    expect(await act(only, 'cancel')).toMatchObject({ counts: { ready: 2, likeness: 0 } });
    expect(await namesOf()).toEqual([]);
  });

  it.each([
    ['the first', 0],
    ['the second', 1],
  ])('is written once and asked about where %s is written first', async (_, before) => {
    const lists = [
      await bring(csv(PAO, 'Ma Thị Huệ;1990;;;'), 2),
      await bring(csv('LÙ SEO PÁO;1988;0992100005;;', 'Ma Thị Huệ;1990;;;'), 2),
    ];
    const [first = '', second = ''] = [lists[before], lists[1 - before]];
    expect((await act(first, 'commit')).counts).toMatchObject({ ready: 0, likeness: 0, problem: 0 });
    const view = await act(second, 'commit');
    expect(view).toMatchObject({ counts: { likeness: 1, repeated: 1 }, overtaken: { likeness: 1, repeated: 1 } });
    expect(await namesOf()).toEqual(['Lù Seo Páo', 'Ma Thị Huệ']);
    const [asked] = await shown(second, 'likeness');
    expect(asked?.candidates).toMatchObject([{ fullName: expect.stringMatching(/Lù Seo Páo/i) }]);

    await act(second, 'likenesses', { decision: 'same', rows: [asked?.number] });
    const done = await act(second, 'commit');
    expect(done).toMatchObject({ counts: { likeness: 0, ready: 0 }, overtaken: { likeness: 0, repeated: 0 } });
    expect(await namesOf()).toHaveLength(2);
  });

  it('is there already where both lists say the very same, and the officer reads so', async () => {
    const bytes = csv(PAO, 'Ma Thị Huệ;1990;;;');
    const [first, second] = [await bring(bytes, 2), await bring(bytes, 2)];
    await act(first, 'commit');
    const view = await act(second, 'commit');
    expect(view).toMatchObject({
      state: 'checked',
      counts: { repeated: 2, done: 0, ready: 0, likeness: 0 },
      overtaken: { likeness: 0, repeated: 2 },
    });
    const [row] = await shown(second, 'repeated');
    expect(row?.problems[0]?.sentence).toBe('Lù Seo Páo đã có trong danh sách, bỏ qua.');
    expect(await namesOf()).toEqual(['Lù Seo Páo', 'Ma Thị Huệ']);
  });

  it('is written once where both are written at the same moment', async () => {
    const [first, second] = [await bring(csv(PAO, 'Ma Thị Huệ;1990;;;'), 2), await bring(csv(PAO), 1)];
    await press(first, 'commit');
    await press(second, 'commit');
    await writeAtOnce(first, second);
    expect(await namesOf()).toEqual(['Lù Seo Páo', 'Ma Thị Huệ']);
    expect([(await see(first)).counts.done, (await see(second)).overtaken.repeated]).toEqual([2, 1]);
  });

  it('is found by name and telephone in the list of the province and in that of another commune', async () => {
    const other = await province.commune('Xã Thử Bên');
    const department = await grantFor(api, province.officer('department-officer', province.unit));
    const wide = Buffer.from(
      'Họ và tên;Năm sinh;SĐT;Xã\nLù Seo Páo;1988;0992100004;Xã Thử Bên\nMa Thị Huệ;1990;;Xã Thử Bên',
    );
    const [first, second] = [await bring(csv(PAO), 1), await bring(wide, 2, department, province.unit)];
    await press(first, 'commit');
    await press(second, 'commit', {}, department);
    await writeAtOnce(first, second);
    expect(await see(second, department)).toMatchObject({
      counts: { done: 1, likeness: 1 },
      overtaken: { likeness: 1 },
    });
    expect(await namesOf(other.path)).toEqual(['Ma Thị Huệ']);
  });

  it('is asked about where somebody was added by hand after the check, also at the same moment', async () => {
    const team = await province.team(commune);
    const form = aPersonForm({ fullName: 'Lù Seo Páo', birthYear: 1988 });
    const id = await bring(csv(PAO, 'Ma Thị Huệ;1990;;;'), 2);
    expect((await api.post(`/api/teams/${team.id}/members`, form, { as: officer })).status).toBe(201);
    const view = await act(id, 'commit');
    expect(view).toMatchObject({ counts: { done: 1, likeness: 1 }, overtaken: { likeness: 1 } });
    const another = await act(id, 'likenesses', { decision: 'another', rows: [2] });
    expect(another).toMatchObject({ counts: { ready: 1, likeness: 0 }, overtaken: { likeness: 0 } });
    expect((await act(id, 'commit')).counts).toMatchObject({ done: 2, ready: 0 });
    expect(await namesOf()).toEqual(['Lù Seo Páo', 'Lù Seo Páo', 'Ma Thị Huệ']);

    const later = await bring(csv('Chu Thị Nga;1991;;;'), 1);
    await press(later, 'commit');
    const hold = await TableHold.on(process.env['DATABASE_URL'] ?? '', 'org.member', 'share row exclusive');
    const writing = outside(() => work(api, later));
    await hold.untilSomeoneWaits();
    const byHand = outside(() =>
      api.post(`/api/teams/${team.id}/members`, aPersonForm({ fullName: 'Chu Thị Nga', birthYear: 1991 }), {
        as: officer,
      }),
    );
    await untilOneWaitsFor(api.database, 'org.newcomers');
    await hold.release();
    await writing;
    expect([(await byHand).status, (await byHand).body.code]).toEqual([409, 'org.likely-duplicate']);
    expect((await namesOf()).filter((name) => name === 'Chu Thị Nga')).toHaveLength(1);
  });

  it('is asked about again where she was said to be another than a third one', async () => {
    const known = await province.member(commune, 'Chẩu Thị Xoan');
    await api.database.execute(`update org.member set birth_year = 1982, phone = '+84992100070' where id = $1`, [
      known.id,
    ]);
    const sent = await upload(api, officer, { unitId: commune.id, bytes: csv('Chẩu Thị Xoan;1982;0992100071;;') });
    await work(api, sent.body.id);
    const id = sent.body.id as string;
    const team = await province.team(commune);
    expect((await act(id, 'likenesses', { decision: 'another', rows: [2] })).counts).toMatchObject({ ready: 1 });
    const form = { fullName: 'Chẩu Thị Xoan', birthYear: 1982, phone: '0992100071', isSomebodyElse: true };
    expect((await api.post(`/api/teams/${team.id}/members`, aPersonForm(form), { as: officer })).status).toBe(201);

    expect(await act(id, 'commit')).toMatchObject({ counts: { likeness: 1, done: 0 }, overtaken: { likeness: 1 } });
    const [asked] = await shown(id, 'likeness');
    expect(asked?.candidates).toHaveLength(1);
    expect(asked?.candidates[0]?.memberId).not.toBe(known.id);
    // Said of her as well, it is said of both.
    await act(id, 'likenesses', { decision: 'another' });
    expect((await act(id, 'commit')).counts).toMatchObject({ done: 1, likeness: 0, ready: 0 });
    expect(await namesOf()).toHaveLength(3);
  });

  it('keeps its word about rows of the list that were written meanwhile, and after they were taken back', async () => {
    const id = await bring(csv(PAO), 1);
    await press(id, 'cancel');
    const sent = await upload(api, officer, {
      unitId: commune.id,
      bytes: csv(PAO, 'Lù Seo Páo;1988;0992100005;Thôn 4;', 'Vàng Thị Mỷ;1988;0992100004;;'),
    });
    const both = sent.body.id as string;
    await work(api, both);
    const village = { field: 'newVillage', value: 'Thôn 4', rows: [3] };
    expect((await act(both, 'repairs', village)).counts).toMatchObject({ ready: 2, likeness: 1 });
    await act(both, 'likenesses', { decision: 'another', rows: [3] });
    const part = await act(both, 'commit', { rows: [2] });
    expect(part.counts).toMatchObject({ done: 1, ready: 1, likeness: 1 });
    // Whoever has the telephone and the year is asked about once she stands in the register; the namesake is not.
    const [asked] = await shown(both, 'likeness');
    expect(asked?.number).toBe(4);
    await act(both, 'likenesses', { decision: 'another', rows: [4] });
    expect((await act(both, 'commit')).counts).toMatchObject({ done: 3, likeness: 0, ready: 0 });
    await act(both, 'undo');
    expect((await act(both, 'rewrite')).counts).toMatchObject({ ready: 3, likeness: 0 });
    expect((await act(both, 'commit')).counts).toMatchObject({ done: 3, likeness: 0 });
  });

  it('keeps that word the other way round too: who was said to be another than a row is written first, and the row is not asked about again', async () => {
    const sent = await upload(api, officer, {
      unitId: commune.id,
      bytes: csv(PAO, 'Lù Seo Páo;1988;0992100005;;', 'Lù Seo Páo;1988;0992100006;;'),
    });
    const id = sent.body.id as string;
    await work(api, id);
    await act(id, 'likenesses', { decision: 'another', rows: [3] });
    const part = await act(id, 'commit', { rows: [3] });
    // Of the fourth nobody said anything: it may be either.
    expect(part.counts).toMatchObject({ done: 1, ready: 1, likeness: 1 });
    expect((await shown(id, 'likeness'))[0]).toMatchObject({ number: 4, candidates: [{}, {}] });
    expect((await act(id, 'commit')).counts).toMatchObject({ done: 2, ready: 0, likeness: 1 });
  });

  it('stays to be asked about when the writing is stopped, and goes with its import when that is taken back', async () => {
    const [first, second] = [
      await bring(csv(PAO), 1),
      await bring(csv('Lù Seo Páo;1988;0992100005;;', 'Ma Thị Huệ;1990;;;'), 2),
    ];
    await act(first, 'commit');
    await press(second, 'commit');
    await press(second, 'cancel');
    expect((await see(second)).counts).toMatchObject({ ready: 2 });
    expect(await act(second, 'commit')).toMatchObject({ counts: { done: 1, likeness: 1 } });
    await act(second, 'undo');
    expect(await namesOf()).toEqual(['Lù Seo Páo']);
    await act(first, 'undo');
    expect((await act(second, 'rewrite')).counts).toMatchObject({ ready: 2, likeness: 0 });
    expect((await act(second, 'commit')).counts).toMatchObject({ done: 2 });
  });

  const saidToBeOneTakenBack = async (): Promise<string> => {
    const [first, second] = [await bring(csv(PAO), 1), await bring(csv('Lù Seo Páo;1988;0992100005;;'), 1)];
    await act(first, 'commit');
    expect((await act(second, 'commit')).counts).toMatchObject({ likeness: 1, done: 0 });
    expect((await act(second, 'likenesses', { decision: 'same' })).counts).toMatchObject({ ready: 1, likeness: 0 });
    await act(first, 'undo');
    expect(await namesOf()).toEqual([]);
    return second;
  };

  it('is registered by the second list where the one whom its row was said to be was taken back with the first', async () => {
    const second = await saidToBeOneTakenBack();
    const preview = await api.post(`/api/imports/${second}/commit-preview`, { rows: [2] }, { as: officer });
    expect(preview.body).toMatchObject({ people: 1, known: 0 });
    expect((await act(second, 'commit')).counts).toMatchObject({ done: 1, problem: 0, ready: 0, likeness: 0 });
    expect(await registered()).toMatchObject([{ name: 'Lù Seo Páo', phone: '+84992100005' }]);
    await act(second, 'undo');
    expect(await namesOf()).toEqual([]);
  });

  it('is asked about where two rows of a list were said to be the one who was taken back', async () => {
    const first = await bring(csv(PAO), 1);
    await act(first, 'commit');
    const sent = await upload(api, officer, {
      unitId: commune.id,
      bytes: csv('Lù Seo Páo;1988;0992100005;;', 'Lù Seo Páo;1988;0992100006;;', 'Lù Páo;1988;0992100004;;'),
    });
    const id = sent.body.id as string;
    await work(api, id);
    expect((await act(id, 'likenesses', { decision: 'same' })).counts).toMatchObject({ ready: 3, likeness: 0 });
    await act(first, 'undo');
    expect(await act(id, 'commit')).toMatchObject({
      counts: { done: 0, ready: 2, likeness: 1 },
      overtaken: { likeness: 1 },
    });
    expect((await act(id, 'commit')).counts).toMatchObject({ done: 2, ready: 0, likeness: 1 });
    expect((await act(id, 'likenesses', { decision: 'same' })).counts).toMatchObject({ likeness: 0, skipped: 1 });
    expect(await namesOf()).toEqual(['Lù Páo', 'Lù Seo Páo']);
  });

  /** A list that says of its row that it is whom the first one brought: it writes nothing more. */
  const saidToBeTheOneOf = async (first: string, as = officer, unit = commune): Promise<string> => {
    await act(first, 'commit');
    const bytes =
      unit === commune
        ? csv('Lù Seo Páo;1988;0992100005;;')
        : Buffer.from(`Họ và tên;Năm sinh;SĐT;Xã\nLù Seo Páo;1988;0992100005;${commune.name}`);
    const sent = await upload(api, as, { unitId: unit.id, bytes, fileName: 'tổ dân phố 2026.csv' });
    await work(api, sent.body.id);
    expect((await act(sent.body.id, 'likenesses', { decision: 'same' }, as)).counts).toMatchObject({ ready: 1 });
    return sent.body.id as string;
  };
  const obstaclesOf = async (id: string) => (await api.get(`/api/imports/${id}/obstacles`, { as: officer })).body;

  it('is taken back with the list that brought her only once the other one that says it wrote her is', async () => {
    const first = await bring(csv(PAO), 1);
    const second = await saidToBeTheOneOf(first);
    expect((await obstaclesOf(first)).total).toBe(0);
    expect((await act(second, 'commit')).counts).toMatchObject({ done: 1 });
    expect(await obstaclesOf(first)).toMatchObject({
      total: 1,
      items: [
        {
          ...{ name: 'Lù Seo Páo', row: 2, words: 'đã có trong danh sách “tổ dân phố 2026.csv”' },
          remedy: expect.stringMatching(/hoàn tác danh sách ấy trước/),
        },
      ],
    });
    const refused = await api.post(`/api/imports/${first}/undo`, undefined, { as: officer });
    expect([refused.status, refused.body.code]).toEqual([409, 'interop.undo-blocked']);
    expect(await namesOf()).toEqual(['Lù Seo Páo']);
    expect((await act(second, 'undo')).counts).toMatchObject({ undone: 1 });
    expect(await namesOf()).toEqual(['Lù Seo Páo']);
    await act(first, 'undo');
    expect(await namesOf()).toEqual([]);
  });

  it('stays where the other list was written while hers was to be taken back', async () => {
    const first = await bring(csv(PAO), 1);
    const second = await saidToBeTheOneOf(first);
    await press(first, 'undo');
    await act(second, 'commit');
    await work(api, first);
    expect(await see(first)).toMatchObject({ state: 'committed', counts: { done: 1 } });
    expect((await see(second)).counts).toMatchObject({ done: 1, problem: 0 });
    expect(await namesOf()).toEqual(['Lù Seo Páo']);
  });

  it('is said to be in a list of the department without its name, which is not the commune’s to know', async () => {
    const department = await grantFor(api, province.officer('department-officer', province.unit));
    const first = await bring(csv(PAO), 1);
    const wide = await saidToBeTheOneOf(first, department, province.unit);
    expect((await act(wide, 'commit', {}, department)).counts).toMatchObject({ done: 1 });
    const told = await obstaclesOf(first);
    expect(told).toMatchObject({ total: 1, items: [{ words: 'đã có trong danh sách nhập của cấp trên' }] });
    expect(JSON.stringify(told)).not.toContain('tổ dân phố');
  });

  it('is asked about where she was taken back in the middle of the check of a list that said so of two rows', async () => {
    const first = await bring(csv(PAO), 1);
    await act(first, 'commit');
    const sent = await upload(api, officer, {
      unitId: commune.id,
      bytes: csv('Lù Seo Páo;1988;0992100005;;', 'Lù Seo Páo;1988;0992100006;;'),
    });
    const id = sent.body.id as string;
    await work(api, id);
    expect((await act(id, 'likenesses', { decision: 'same' })).counts).toMatchObject({ ready: 2, likeness: 0 });
    await press(id, 'skipped-rows', { rows: [2], isSkipped: true });
    await work(api, id);
    const books = api.app.get(RosterCheckService, { strict: false });
    const open = books.open.bind(books);
    // The rows are read, and are judged by what was read.
    jest.spyOn(books, 'open').mockImplementationOnce(async (...asked) => {
      await press(first, 'undo');
      await outside(() => api.app.get(UndoService, { strict: false }).carryOutUndo(first));
      return open(...asked);
    });
    expect((await act(id, 'skipped-rows', { rows: [2], isSkipped: false })).counts).toMatchObject({ ready: 2 });
    expect(await namesOf()).toEqual([]);
    expect(await act(id, 'commit')).toMatchObject({
      counts: { done: 0, ready: 1, likeness: 1 },
      overtaken: { likeness: 1 },
    });
  });

  it.each([
    ['writing', 'commit', {}],
    ['check', 'skipped-rows', { rows: [2], isSkipped: false }],
  ] as const)(
    'is asked about anew at the %s where somebody else came in for the one who was taken back',
    async (_, path, body) => {
      const second = await saidToBeOneTakenBack();
      const third = await bring(csv(PAO), 1);
      await act(third, 'commit');
      expect((await act(second, path, body)).counts).toMatchObject({ likeness: 1, done: 0, problem: 0 });
      const [asked] = await shown(second, 'likeness');
      expect(asked?.candidates).toMatchObject([{ memberId: (await registered())[0]?.id }]);
      await act(second, 'likenesses', { decision: 'another' });
      expect((await act(second, 'commit')).counts).toMatchObject({ done: 1, problem: 0, ready: 0 });
      expect(await namesOf()).toEqual(['Lù Seo Páo', 'Lù Seo Páo']);
    },
  );
});
