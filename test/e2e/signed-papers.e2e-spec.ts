import { readFileSync } from 'node:fs';
import { IssuingService, SignedFileService } from '@lopso/credentials';
import { type Actor, type Database, FileStore, newId, PersonalData, Transactions, zipArchive } from '@lopso/platform';
import { aSigner, type TestSigner } from '../support/cms-signer';
import { aFinishedCycle, aRound, changedAtOnce, type TestRound } from '../support/credentials';
import { statementsOf } from '../support/matrix/statements';
import { appendTo, objectOf, signPdf, withPictureOf } from '../support/pdf-signer';
import { pdfPages } from '../support/pdf-text';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { filesOf, SigningDesk } from '../support/signed-papers';
import { TestApi, type TestResponse } from '../support/test-api';

/** A rectangle of the design (A4 across, from the upper left corner) as a PDF says it. */
function inMillimetres({ x, y, width, height }: { x: number; y: number; width: number; height: number }): string {
  const points = [x, 210 - y - height, x + width, 210 - y].map((mm) => ((mm * 72) / 25.4).toFixed(2));
  return points.join(' ');
}

const year = new Date().getFullYear();
const ALL = { from: '0001/2000', to: '9999/2099' };
/** In points, on the certificate that comes with the system: under the signer's title, and over what it says. */
const [IN_AREA, BESIDE_IT, OVER_NAME, OVER_NUMBER] = [
  '475 80 610 120',
  '620 80 765 120',
  '300 300 400 330',
  '185 135 300 150',
];

describe('papers signed with the tool of the office', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let officer: Actor;
  let people: TestMember[];
  let ids: string[];
  let desk: SigningDesk;
  let director: TestSigner;
  let keysBefore: ReadonlySet<string>;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
    director = await aSigner('Hoàng Văn Thử', { organisation: 'Sở Khoa học và Công nghệ (thử)' });
  });
  afterAll(() => api.stop());

  async function issued(members: readonly TestMember[], of: TestRound): Promise<string[]> {
    const cycles = [];
    for (const person of members) cycles.push(await aFinishedCycle(database, of, person));
    await api.app.get(IssuingService).issue(
      cycles.map(({ id }) => id),
      'by-hand',
    );
    const rows = await database.query<{ id: string }>(
      'select id from credentials.certificate where round_id = $1 order by number',
      [of.id],
    );
    return rows.map(({ id }) => id);
  }

  beforeEach(async () => {
    province = await TestProvince.create(database);
    commune = await province.commune('Xã Hàm Yên');
    round = await aRound(database, province, { release: 'manual' });
    officer = province.officer('department-officer');
    people = [
      await province.member(commune, 'Lò Văn Ẩn'),
      await province.member(commune, 'Hoàng Thị Ngẫu'),
      await province.member(commune, 'Nông Văn Thu'),
    ];
    ids = await issued(people, round);
    desk = new SigningDesk(api, round.id, officer);
    keysBefore = new Set(await allKeys());
  });

  const paperOf = async (id: string | undefined, query = ''): Promise<Buffer> =>
    (await api.get(`/api/certificates/${id}/paper${query}`, { as: officer })).raw;

  /** All papers given out, signed, brought and kept. */
  async function allSigned(): Promise<{ uploadId: string; signed: Buffer[] }> {
    const papers = await desk.papers();
    const uploadId = await desk.open();
    const signed: Buffer[] = [];
    for (const { name, pdf } of papers) {
      const bytes = await signPdf(pdf, director);
      signed.push(bytes);
      expect(await desk.outcomeOf(uploadId, name, bytes)).toBe('matched');
    }
    expect((await desk.keep(uploadId)).body).toEqual({ kept: papers.length, left: 0 });
    return { uploadId, signed };
  }

  it('are given out, signed, brought back and kept; from then on whoever takes one gets the signed file', async () => {
    expect(await desk.overview()).toMatchObject({ signed: 0, unsigned: 3, uploads: [] });
    const papers = await desk.papers();
    expect(papers.map(({ name }) => name)).toEqual([
      `0001-${year} Lò Văn Ẩn.pdf`,
      `0002-${year} Hoàng Thị Ngẫu.pdf`,
      `0003-${year} Nông Văn Thu.pdf`,
    ]);
    const [text] = await pdfPages(papers[0]?.pdf ?? Buffer.alloc(0));
    expect(text).toContain('Bản để ký số: chữ ký của cơ quan, nếu có, là chữ ký số nằm trong tệp này');
    expect(text).not.toContain('chưa có chữ ký');
    const plain = await paperOf(ids[0]);
    expect((await pdfPages(plain))[0]).toContain('Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan');

    const uploadId = await desk.open();
    expect(await desk.open()).toBe(uploadId);
    const first = papers[0]?.pdf ?? Buffer.alloc(0);
    const signed = await signPdf(first, director);
    const { body } = await desk.bring(uploadId, 'ky-1.pdf', signed);
    const about = { number: `0001/${year}`, fullName: 'Lò Văn Ẩn' };
    expect(body.files).toEqual([{ name: 'ky-1.pdf', outcome: 'matched', ...about }]);
    expect((await desk.bring(uploadId, 'ky-1.pdf', signed)).body.files).toMatchObject([{ outcome: 'known' }]);
    const waiting = await api.get(`/api/signed-uploads/${uploadId}`, { as: officer });
    expect(waiting.body.files).toMatchObject([
      { ...about, effect: 'first', signers: [{ name: 'Hoàng Văn Thử', isTrusted: false }] },
    ]);
    expect((await paperOf(ids[0])).equals(plain)).toBe(true);

    expect((await desk.keep(uploadId)).body).toEqual({ kept: 1, left: 0 });
    expect((await paperOf(ids[0])).equals(signed)).toBe(true);
    expect((await paperOf(ids[0], '?form=original')).equals(first)).toBe(true);
    const own = province.memberActor(people[0] as TestMember);
    expect((await api.get(`/api/certificates/${ids[0]}/paper`, { as: own })).raw.equals(signed)).toBe(true);
    const archive = await api.get(`/api/rounds/${round.id}/certificates/batch.zip`, { as: officer });
    expect(filesOf(archive.raw).get(`0001-${year} Lò Văn Ẩn.pdf`)?.equals(signed)).toBe(true);
    expect(await desk.overview()).toMatchObject({ signed: 1, unsigned: 2, uploads: [{ state: 'kept', count: 1 }] });
    expect(await desk.papers()).toHaveLength(2);
  });

  it('say on the check page and on her own who signed, and of the rest that nobody did', async () => {
    await allSigned();
    const { body: page } = await api.get(`/api/certificates/${ids[0]}`, {
      as: province.memberActor(people[0] as TestMember),
    });
    const signer = { name: 'Hoàng Văn Thử', organisation: 'Sở Khoa học và Công nghệ (thử)', isTrusted: false };
    expect(page.signed.signers).toMatchObject([signer]);
    const checked = await api.get(`/api/certificates/check/${page.code}`);
    expect(checked.body.signed.signers).toMatchObject([signer]);
    await changedAtOnce(api.app, officer, ids[0] ?? '');
    const fallen = await api.get(`/api/certificates/check/${page.code}`);
    expect(fallen.body).toMatchObject({ state: 'withdrawn', signed: { signers: [signer] } });
    expect((await api.get(`/api/certificates/${ids[0]}/paper`, { as: officer })).status).toBe(422);
    expect(await desk.overview()).toMatchObject({ signed: 2, unsigned: 0 });
    const none = await api.post(`/api/rounds/${round.id}/signing/copies`, ALL, { as: officer });
    expect([none.status, none.body.code]).toEqual([422, 'credentials.nothing-to-sign']);
  });

  it('print in the book and in a page of the register that the signature is at the check page, never that there is none', async () => {
    await allSigned();
    const urls = ['batch.pdf', 'papers'].map((name) => `/api/rounds/${round.id}/certificates/${name}`);
    for (const url of urls) {
      const pages = await pdfPages((await api.get(url, { as: officer })).raw);
      expect(pages).toHaveLength(3);
      for (const text of pages) {
        expect(text).toContain('ký số thì xem ở trang kiểm tra');
        expect(text).not.toContain('chưa có chữ ký');
      }
    }
  });

  it('that are another certificate’s, changed, a picture, written anew, or nobody’s are told apart and kept nowhere', async () => {
    const [one, two] = await desk.papers();
    const original = one?.pdf ?? Buffer.alloc(0);
    const uploadId = await desk.open();
    const name = one?.name ?? '';
    const changed = await signPdf(original, director);
    changed[2000] = (changed[2000] ?? 0) ^ 1;
    expect(await desk.outcomeOf(uploadId, name, changed)).toBe('changed');
    expect(await desk.outcomeOf(uploadId, name, withPictureOf(original))).toBe('not-signed');
    expect(await desk.outcomeOf(uploadId, name, original)).toBe('unsigned');
    const rewritten = Buffer.concat([Buffer.from('%PDF-1.7\n%mới\n'), original.subarray(9)]);
    expect(await desk.outcomeOf(uploadId, name, await signPdf(shifted(rewritten, original), director))).toBe(
      'rewritten',
    );
    expect(await desk.outcomeOf(uploadId, name, await signPdf(await paperOf(ids[0]), director))).toBe('plain-copy');
    const sheet = await api.get(`/api/rounds/${round.id}/certificates/papers?text=0001`, { as: officer });
    expect(await desk.outcomeOf(uploadId, name, await signPdf(sheet.raw, director))).toBe('plain-copy');
    const late = Buffer.concat([await signPdf(original, director), Buffer.from('\n')]);
    expect(await desk.outcomeOf(uploadId, name, late)).toBe('not-whole');
    const other = await signPdf(original, director, { content: two?.pdf ?? Buffer.alloc(0) });
    expect(await desk.outcomeOf(uploadId, name, other)).toBe('forged');
    expect(await desk.outcomeOf(uploadId, 'anh.pdf', Buffer.from('\u0089PNG chữ ký'))).toBe('not-pdf');
    expect(await desk.outcomeOf(uploadId, 'la.pdf', Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF'))).toBe('unknown');
    const contents = Number(/\/Contents (\d+) 0 R/.exec(pageOf(original))?.[1]);
    const hidden = { [contents]: '<< /Length 3 >>\nstream\nq Q\nendstream' };
    expect(await desk.outcomeOf(uploadId, name, await signPdf(original, director, { also: hidden }))).toBe(
      'content-changed',
    );
    // Signed as the second paper under the name of the first: what it is of its bytes say.
    const swapped = await desk.bring(uploadId, name, await signPdf(two?.pdf ?? Buffer.alloc(0), director));
    expect(swapped.body.files).toMatchObject([
      { outcome: 'matched', number: `0002/${year}`, fullName: 'Hoàng Thị Ngẫu' },
    ]);
    expect((await desk.takeBack(uploadId)).body.code).toBe('credentials.signed-files-stay');
    expect((await desk.drop(uploadId)).status).toBe(204);
    expect(await keysOf()).toEqual([]);
    expect((await desk.keep(uploadId)).status).toBe(404);
  });

  it('come as an archive too, one that unpacks to too much or is broken is refused', async () => {
    const papers = await desk.papers();
    const uploadId = await desk.open();
    const entries = [];
    for (const { name, pdf } of papers) entries.push({ path: `ky/${name}`, chunks: [await signPdf(pdf, director)] });
    const archive = await archiveOf([
      ...entries,
      { path: 'danh-muc.csv', chunks: ['x'] },
      { path: 'ghi-chu.txt', chunks: ['x'] },
    ]);
    const { body } = await desk.bring(uploadId, 'da-ky.zip', archive);
    expect(body.files.map((one: { outcome: string }) => one.outcome)).toEqual([
      'matched',
      'matched',
      'matched',
      'not-pdf',
    ]);
    expect(body.files[3]).toEqual({ name: 'ghi-chu.txt', outcome: 'not-pdf', number: null, fullName: null });
    const nothing = Buffer.alloc(1_000_000);
    const bomb = await archiveOf([{ path: 'bom.pdf', chunks: Array.from({ length: 150 }, () => nothing) }]);
    expect(bomb.length).toBeLessThan(1_000_000);
    expect((await desk.bring(uploadId, 'bom.zip', bomb)).body.files).toMatchObject([{ outcome: 'too-large' }]);
    const lying = Buffer.from(bomb);
    lying.writeUInt32LE(1000, lying.readUInt32LE(lying.length - 6) + 24);
    expect((await desk.bring(uploadId, 'bom.zip', lying)).body.files).toMatchObject([{ outcome: 'not-pdf' }]);
    expect((await desk.bring(uploadId, 'hong.zip', archive.subarray(0, 900))).body.files).toMatchObject([
      { outcome: 'not-pdf' },
    ]);
    expect((await desk.keep(uploadId)).body).toEqual({ kept: 3, left: 0 });
  });

  it('of another round are named as such, those of another province are nobody’s', async () => {
    const [mine] = await desk.papers();
    const otherRound = await aRound(database, province, { release: 'manual', title: 'Đợt khác' });
    await issued([await province.member(commune, 'Ma Thị Mỷ')], otherRound);
    const other = new SigningDesk(api, otherRound.id, officer);
    const signed = await signPdf(mine?.pdf ?? Buffer.alloc(0), director);
    expect(await other.outcomeOf(await other.open(), 'x.pdf', signed)).toBe('other-round');
    const far = await TestProvince.create(database);
    const farRound = await aRound(database, far, { release: 'manual' });
    const abroad = new SigningDesk(api, farRound.id, far.officer('department-officer'));
    const { body } = await abroad.bring(await abroad.open(), `0001-${year} x.pdf`, signed);
    expect(body.files).toMatchObject([{ outcome: 'unknown', number: null, fullName: null }]);
  });

  it('signed once more take the place of what they add to; another signed file only where the officer says so', async () => {
    const { signed } = await allSigned();
    const [first = Buffer.alloc(0), second = Buffer.alloc(0)] = signed;
    const clerk = await aSigner('Văn thư Sở (thử)');
    const uploadId = await desk.open();
    expect(await desk.outcomeOf(uploadId, 'a.pdf', first)).toBe('known');
    const twice = await signPdf(first, clerk);
    expect(await desk.outcomeOf(uploadId, 'a.pdf', twice)).toBe('matched');
    const again = await signPdf(await paperOf(ids[1], '?form=original'), clerk);
    expect(await desk.outcomeOf(uploadId, 'b.pdf', again)).toBe('matched');
    const { body } = await api.get(`/api/signed-uploads/${uploadId}`, { as: officer });
    expect(body.files.map((one: { effect: string }) => one.effect)).toEqual(['adds', 'differs']);
    expect((await desk.keep(uploadId)).body).toEqual({ kept: 1, left: 1 });
    expect((await paperOf(ids[0])).equals(twice)).toBe(true);
    expect((await paperOf(ids[1])).equals(second)).toBe(true);
    const third = await desk.open();
    expect(await desk.outcomeOf(third, 'b.pdf', again)).toBe('matched');
    expect((await desk.keep(third, true)).body).toEqual({ kept: 1, left: 0 });
    expect((await paperOf(ids[1])).equals(again)).toBe(true);

    // Taken back, what was there before counts again.
    expect((await desk.takeBack(third)).status).toBe(204);
    expect((await paperOf(ids[1])).equals(second)).toBe(true);
    expect((await desk.takeBack(third)).status).toBe(204);
  });

  it('show a later signature in the place that the paper leaves for signatures, and nowhere else', async () => {
    const [one, two] = await desk.papers();
    const clerk = await aSigner('Văn thư Sở (thử)');
    const uploadId = await desk.open();
    const first = await signPdf(one?.pdf ?? Buffer.alloc(0), director, { rect: IN_AREA });
    const outcome = async (rect: string) => desk.outcomeOf(uploadId, 'a.pdf', await signPdf(first, clerk, { rect }));
    expect(await outcome(OVER_NAME)).toBe('covered');
    expect(await outcome(OVER_NUMBER)).toBe('covered');
    expect(await outcome(BESIDE_IT)).toBe('matched');
    const unseen = await signPdf(await signPdf(two?.pdf ?? Buffer.alloc(0), director), clerk);
    expect(await desk.outcomeOf(uploadId, 'b.pdf', unseen)).toBe('matched');
  });

  it('show the seal of an office in its size over a third of the signature, as it is put by hand', async () => {
    const [one] = await desk.papers();
    const office = await aSigner('Sở Khoa học và Công nghệ (thử)');
    const uploadId = await desk.open();
    const signature = inMillimetres({ x: 202, y: 165, width: 60, height: 22 });
    const signed = await signPdf(one?.pdf ?? Buffer.alloc(0), director, { rect: signature });
    const sealed = async (x: number, y: number) =>
      signPdf(signed, office, { rect: inMillimetres({ x, y, width: 36, height: 36 }) });
    const both = await sealed(186, 157.1);
    expect(await desk.outcomeOf(uploadId, 'dau.pdf', both)).toBe('matched');
    // A seal that reaches over the title of who signs, or out of the place for signatures.
    expect(await desk.outcomeOf(uploadId, 'cao.pdf', await sealed(186, 150))).toBe('covered');
    expect(await desk.outcomeOf(uploadId, 'trai.pdf', await sealed(150, 157.1))).toBe('covered');
    const waiting = await api.get(`/api/signed-uploads/${uploadId}`, { as: officer });
    expect(waiting.body.files[0].signers).toHaveLength(2);
    expect((await desk.keep(uploadId)).body).toEqual({ kept: 1, left: 0 });
    expect((await paperOf(ids[0])).equals(both)).toBe(true);
  });

  it('show no later signature on a paper that leaves no place for it, as those before there was one', async () => {
    const design = JSON.parse(readFileSync('content/certificates/hoan-thanh/mau.json', 'utf8')) as {
      pages: { elements: { type: string }[] }[];
    };
    for (const page of design.pages) page.elements = page.elements.filter(({ type }) => type !== 'signing-area');
    await database.execute(
      `insert into credentials.design_version (id, unit_id, slug, number, body, made_by, made_at) values ($1, $2, 'hoan-thanh', 1, $3, $1, now())`,
      [newId(), province.unit.id, JSON.stringify(design)],
    );
    const former = await aRound(database, province, { release: 'manual', title: 'Đợt trước' });
    await issued([await province.member(commune, 'Ma Thị Mỷ')], former);
    const place = new SigningDesk(api, former.id, officer);
    const [paper] = await place.papers();
    const clerk = await aSigner('Văn thư Sở (thử)');
    const first = await signPdf(paper?.pdf ?? Buffer.alloc(0), director, { rect: IN_AREA });
    const uploadId = await place.open();
    const seen = await signPdf(first, clerk, { rect: BESIDE_IT });
    expect(await place.outcomeOf(uploadId, 'a.pdf', seen)).toBe('covered');
    expect(await place.outcomeOf(uploadId, 'a.pdf', await signPdf(first, clerk))).toBe('matched');
  });

  it('are taken back for a day and then stay', async () => {
    const { uploadId } = await allSigned();
    expect(await keysOf()).toHaveLength(3);
    api.clock.advance(90_000);
    const late = await desk.takeBack(uploadId);
    api.clock.release();
    expect([late.status, late.body.code]).toEqual([422, 'credentials.signed-files-stay']);
    await desk.takeBack(uploadId);
    expect(await keysOf()).toEqual([]);
    expect(await desk.overview()).toMatchObject({ signed: 0, unsigned: 3, uploads: [{ state: 'taken-back' }] });
    expect((await pdfPages(await paperOf(ids[0])))[0]).toContain('chưa có chữ ký của cơ quan');
  });

  it('that nobody keeps go after a day', async () => {
    const [one] = await desk.papers();
    const uploadId = await desk.open();
    await desk.bring(uploadId, 'a.pdf', await signPdf(one?.pdf ?? Buffer.alloc(0), director));
    await api.app.get(SignedFileService).forgetOpen();
    expect(await keysOf()).toHaveLength(1);
    api.clock.advance(90_000);
    await api.app.get(SignedFileService).forgetOpen();
    api.clock.release();
    expect(await keysOf()).toEqual([]);
    expect((await api.get(`/api/signed-uploads/${uploadId}`, { as: officer })).status).toBe(404);
  });

  it('of a paper that fell meanwhile are not kept', async () => {
    const [one] = await desk.papers();
    const uploadId = await desk.open();
    const signed = await signPdf(one?.pdf ?? Buffer.alloc(0), director);
    expect(await desk.outcomeOf(uploadId, 'a.pdf', signed)).toBe('matched');
    await changedAtOnce(api.app, officer, ids[0] ?? '');
    const kept = await desk.keep(uploadId);
    expect([kept.status, kept.body.code]).toEqual([422, 'credentials.nothing-to-keep']);
    expect(await desk.outcomeOf(uploadId, 'a.pdf', signed)).not.toBe('matched');
  });

  it('are brought and kept by who may decide about certificates of the province', async () => {
    const uploadId = await desk.open();
    const url = `/api/signed-uploads/${uploadId}`;
    const stranger = (await TestProvince.create(database)).officer('department-officer');
    expect((await api.get(url, { as: stranger })).status).toBe(404);
    expect((await desk.bring(uploadId, 'a.pdf', Buffer.from('x'), stranger)).status).toBe(404);
    for (const as of [province.officer('commune-officer', commune), province.officer('auditor')])
      expect((await desk.take(ALL, as)).status).toBe(403);
    expect((await api.get(`/api/rounds/${round.id}/signing`, { as: province.officer('auditor') })).status).toBe(200);
  });

  it('are the officer’s who brought them until she keeps them, and everybody’s of the department then', async () => {
    const [one] = await desk.papers();
    const uploadId = await desk.open();
    const signed = await signPdf(one?.pdf ?? Buffer.alloc(0), director);
    await desk.bring(uploadId, 'a.pdf', signed);
    const colleague = province.officer('department-officer');
    const asks: ((id: string) => Promise<TestResponse>)[] = [
      (id) => api.get(`/api/signed-uploads/${id}`, { as: colleague }),
      (id) => desk.bring(id, 'b.pdf', signed, colleague),
      (id) => api.post(`/api/signed-uploads/${id}/keep`, { replaceOther: true }, { as: colleague }),
      (id) => api.post(`/api/signed-uploads/${id}/take-back`, undefined, { as: colleague }),
      (id) => desk.drop(id, colleague),
    ];
    for (const ask of asks) {
      const [hers, nobodys] = [await statementsOf(() => ask(uploadId)), await statementsOf(() => ask(newId()))];
      expect(hers.result.status).toBe(404);
      expect({ ...hers.result.body, instance: '' }).toEqual({ ...nobodys.result.body, instance: '' });
      expect(hers.statements).toEqual(nobodys.statements);
    }
    const seenBy = async (as: Actor) => (await api.get(`/api/rounds/${round.id}/signing`, { as })).body.uploads;
    expect(await seenBy(colleague)).toEqual([]);
    expect(await seenBy(officer)).toMatchObject([{ id: uploadId, state: 'open', count: 1 }]);
    expect((await desk.keep(uploadId)).body).toEqual({ kept: 1, left: 0 });
    expect((await desk.drop(uploadId)).body.code).toBe('credentials.signed-upload-closed');
    expect(await seenBy(colleague)).toMatchObject([{ id: uploadId, state: 'kept', canTakeBack: true }]);
    const back = await api.post(`/api/signed-uploads/${uploadId}/take-back`, undefined, { as: colleague });
    expect(back.status).toBe(204);
    expect(await desk.overview()).toMatchObject({ signed: 0, unsigned: 3 });
  });

  it('are given out in parts, each noted before it is taken; to take is to change nothing', async () => {
    const far = { from: '0500/2020', to: '0600/2020' };
    const parts = () => api.get(`/api/rounds/${round.id}/signing/parts`, { as: officer });
    const ends = { from: `0001/${year}`, to: `0003/${year}` };
    const { body } = await parts();
    expect(body.parts).toMatchObject([{ ...ends, count: 3, given: 0, bytes: 180_000, seconds: 1 }]);
    expect(body.areas).toEqual([{ page: 1, x: 166, y: 157, width: 106, height: 36.2 }]);
    const copies = () =>
      database.query('select 1 from credentials.signing_copy where given_by = $1', [officer.accountId]);
    const unprepared = await desk.take(ends);
    expect([unprepared.status, unprepared.body.code]).toEqual([422, 'credentials.nothing-to-sign']);
    const two = { from: `0002/${year}`, to: `0003/${year}` };
    expect(await desk.prepare(two)).toBe(1);
    expect(await copies()).toHaveLength(2);
    const taken = await desk.take(ends);
    expect([...filesOf(taken.raw).keys()]).toEqual([
      `0002-${year} Hoàng Thị Ngẫu.pdf`,
      `0003-${year} Nông Văn Thu.pdf`,
      'danh-muc.csv',
    ]);
    expect(await copies()).toHaveLength(2);
    expect((await parts()).body.parts).toMatchObject([{ count: 3, given: 2 }]);
    await desk.prepare(two);
    expect(await copies()).toHaveLength(2);
    expect((await desk.take(far)).status).toBe(422);
    for (const from of ['1', '0001-2026', '0001/2026 or', '1234567890/2026'])
      expect((await desk.take({ ...ends, from })).status).toBe(400);
  });

  it('are prepared by fifty and given out by two hundred, in the order of the register', async () => {
    const many = [];
    for (let count = 0; count < 202; count += 1) many.push(await province.member(commune, `Ma Thị ${count}`));
    const large = await aRound(database, province, { release: 'manual', title: 'Đợt lớn' });
    await issued(many, large);
    const place = new SigningDesk(api, large.id, officer);
    const { body } = await api.get(`/api/rounds/${large.id}/signing/parts`, { as: officer });
    const numbers = (from: number, to: number) => ({
      from: `${String(from).padStart(4, '0')}/${year}`,
      to: `${String(to).padStart(4, '0')}/${year}`,
    });
    expect(body.parts).toMatchObject([
      { ...numbers(4, 203), count: 200 },
      { ...numbers(204, 205), count: 2 },
    ]);
    expect(await place.prepare(numbers(154, 205))).toBe(2);
    expect(await place.prepare(numbers(150, 153))).toBe(1);
    const names = [...filesOf((await place.take(numbers(150, 205))).raw).keys()];
    expect(names.length).toBe(56 + 1);
    expect(names.slice(0, -1)).toEqual([...names.slice(0, -1)].sort());
    const { body: after } = await api.get(`/api/rounds/${large.id}/signing/parts`, { as: officer });
    expect(after.parts).toMatchObject([{ given: 54 }, { given: 2 }]);
    expect(after.parts[1].bytes).toBeGreaterThan(2 * 20_000);
  });

  it('lose hash and file with the person, not that they were signed', async () => {
    await allSigned();
    const open = await desk.open();
    const twice = await signPdf(await paperOf(ids[0]), await aSigner('Văn thư Sở (thử)'));
    expect(await desk.outcomeOf(open, 'a.pdf', twice)).toBe('matched');
    const { code } = (await api.get(`/api/certificates/${ids[0]}`, { as: officer })).body;
    const memberId = people[0]?.id ?? '';
    await api.app.get(Transactions).run(() => api.app.get(PersonalData).erase({ memberId, accountId: null }));
    const rows = await database.query(
      `select state, sha256, removed_at is not null as "isGone" from credentials.signed_file where certificate_id = $1`,
      [ids[0]],
    );
    expect(rows).toEqual([{ state: 'current', sha256: null, isGone: true }]);
    const copies = await database.query('select 1 from credentials.signing_copy where certificate_id = $1', [ids[0]]);
    expect(copies).toEqual([]);
    const checked = await api.get(`/api/certificates/check/${code}`);
    expect(checked.body).toMatchObject({ isNameErased: true, signed: { signers: [{ name: 'Hoàng Văn Thử' }] } });
    expect(await desk.outcomeOf(await desk.open(), 'a.pdf', twice)).toBe('unknown');
  });

  /** Signed files on disk that came with this test, whether a row names them or not. */
  async function keysOf(): Promise<string[]> {
    return (await allKeys()).filter((key) => !keysBefore.has(key));
  }

  async function allKeys(): Promise<string[]> {
    return api.app.get(FileStore).listBefore('signed-', new Date('2100-01-01T00:00:00Z'));
  }
});

async function archiveOf(entries: { path: string; chunks: (string | Buffer)[] }[]): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of zipArchive(entries)) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function pageOf(pdf: Buffer): string {
  const text = pdf.toString('latin1');
  const pages = objectOf(pdf, Number(/\/Pages (\d+) 0 R/.exec(text)?.[1])).text;
  return objectOf(pdf, Number(/\/Kids \[\s*(\d+) 0 R/.exec(pages)?.[1])).text;
}

/** All objects some bytes further on, as a program leaves them that writes a file anew. */
function shifted(rewritten: Buffer, original: Buffer): Buffer {
  const by = rewritten.length - original.length;
  const text = rewritten.toString('latin1');
  const table = text.lastIndexOf('\nxref');
  const moved = text
    .slice(table)
    .replace(/(\d{10}) 00000 n/g, (_, at: string) => `${String(Number(at) + by).padStart(10, '0')} 00000 n`)
    .replace(/startxref\s+(\d+)/, (_, at: string) => `startxref\n${Number(at) + by}`);
  return appendTo(Buffer.from(text.slice(0, table) + moved, 'latin1'), {});
}
