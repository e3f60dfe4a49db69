import { type Actor, newId } from '@lopso/platform';
import { type ClassPlace, TestClasses } from '../support/classes';
import { TestApi, type TestResponse } from '../support/test-api';

describe('the wording of papers', () => {
  let api: TestApi;
  let place: ClassPlace;
  let department: Actor;
  let classGroupId: string;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-25T01:00:00Z');
    const classes = new TestClasses(api.app);
    place = await classes.place('Xã Hàm Yên');
    department = place.province.officer('department-officer', place.province.unit);
    ({ id: classGroupId } = await classes.aClass(place));
  });

  const open = (as = department): Promise<TestResponse> => api.get('/api/paper-templates/invitation', { as });
  const save = (source: string | null, basedOn: number, as = department): Promise<TestResponse> =>
    api.put('/api/paper-templates/invitation', { source, basedOn }, { as });
  const wording = (text: string): string =>
    `---\nloại: Giấy mời\nký hiệu: GM\nhỏi:\n  - lý do: Vì sao mời\n---\n\n${text}\n`;
  const invite = async (): Promise<{ id: string; words: () => Promise<string> }> => {
    const as = place.province.officer('commune-officer', place.commune);
    const id = newId();
    await api.post('/api/papers', { clientKey: id, kind: 'invitation', classGroupId }, { as });
    return { id, words: async () => JSON.stringify((await api.get(`/api/papers/${id}`, { as })).body.tree.blocks) };
  };

  it('is the system’s until the department saves its own, which drafts follow, and comes back by one act', async () => {
    const draft = await invite();
    const shipped = (await open()).body;
    expect(shipped).toMatchObject({ kind: 'invitation', newest: null, versions: [] });
    expect(shipped.source).toBe(shipped.shipped);

    const saved = await save(wording('Kính mời bà con dự lớp “{{tên lớp}}” vì {{lý do}}.'), 0);
    expect(saved.status).toBe(200);
    expect(saved.body.newest).toMatchObject({ number: 1, isShipped: false });
    expect(await draft.words()).toContain('Kính mời bà con dự lớp');
    expect(saved.body.look.tree.blocks[0].runs[0].text).toContain('(lớp mẫu)” vì [lý do].');

    const back = await save(null, 1);
    expect(back.body).toMatchObject({ source: shipped.shipped, newest: { number: 2, isShipped: true } });
    expect(await draft.words()).not.toContain('Kính mời bà con dự lớp');
    const first = await api.get('/api/paper-templates/invitation/versions/1', { as: department });
    expect(first.body.source).toContain('Kính mời bà con');
    const { items } = (await api.get('/api/paper-templates', { as: department })).body;
    expect(items).toHaveLength(10);
    expect(items[1]).toMatchObject({ kind: 'invitation', newest: { number: 2, isShipped: true } });
  });

  it('is kept from the one who saves second, and the same saved twice is one version', async () => {
    const mine = wording('Mời dự lớp “{{tên lớp}}”.');
    await save(mine, 0);
    expect((await save(mine.replaceAll('\n', '  \r\n'), 0)).body.versions).toHaveLength(1);
    const late = await save(wording('Mời họp.'), 0);
    expect([late.status, late.body.code]).toEqual([409, 'papers.template-changed']);
    const [one, two] = await Promise.all([save(wording('A'), 1), save(wording('B'), 1)]);
    expect([one.status, two.status].sort()).toEqual([200, 409]);
  });

  it('is refused with every fault by its line, and looked at while it has them', async () => {
    const source = wording('Mời dự {{tên lớp học}}.\n\n{{bảng: khách}}\n\n{{xã');
    const refused = await save(source, 0);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ detail }: { detail: string }) => detail.split(':')[0])).toEqual([
      ...['Dòng 8', 'Dòng 10', 'Dòng 12'],
    ]);
    const look = await api.post('/api/paper-templates/invitation/preview', { source }, { as: department });
    expect(look.status).toBe(200);
    expect(look.body.faults.map(({ line }: { line: number }) => line)).toEqual([8, 10, 12]);
    expect((await open()).body.versions).toEqual([]);
    for (const broken of ['', '---', '{{', '# Phụ lục', wording('a\0b')])
      expect((await save(broken, 0)).status).toBe(400);
  });

  it('belongs to the province: another one has its own, a commune reads none, no such kind or version is not found', async () => {
    await save(wording('Mời dự lớp.'), 0);
    const other = await new TestClasses(api.app).place('Xã Tân Trào');
    const theirs = (await open(other.province.officer('department-officer', other.province.unit))).body;
    expect(theirs.newest).toBeNull();
    const officer = place.province.officer('commune-officer', place.commune);
    expect((await open(officer)).status).toBe(403);
    for (const path of [
      'giay-la',
      'invitation/versions/9',
      'invitation/versions/999999999999',
      'invitation/versions/x',
    ])
      expect([path, (await api.get(`/api/paper-templates/${path}`, { as: department })).status]).toEqual([path, 404]);
  });
});
