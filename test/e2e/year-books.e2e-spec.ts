import { IssuingService } from '@lopso/credentials';
import { type Actor, type Database } from '@lopso/platform';
import { aFinishedCycle, aRound, changedAtOnce, paperOf, type TestRound } from '../support/credentials';
import { pdfPages } from '../support/pdf-text';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

/** A number is looked up in the register of its year, whatever round it was given in. */
describe('the register book of a year', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let first: TestRound;
  let second: TestRound;
  let officer: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  afterEach(() => api.clock.release());
  beforeEach(async () => {
    api.clock.stopAt('2026-11-24T03:00:00Z');
    province = await TestProvince.create(database);
    commune = await province.commune('Xã Hàm Yên');
    first = await aRound(database, province, { release: 'manual', title: 'Đợt một' });
    second = await aRound(database, province, { release: 'manual', title: 'Đợt hai' });
    officer = province.officer('department-officer');
  });

  /** Gives somebody new a paper of a round; the paper's id. */
  const issued = async (round: TestRound, name: string): Promise<string> => {
    const member: TestMember = await province.member(commune, name);
    const cycle = await aFinishedCycle(database, round, member);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    return paperOf(database, cycle);
  };
  /** Five papers of two rounds in turn, the second of them withdrawn. */
  const fivePapers = async (): Promise<void> => {
    await issued(first, 'Vàng Thị Mỷ');
    const fallen = await issued(second, 'Lò Văn Ẩn');
    await issued(first, 'Giàng A Lử');
    await issued(second, 'Đặng Thuỷ Ỷ');
    await issued(first, 'Hoàng Văn Ánh');
    await changedAtOnce(api.app, officer, fallen);
  };
  const read = async (query = '', as: Actor = officer) => {
    const { status, body } = await api.get(`/api/register-books/2026${query}`, { as });
    return { status, body, numbers: (body.certificates ?? []).map((one: { number: string }) => one.number) };
  };
  const searched = (text: string) => read(`?text=${encodeURIComponent(text)}`);

  it('has every number from the first on without a gap, with the round each was given in and what became of it', async () => {
    await fivePapers();
    const { body } = await read('?limit=2');
    expect(body).toMatchObject({ year: 2026, papers: 5, nextCursor: '2', wanted: null });
    const pages = [body, (await read('?limit=2&cursor=2')).body, (await read('?limit=2&cursor=4')).body];
    const lines = pages.flatMap(({ certificates }) => certificates);
    expect(
      lines.map(({ number, state, fields }) => [number, fields.title, fields.fullName, state, fields.issuedOn]),
    ).toEqual([
      ['0001/2026', 'Đợt một', 'Vàng Thị Mỷ', 'valid', '2026-11-24'],
      ['0002/2026', 'Đợt hai', 'Lò Văn Ẩn', 'withdrawn', '2026-11-24'],
      ['0003/2026', 'Đợt một', 'Giàng A Lử', 'valid', '2026-11-24'],
      ['0004/2026', 'Đợt hai', 'Đặng Thuỷ Ỷ', 'valid', '2026-11-24'],
      ['0005/2026', 'Đợt một', 'Hoàng Văn Ánh', 'valid', '2026-11-24'],
    ]);
    expect(pages[2].nextCursor).toBeNull();
  });

  it('finds a paper by its number however it is written, and people by part of a name', async () => {
    await fivePapers();
    for (const text of ['3', '0003', '3/2026', '0003/2026', 'số 0003 / 2026', ' 0003/2026 '])
      expect([text, (await searched(text)).numbers]).toEqual([text, ['0003/2026']]);
    expect((await searched('dang thuy')).numbers).toEqual(['0004/2026']);
    expect((await searched('nobody')).numbers).toEqual([]);
    const beyond = await searched('0147');
    expect([beyond.numbers, beyond.body.wanted]).toEqual([[], { number: 147, year: 2026, printed: '0147/2026' }]);
    const earlier = await searched('3/2025');
    expect([earlier.numbers, earlier.body.wanted]).toEqual([[], { number: 3, year: 2025, printed: '0003/2025' }]);
  });

  it('finds the number in the register of its round, too, and in no other round’s', async () => {
    await fivePapers();
    const inRound = async (round: TestRound, text: string) => {
      const url = `/api/rounds/${round.id}/certificates?text=${encodeURIComponent(text)}`;
      return (await api.get(url, { as: officer })).body.certificates.map((one: { number: string }) => one.number);
    };
    expect(await inRound(first, '0003')).toEqual(['0003/2026']);
    expect(await inRound(first, 'số 3/2026')).toEqual(['0003/2026']);
    expect(await inRound(first, '3/2025')).toEqual([]);
    expect(await inRound(second, '0003/2026')).toEqual([]);
    expect(await inRound(first, 'giang a')).toEqual(['0003/2026']);
  });

  it('comes as a file and as pages to print, with every round in it, and each taking stands in the trail', async () => {
    await fivePapers();
    const file = await api.get('/api/register-books/2026/book.xlsx', { as: officer });
    expect([file.status, file.headers['content-disposition']]).toEqual([
      200,
      'attachment; filename="so-goc-2026.xlsx"',
    ]);
    const { readSheet } = await import('read-excel-file/node');
    const [head, ...lines] = await readSheet(file.raw, 'Sổ gốc');
    expect(head?.slice(0, 2)).toEqual(['Số vào sổ', 'Họ và tên']);
    expect(lines.map((line) => [line[0], line[4], line[10]])).toEqual([
      ['0001/2026', 'Đợt một', 'Còn giá trị'],
      ['0002/2026', 'Đợt hai', 'Đã thu hồi'],
      ['0003/2026', 'Đợt một', 'Còn giá trị'],
      ['0004/2026', 'Đợt hai', 'Còn giá trị'],
      ['0005/2026', 'Đợt một', 'Còn giá trị'],
    ]);
    const paper = await api.get('/api/register-books/2026/book.pdf', { as: officer });
    expect(paper.headers['content-disposition']).toBe('attachment; filename="so-goc-2026.pdf"');
    const [page = '', ...more] = (await pdfPages(paper.raw)).map((one) => one.replace(/\s+/g, ' '));
    expect(more).toEqual([]);
    for (const said of ['Năm 2026', 'Sổ gồm 5 giấy, 1 trang', 'Đợt, quyết định', 'Đợt hai. QĐ 145/QĐ-'])
      expect(page).toContain(said);
    expect([...page.matchAll(/\b(\d{4})\/2026\b/g)].map(([, number]) => Number(number)).slice(0, 5)).toEqual([
      ...[1, 2, 3, 4, 5],
    ]);
    await read();
    const told = await database.query<{ action: string; subject: string; held: number }>(
      `select e.action, e.subject_id as subject, coalesce(sum(cardinality(h.member_ids)), 0)::int as held
       from platform.audit_entry e left join platform.audit_held h on h.entry_id = e.id
       where e.account_id = $1 and e.action like 'credentials.year-book-%' group by e.id, e.seq, e.action, e.subject_id order by e.seq`,
      [officer.accountId],
    );
    expect(told).toEqual([
      { action: 'credentials.year-book-exported', subject: '2026', held: 5 },
      { action: 'credentials.year-book-exported', subject: '2026', held: 5 },
      { action: 'credentials.year-book-listed', subject: '2026', held: 5 },
    ]);
  });

  it('says of who is restricted the number and the dates alone', async () => {
    const paper = await issued(first, 'Vàng Thị Mỷ');
    await database.execute(
      `update org.member set restricted_at = now() where id = (select member_id from credentials.certificate where id = $1)`,
      [paper],
    );
    const { readSheet } = await import('read-excel-file/node');
    const [, line] = await readSheet(
      (await api.get('/api/register-books/2026/book.xlsx', { as: officer })).raw,
      'Sổ gốc',
    );
    expect(line?.slice(0, 4)).toEqual(['0001/2026', 'Đang hạn chế xử lý', null, null]);
  });

  it('is there for this year before its first paper, and for no year that never had one', async () => {
    const list = async () => (await api.get('/api/register-books', { as: officer })).body;
    expect(await list()).toEqual([{ year: 2026, papers: 0 }]);
    expect((await read()).body).toMatchObject({ papers: 0, certificates: [], nextCursor: null });
    expect((await api.get('/api/register-books/2026/book.pdf', { as: officer })).body.code).toBe(
      'credentials.nothing-to-print',
    );
    await issued(first, 'Vàng Thị Mỷ');
    api.clock.stopAt('2027-01-02T03:00:00Z');
    expect(await list()).toEqual([
      { year: 2027, papers: 0 },
      { year: 2026, papers: 1 },
    ]);
    for (const year of ['2025', '0', '99999', 'nay', '-1', '2026.5'])
      expect([year, (await api.get(`/api/register-books/${year}`, { as: officer })).status]).toEqual([year, 404]);
  });

  it('is the department’s and its auditor’s: no commune reads it, and no other province its papers', async () => {
    await fivePapers();
    expect((await read('', province.officer('auditor'))).numbers).toHaveLength(5);
    expect((await read('', province.officer('commune-officer', commune))).status).toBe(403);
    const other = await TestProvince.create(database);
    const elsewhere = await read('', other.officer('department-officer'));
    expect([elsewhere.status, elsewhere.numbers]).toEqual([200, []]);
  });
});
