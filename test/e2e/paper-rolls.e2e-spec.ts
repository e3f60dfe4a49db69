import { DropOldSheets } from '@lopso/classes';
import { FileStore, newId, PersonalData } from '@lopso/platform';
import { aPhoto } from '../support/assessment';
import { type ClassPlace, type TestClass, TestClasses } from '../support/classes';
import { type TestMember } from '../support/province';
import { aSheetForm } from '../support/sheets';
import { TestApi, type TestResponse } from '../support/test-api';

const BEFORE = '2026-11-25T01:00:00Z';
const STARTS = '2026-12-01T12:00:00Z';
const OVER = '2026-12-01T13:35:00Z';
const PDF = Buffer.from('%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\nstartxref\n9\n%%EOF\n', 'latin1');

/** The rows of the first table of a paper. */
function cellsIn(tree: TestResponse['body']): string[][] {
  const block = tree.blocks.find((one: { kind: string }) => one.kind === 'table');
  return block.rows;
}

describe('a list signed on paper', () => {
  let api: TestApi;
  let place: ClassPlace;
  let made: TestClass;
  let member: TestMember;
  let far: TestMember;
  beforeAll(async () => {
    api = await TestApi.start();
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.stopAt(BEFORE);
    const classes = new TestClasses(api.app);
    place = await classes.place('Xã Hàm Yên');
    member = await place.province.member(place.commune, 'Vàng Thị Mỷ');
    far = await place.province.member(await place.province.commune('Xã Bắc Quang'), 'Lý Văn Đào');
    made = await classes.aClass(place);
    await classes.book(place.trainer, made.id, [member, far]);
    api.clock.stopAt(STARTS);
    await post('opening');
  });
  afterEach(() => api.clock.release());

  const address = (): string => `/api/class-sessions/${made.sessionId}`;
  const post = (path: string, body?: object): Promise<TestResponse> =>
    api.post(`${address()}/${path}`, body, { as: place.trainer });
  const send = async (more: { clientKey?: string; bytes?: Buffer } = {}, as = place.trainer): Promise<TestResponse> =>
    api.post(`${address()}/sheets`, undefined, { as, ...(await aSheetForm(more)) });
  const sheets = (as = place.trainer): Promise<TestResponse> => api.get(`${address()}/sheets`, { as });
  const fileOf = (sheetId: string, as = place.trainer): Promise<TestResponse> =>
    api.get(`${address()}/sheets/${sheetId}/file`, { as });
  const close = async (): Promise<void> => {
    api.clock.stopAt(OVER);
    await post('closing');
  };
  const officer = () => place.province.officer('commune-officer', place.commune);
  const storeKeys = async (): Promise<string[]> =>
    (
      await api.database.query<{ key: string }>(
        'select store_key as key from classes.roll_sheet where class_session_id = $1 order by kept_at, id',
        [made.sessionId],
      )
    ).map(({ key }) => key);

  it('is typed in while the session runs and after it, with its source; hours follow', async () => {
    const mark = { memberId: member.id, mark: 'present', source: 'paper', clientKey: newId() };
    expect((await post('attendance', mark)).body).toMatchObject({ mark: 'present', source: 'paper' });
    await close();
    const correct = (source?: string) =>
      post('corrections', { memberId: far.id, mark: 'present', clientKey: newId(), ...(source && { source }) });
    const rowOf = (answer: TestResponse, id: string): TestResponse['body'] =>
      answer.body.rows.find((row: { memberId: string }) => row.memberId === id);
    expect(rowOf(await correct('paper'), far.id)).toMatchObject({
      mark: 'present',
      source: 'paper',
      countedMinutes: 90,
    });
    const [evidence] = await api.database.query<{ minutes: number }>(
      `select minutes from learning.evidence where member_id = $1 and kind = 'hours-attended' and superseded_at is null`,
      [far.id],
    );
    expect(evidence?.minutes).toBe(90);
    const absent = await post('corrections', { memberId: far.id, mark: 'absent', clientKey: newId() });
    expect(rowOf(absent, far.id)).toMatchObject({ mark: 'absent', source: 'correction' });
    expect((await correct('roll')).status).toBe(400);
  });

  it('keeps the line of everybody in whatever was printed, whoever comes or goes later, in the list of the office too', async () => {
    const people = await Promise.all(
      ['Lò Văn Bình', 'Nông Thị Ánh', 'Hoàng Văn Em'].map((name) => place.province.member(place.commune, name)),
    );
    const [binh, anh, em] = people as [TestMember, TestMember, TestMember];
    const linesOf = ({ body }: TestResponse): [string, number | null][] =>
      body.rows.map((row: { fullName: string; number: number | null }) => [row.fullName, row.number]);
    expect(linesOf(await api.get(`${address()}/roll`, { as: place.trainer }))).toEqual([
      ['Lý Văn Đào', null],
      ['Vàng Thị Mỷ', null],
    ]);
    const printed = await post('roll-numbers');
    expect(linesOf(printed)).toEqual([
      ['Lý Văn Đào', 1],
      ['Vàng Thị Mỷ', 2],
    ]);
    await post('walk-ins', { memberId: binh.id, clientKey: newId() });
    await new TestClasses(api.app).book(place.trainer, made.id, [anh]);
    expect(linesOf(await api.get(`${address()}/roll`, { as: place.trainer }))).toEqual([
      ['Nông Thị Ánh', null],
      ['Lò Văn Bình', null],
      ['Lý Văn Đào', 1],
      ['Vàng Thị Mỷ', 2],
    ]);
    // The office prints its list: who came since the trainer's stands behind, by name.
    const paperId = newId();
    await api.post(
      '/api/papers',
      { clientKey: paperId, kind: 'attendance-list', classGroupId: made.id },
      { as: officer() },
    );
    expect(linesOf(await api.get(`${address()}/roll`, { as: place.trainer }))).toEqual([
      ['Nông Thị Ánh', 3],
      ['Lò Văn Bình', 4],
      ['Lý Văn Đào', 1],
      ['Vàng Thị Mỷ', 2],
    ]);
    // Of its commune's people; nobody has the line of who was taken off, nor one that is written by hand.
    const leaving = `/api/class-groups/${made.id}/bookings/${anh.id}`;
    expect((await api.delete(leaving, { as: place.trainer })).status).toBe(200);
    await new TestClasses(api.app).book(place.trainer, made.id, [em]);
    const drawn = (await api.get(`/api/papers/${paperId}`, { as: officer() })).body.tree;
    expect(cellsIn(drawn).map(([line, name]) => [line, name])).toEqual([
      ['2', 'Vàng Thị Mỷ'],
      ['4', 'Lò Văn Bình'],
      ['', 'Hoàng Văn Em'],
      ...[1, 2, 3].map(() => ['', '']),
    ]);
    expect(linesOf(await post('roll-numbers'))).toContainEqual(['Hoàng Văn Em', 5]);
    expect((await post('roll-numbers')).body.rows).toHaveLength(4);
    const trail = await api.database.query(
      `select 1 from platform.audit_entry where subject_id = $1 and action = 'classes.roll-numbered'`,
      [made.sessionId],
    );
    expect(trail).toHaveLength(2);
    expect(
      (await api.post(`${address()}/roll-numbers`, undefined, { as: place.province.officer('trainer') })).body.code,
    ).toBe('classes.not-your-class');
  });

  it('has one line for everybody when it is printed many times at once', async () => {
    const people = await Promise.all(
      Array.from({ length: 6 }, (_, one) => place.province.member(place.commune, `Lò Văn ${'BCDEGH'[one]}`)),
    );
    await new TestClasses(api.app).book(place.trainer, made.id, people);
    const prints = await Promise.all(Array.from({ length: 8 }, () => post('roll-numbers')));
    const lines = (answer: TestResponse): [string, number][] =>
      answer.body.rows.map((row: { memberId: string; number: number }) => [row.memberId, row.number]);
    expect(prints.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(
      lines(prints[0] as TestResponse)
        .map(([, line]) => line)
        .sort(),
    ).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    for (const other of prints) expect(lines(other)).toEqual(lines(prints[0] as TestResponse));
  });

  it('is told from another word under the same key', async () => {
    await close();
    const body = { memberId: far.id, mark: 'present', source: 'paper', clientKey: newId() };
    expect((await post('corrections', body)).status).toBe(200);
    expect((await post('corrections', body)).status).toBe(200);
    expect((await post('corrections', { ...body, source: 'correction' })).status).toBe(409);
  });

  it('keeps photos and PDFs of its sheets, once each, drawn anew, and gives them out safely', async () => {
    const clientKey = newId();
    const photo = await aPhoto(400, 300);
    expect((await send({ clientKey, bytes: photo })).status).toBe(201);
    expect((await send({ clientKey, bytes: photo })).body.items).toHaveLength(1);
    expect((await send({ clientKey, bytes: PDF })).status).toBe(409);
    const { body } = await send({ bytes: PDF });
    expect(body.items.map((one: TestResponse['body']) => [one.mediaType, one.canRemove])).toEqual([
      ['image/jpeg', true],
      ['application/pdf', true],
    ]);
    const file = await fileOf(body.items[0].sheetId);
    expect([file.status, file.headers['content-type'], file.headers['content-security-policy']]).toEqual([
      ...[200, 'image/jpeg', "default-src 'none'; sandbox"],
    ]);
    const paper = await fileOf(body.items[1].sheetId);
    expect(paper.headers['content-disposition']).toBe('attachment; filename="to-diem-danh.pdf"');
    const trail = await api.database.query<{ action: string; held: string[] | null }>(
      `select e.action, array_agg(distinct m order by m) filter (where m is not null) as held
       from platform.audit_entry e left join platform.audit_held h on h.entry_id = e.id left join unnest(h.member_ids) m on true
       where e.subject_id = $1 and e.action like 'classes.sheet%' group by e.seq, e.action order by e.seq`,
      [made.sessionId],
    );
    expect(trail).toEqual([
      { action: 'classes.sheet-kept', held: null },
      { action: 'classes.sheet-kept', held: null },
      { action: 'classes.sheet-read', held: [member.id, far.id].sort() },
    ]);
  });

  it('refuses what is neither, leaves nothing of it, and holds twelve at most', async () => {
    const acting = Buffer.from(PDF.toString('latin1').replace('/Type', '/JavaScript (app.alert(1)) /Type'), 'latin1');
    for (const bytes of [Buffer.from('GIF89a'), acting]) {
      const refused = await send({ bytes });
      expect([refused.status, refused.body.errors[0].code]).toEqual([400, 'classes.sheet-unreadable']);
    }
    expect(await storeKeys()).toEqual([]);
    const bytes = await aPhoto(40, 30);
    const answers = await Promise.all(Array.from({ length: 14 }, () => send({ bytes })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(12);
    expect(answers.filter(({ status }) => status === 422).map(({ body }) => body.code)).toEqual([
      ...['classes.sheets-full', 'classes.sheets-full'],
    ]);
    const kept = await storeKeys();
    expect(kept).toHaveLength(12);
    const onDisk = await api.app.get(FileStore).listBefore('sheet-', new Date(Date.now() + 60_000));
    expect(onDisk.filter((key) => kept.includes(key))).toHaveLength(12);
  });

  it('is opened by who may see every name of it alone, and added by who calls the roll alone', async () => {
    const { body } = await send();
    const [{ sheetId }] = body.items;
    const hidden = await sheets(officer());
    expect(hidden.body).toEqual({ items: [], canAdd: false, isShown: false });
    expect((await fileOf(sheetId, officer())).status).toBe(404);
    const department = place.province.officer('department-officer');
    expect((await sheets(department)).body).toMatchObject({ items: [{ sheetId, canRemove: false }], isShown: true });
    expect((await fileOf(sheetId, department)).status).toBe(200);
    expect((await send({}, place.province.officer('trainer'))).status).toBe(403);
    expect((await fileOf(newId())).status).toBe(404);
    const beside = place.province.officer('commune-officer', await place.province.commune('Xã Tân Trào'));
    expect((await fileOf(sheetId, beside)).status).toBe(404);
    api.clock.stopAt(BEFORE);
    const later = await new TestClasses(api.app).aClass(place, { on: '2026-12-08' });
    const early = await api.post(`/api/class-sessions/${later.sessionId}/sheets`, undefined, {
      as: place.trainer,
      ...(await aSheetForm()),
    });
    expect([early.status, early.body.code]).toEqual([422, 'classes.session-not-open']);
  });

  it('gives a sheet back within a day, bytes and all; later it is evidence', async () => {
    const { body } = await send();
    const [{ sheetId }] = body.items;
    const second = (await send()).body.items[1].sheetId;
    const remove = (id: string) => api.delete(`${address()}/sheets/${id}`, { as: place.trainer });
    const [key, other] = await storeKeys();
    expect((await remove(sheetId)).body.items.map((one: TestResponse['body']) => one.sheetId)).toEqual([second]);
    expect((await remove(sheetId)).status).toBe(404);
    expect(await Promise.all([key, other].map((one) => api.app.get(FileStore).has(String(one))))).toEqual([
      false,
      true,
    ]);
    api.clock.stopAt('2026-12-02T12:00:01Z');
    const late = await remove(second);
    expect([late.status, late.body.code]).toEqual([422, 'classes.sheet-stays']);
  });

  it('outlives the erasure of one of its people, and goes when its years are over', async () => {
    await send();
    await close();
    const subject = { memberId: member.id, accountId: null };
    const collected = await api.app.get(PersonalData).collect(subject);
    expect(JSON.stringify(collected)).toContain('classes.sheets');
    const [key] = await storeKeys();
    const drop = (): Promise<void> => api.app.get(DropOldSheets, { strict: false }).handle();
    api.clock.stopAt('2036-11-30T12:00:00Z');
    await drop();
    expect(await api.app.get(FileStore).has(String(key))).toBe(true);
    api.clock.stopAt('2036-12-02T14:00:00Z');
    await drop();
    expect(await api.app.get(FileStore).has(String(key))).toBe(false);
    expect((await sheets()).body.items).toEqual([]);
  });
});
