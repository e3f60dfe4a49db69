import { createHash } from 'node:crypto';
import { inflateRawSync } from 'node:zlib';
import { IssuingService, ReleaseService } from '@lopso/credentials';
import { type Actor, type Database, newId } from '@lopso/platform';
import { aDueRelease, aFinishedCycle, aRound, changedAtOnce, type TestRound } from '../support/credentials';
import { pdfPages } from '../support/pdf-text';
import { TestProvince, type TestUnit } from '../support/province';
import { TestApi } from '../support/test-api';

/** A ZIP's files by their names, as its directory lists them. */
function unzipped(archive: Buffer): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(archive.length - 6);
  for (let left = archive.readUInt16LE(archive.length - 12); left > 0; left -= 1) {
    const nameEnd = at + 46 + archive.readUInt16LE(at + 28);
    const header = archive.readUInt32LE(at + 42);
    const from = header + 30 + archive.readUInt16LE(header + 26);
    const packed = archive.subarray(from, from + archive.readUInt32LE(at + 20));
    files.set(archive.toString('utf8', at + 46, nameEnd), inflateRawSync(packed));
    at = nameEnd;
  }
  return files;
}

describe('all papers of a round at once', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let other: TestUnit;
  let round: TestRound;
  let officer: Actor;
  let ids: string[];

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());

  beforeEach(async () => {
    province = await TestProvince.create(database);
    [commune, other] = [await province.commune('Xã Hàm Yên'), await province.commune('Xã Nà Hang')];
    round = await aRound(database, province, { release: 'manual' });
    officer = province.officer('department-officer');
    const people = [
      await province.member(commune, 'Lò Văn Ẩn'),
      await province.member(commune, 'Ma Thị Mỷ'),
      await province.member(other, 'Đặng Thuỷ Ỷ'),
      await province.member(other, 'Nông Văn Thu'),
      await province.member(commune, 'Hoàng Thị Ngẫu'),
    ];
    const cycles = [];
    for (const person of people) cycles.push(await aFinishedCycle(database, round, person));
    await api.app.get(IssuingService).issue(
      cycles.map(({ id }) => id),
      'by-hand',
    );
    const rows = await database.query<{ id: string }>(
      'select id from credentials.certificate where round_id = $1 order by number',
      [round.id],
    );
    ids = rows.map(({ id }) => id);
  });

  const url = (name: string): string => `/api/rounds/${round.id}/certificates/${name}`;
  const withdraw = (id: string | undefined) => changedAtOnce(api.app, officer, id ?? '');

  it('are one PDF for the signing ceremony: in the order of the register, a bookmark each, without what fell', async () => {
    await withdraw(ids[1]);
    expect((await api.get(url('batch'), { as: officer })).body).toEqual({ count: 4 });
    const { raw, headers } = await api.get(url('batch.pdf'), { as: officer });
    expect(headers['content-disposition']).toBe('attachment; filename="giay-chung-nhan-ca-dot.pdf"');
    const pages = await pdfPages(raw);
    const names = ['Lò Văn Ẩn', 'Đặng Thuỷ Ỷ', 'Nông Văn Thu', 'Hoàng Thị Ngẫu'];
    expect(pages.map((text) => names.find((name) => text.includes(name)))).toEqual(names);
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    const book = await getDocument({ data: new Uint8Array(raw), useSystemFonts: false, verbosity: 0 }).promise;
    const year = new Date().getFullYear();
    const marks = (await book.getOutline()).map(({ title }) => title);
    expect(marks).toEqual([1, 3, 4, 5].map((number, index) => `000${number}/${year} · ${names[index]}`));
    expect(await book.getMarkInfo()).toMatchObject({ Marked: true });
    await book.destroy();
  });

  it('print nowhere that nobody signed: the sheets of the book are for ink, the files alone say what they said', async () => {
    const { raw } = await api.get(url('batch.pdf'), { as: officer });
    const pages = await pdfPages(raw);
    expect(pages.filter((text) => text.includes('chưa có chữ ký'))).toEqual([]);
    const line = 'Bản in: chữ ký tay, nếu có, ở trên giấy; ký số thì xem ở trang kiểm tra';
    expect(pages.filter((text) => text.includes(line))).toHaveLength(5);
    expect((await api.get(url('batch.pdf'), { as: officer })).raw.equals(raw)).toBe(true);
    const [alone] = await pdfPages((await api.get(`/api/certificates/${ids[0]}/paper`, { as: officer })).raw);
    expect(alone).toContain('Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan');
  });

  it('are an archive of the very files each paper is alone, with a list of their hashes', async () => {
    const { raw } = await api.get(url('batch.zip'), { as: officer });
    const files = unzipped(raw);
    const list = files.get('danh-muc.csv')?.toString() ?? '';
    expect(files.size).toBe(6);
    const [first] = ids;
    const paper = (await api.get(`/api/certificates/${first}/paper`, { as: officer })).raw;
    const year = new Date().getFullYear();
    const inside = files.get(`0001-${year} Lò Văn Ẩn.pdf`);
    expect(inside?.equals(paper)).toBe(true);
    expect(list).toContain(
      `"0001/${year}";"Lò Văn Ẩn";"Xã Hàm Yên";"${createHash('sha256').update(paper).digest('hex')}"`,
    );
  });

  it('print each by the template it was issued with', async () => {
    const source = await database.queryOne<{ source: string }>(
      'select t.source from credentials.template t join credentials.certificate c on c.template_hash = t.hash where c.id = $1',
      [ids[0]],
    );
    expect(source?.source).toContain('GIẤY CHỨNG NHẬN');
    expect(await pdfPages((await api.get(url('batch.pdf'), { as: officer })).raw)).toHaveLength(5);
  });

  it('are those of the officer’s commune alone', async () => {
    const as = province.officer('commune-officer', other);
    const pages = await pdfPages((await api.get(url('batch.pdf'), { as })).raw);
    expect(pages).toHaveLength(2);
    expect(pages.join(' ')).not.toContain('Hàm Yên');
    const nobody = province.officer('commune-officer', await province.commune());
    const none = await api.get(url('batch.zip'), { as: nobody });
    expect([none.status, none.body.code]).toEqual([422, 'credentials.nothing-to-print']);
    const elsewhere = (await TestProvince.create(database)).officer('department-officer');
    expect((await api.get(url('batch.pdf'), { as: elsewhere })).status).toBe(404);
    expect((await api.get(url('batch.pdf'), { as: province.officer('trainer') })).status).toBe(403);
  });

  it('leave out whose record is restricted', async () => {
    await database.execute(
      `update org.member set restricted_at = now() where id = (select member_id from credentials.certificate where id = $1)`,
      [ids[2]],
    );
    const files = unzipped((await api.get(url('batch.zip'), { as: officer })).raw);
    expect([...files.keys()].some((name) => name.includes('Đặng'))).toBe(false);
    expect(files.size).toBe(5);
  });

  it('are those of one list, and none by a list that is not the round’s', async () => {
    const people = [await province.member(commune, 'Bàn Thị Ỷ'), await province.member(other, 'Tẩn Mí Ỷ')];
    const cycles = [];
    for (const person of people) cycles.push(await aFinishedCycle(database, round, person));
    const ofList = async (releaseId: string, name: string) =>
      (await api.get(`${url(name)}?releaseId=${releaseId}`, { as: officer })).raw;
    const listId = await aDueRelease(
      database,
      { round, province },
      cycles.map(({ id }) => id),
    );
    await api.app.get(ReleaseService).issueRelease(listId, new Date());
    expect((await api.get(`${url('batch')}?releaseId=${listId}`, { as: officer })).body).toEqual({ count: 2 });
    const pages = (await pdfPages(await ofList(listId, 'batch.pdf'))).join(' ');
    expect(['Bàn Thị Ỷ', 'Tẩn Mí Ỷ', 'Lò Văn Ẩn'].map((name) => pages.includes(name))).toEqual([true, true, false]);
    expect(unzipped(await ofList(listId, 'batch.zip')).size).toBe(3);
    const none = await api.get(`${url('batch')}?releaseId=${newId()}`, { as: officer });
    expect([none.status, none.body.code]).toEqual([422, 'credentials.nothing-to-print']);
  });

  it('are written into the trail each time, with everybody whose paper was taken', async () => {
    await api.get(url('batch.zip'), { as: officer });
    const rows = await database.query<{ people: number }>(
      `select (select sum(cardinality(h.member_ids))::int from platform.audit_held h where h.entry_id = e.id) as people
       from platform.audit_entry e where e.subject_id = $1 and e.action = 'credentials.papers-exported'`,
      [round.id],
    );
    expect(rows).toEqual([{ people: 5 }]);
  });
});
