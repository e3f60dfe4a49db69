import sharp from 'sharp';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { IssuingService } from '@lopso/credentials';
import { type Actor, type Database, newId, Paper } from '@lopso/platform';
import { aFinishedCycle, aRound, paperOf } from '../support/credentials';
import { aProgramme, inYears } from '../support/learning';
import { pdfPages } from '../support/pdf-text';
import { TestProvince, type TestUnit } from '../support/province';
import { fileForm } from '../support/signed-papers';
import { TestApi, type TestResponse } from '../support/test-api';

interface Source {
  name: string;
  orientation: string;
  pages: { elements: Record<string, unknown>[] }[];
}

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 30" width="60" height="30"><rect width="60" height="30" fill="#c8102e"/><script>alert(1)</script></svg>';
const box = { x: 20, y: 20, width: 170, height: 12 };

/** Portrait, two pages, a picture, a table. */
function twoPages(name: string): string {
  return JSON.stringify({
    ...{ name, paper: 'a4', orientation: 'portrait' },
    pages: [
      {
        elements: [
          { type: 'image', image: 'logo.png', alt: 'Dấu của Sở', x: 85, y: 20, width: 40, height: 20 },
          { type: 'text', text: 'GIẤY KHEN HỌC TẬP', ...box, y: 60, size: 30, align: 'center', heading: true },
          { type: 'field', field: 'họ tên', ...box, y: 100, height: 20, size: 28, smallest: 12, align: 'center' },
          { type: 'register-number', ...box, y: 200, smallest: 9 },
          { type: 'text', text: '{{mã kiểm tra}}\n{{dòng chữ ký}}', ...box, y: 215, size: 11 },
          { type: 'qr', x: 20, y: 235, width: 33 },
          { type: 'signing-area', x: 100, y: 235, width: 90, height: 30 },
        ],
      },
      {
        elements: [
          {
            ...{ type: 'table', ...box, height: 40 },
            columns: [
              { title: 'Nội dung', width: 3 },
              { title: 'Kết quả', width: 1 },
            ],
            rows: [['Số khóa học đã xong', '{{số khóa học}}']],
          },
        ],
      },
    ],
  });
}

describe('designs of certificates', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let department: Actor;
  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  beforeEach(async () => {
    province = await TestProvince.create(database);
    commune = await province.commune('Xã Hàm Yên');
    department = province.officer('department-officer');
  });

  const list = (as = department): Promise<TestResponse> => api.get('/api/certificate-designs', { as });
  const open = (slug: string, as = department): Promise<TestResponse> =>
    api.get(`/api/certificate-designs/${slug}`, { as });
  const copy = (name: string, clientKey = newId(), as = department): Promise<TestResponse> =>
    api.post('/api/certificate-designs', { clientKey, from: 'hoan-thanh', name }, { as });
  const save = (slug: string, source: string | null, basedOn: number, as = department): Promise<TestResponse> =>
    api.put(`/api/certificate-designs/${slug}`, { source, basedOn }, { as });
  const look = (source: string, sample = 'ordinary'): Promise<TestResponse> =>
    api.post('/api/certificate-design-previews', { source, sample }, { as: department });
  const upload = (name: string, file: Buffer): Promise<TestResponse> =>
    api.post('/api/certificate-design-images', undefined, { as: department, ...fileForm('x', file, { name }) });
  const changed = (source: string, change: (design: Source) => void): string => {
    const design = JSON.parse(source) as Source;
    change(design);
    return JSON.stringify(design);
  };
  const words = ({ body }: TestResponse): string => JSON.stringify(body.errors ?? body);

  it('begin with the one of the system; a copy is made once, changed, opened a round with, and printed', async () => {
    const [shipped] = (await list()).body.items;
    expect(shipped).toMatchObject({
      slug: 'hoan-thanh',
      orientation: 'landscape',
      pages: 1,
      newest: null,
      isSound: true,
    });
    const key = newId();
    const made = await copy('Giấy khen Đợt hè', key);
    expect([made.status, made.body.slug, made.body.versions.length]).toEqual([201, 'giay-khen-dot-he', 1]);
    expect((await copy('Giấy khen Đợt hè', key)).body.slug).toBe('giay-khen-dot-he');
    expect((await copy('Tên khác', key)).status).toBe(409);
    expect((await copy('Giấy khen đợt hè')).body.slug).toBe('giay-khen-dot-he-2');

    const source = twoPages('Giấy khen Đợt hè');
    expect(words(await look(source))).toContain('Chưa có hình “logo.png”');
    expect((await upload('logo.png', Buffer.from(PICTURE))).status).toBe(204);
    const seen = await look(source, 'longest');
    expect(seen.body.faults).toEqual([]);
    expect(seen.body.pages).toHaveLength(2);
    expect(seen.body.pages[0]).not.toContain('alert');
    const kept = await save('giay-khen-dot-he', source, 1);
    expect([kept.status, kept.body.pages, kept.body.orientation, kept.body.versions.length]).toEqual([
      200,
      2,
      'portrait',
      2,
    ]);

    const programme = await aProgramme(database);
    await province.seat(await province.member(commune), await province.team(commune));
    const roundId = await opened(programme.id, 'giay-khen-dot-he');
    const person = await province.member(commune, 'Đặng Thuỷ Ỷ');
    const cycle = await aFinishedCycle(database, { id: roundId, title: '' }, person);
    expect(await api.app.get(IssuingService).issue([cycle.id], 'by-hand')).toBe(1);
    const id = await paperOf(database, cycle);
    const { raw } = await api.get(`/api/certificates/${id}/paper`, { as: department });
    const pages = await pdfPages(raw);
    expect(pages).toHaveLength(2);
    expect(pages[0]).toMatch(/GIẤY KHEN HỌC TẬP.*Đặng Thuỷ Ỷ.*Số vào sổ: 0001\//);
    expect(pages[1]).toContain('Số khóa học đã xong');
    expect(raw.toString('latin1')).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
    expect(raw.length).toBeLessThan(120_000);

    expect(
      (
        await save(
          'giay-khen-dot-he',
          changed(source, (one) => (one.pages.length = 1)),
          2,
        )
      ).status,
    ).toBe(200);
    const after = (await api.get(`/api/certificates/${id}/paper`, { as: department })).raw;
    expect(after.equals(raw)).toBe(true);
    const book = (await api.get(`/api/rounds/${roundId}/certificates/batch.pdf`, { as: department })).raw;
    expect(await pdfPages(book)).toHaveLength(2);
  });

  const opened = async (programmeId: string, certificateTemplate: string | undefined): Promise<string> => {
    const answer = await openRound(programmeId, certificateTemplate);
    expect(answer.status).toBe(201);
    return answer.body.id;
  };
  const openRound = (programmeId: string, certificateTemplate: string | undefined): Promise<TestResponse> => {
    const today = new Date().toISOString().slice(0, 10);
    return api.post(
      '/api/rounds',
      {
        ...{ programmeId, title: `Đợt ${newId()}`, decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-01-05' },
        ...{ startsOn: today, dueOn: inYears(new Date(), 1, '12-31'), release: 'manual', certificateTemplate },
      },
      { as: department },
    );
  };

  it('open no round by a design that there is not', async () => {
    const programme = await aProgramme(database);
    await province.seat(await province.member(commune), await province.team(commune));
    const refused = await openRound(programme.id, 'mau-la');
    expect([refused.status, refused.body.code]).toEqual([422, 'credentials.no-such-design']);
    await opened(programme.id, undefined);
  });

  it('that lack something are not kept: every fault by page and element', async () => {
    const { source } = (await open('hoan-thanh')).body;
    const wrong = changed(source, ({ pages }) => {
      const [page] = pages;
      page?.elements.splice(16, 1);
      page?.elements.push({ type: 'text', text: '{{số nhà}}', ...box, x: 200 });
    });
    const refused = await save('hoan-thanh', wrong, 0);
    expect(refused.status).toBe(400);
    expect(refused.body.errors.map(({ detail }: { detail: string }) => detail.split(':')[0])).toEqual([
      ...['Cả mẫu', 'Trang 1, phần tử 26 (Chữ)', 'Trang 1, phần tử 26 (Chữ)'],
    ]);
    const unsignable = changed(source, ({ pages }) => {
      const kept = (pages[0]?.elements ?? []).filter(({ type }) => type !== 'signing-area');
      pages[0]?.elements.splice(0, 26, ...kept);
    });
    expect(words(await save('hoan-thanh', unsignable, 0))).toContain('Mẫu chưa có ô ký số');
    const tight = changed(source, ({ pages }) => Object.assign(pages[0]?.elements[10] ?? {}, { height: 5 }));
    expect(words(await save('hoan-thanh', tight, 0))).toContain('không vừa ô');
    const long = changed(source, ({ pages }) => {
      const rows = Array.from({ length: 40 }, () => ['', '', '', '', '', '', '', '']);
      const columns = rows[0]?.map(() => ({ title: 'A', width: 1 }));
      const table = { type: 'table', columns, rows, ...box };
      pages.push({ elements: Array.from({ length: 8 }, () => table) });
    });
    expect(words(await save('hoan-thanh', long, 0))).toContain('nhiều nhất 60.000');
    const strange = changed(source, ({ pages }) =>
      pages[0]?.elements.push({ type: 'text', text: '{{constructor}} {{__proto__}}', ...box, y: 36 }),
    );
    expect(words(await look(strange))).toContain('Không có mục “constructor”');
    expect((await save('hoan-thanh', strange, 0)).status).toBe(400);
    for (const broken of ['{', '[]', '{"name":"A"}', 'a\0b', '{"pages":[]}'])
      expect((await save('hoan-thanh', broken, 0)).status).toBe(400);
    expect((await look('{')).body).toMatchObject({ pages: [], faults: [{ place: 'Cả mẫu' }] });
    expect((await open('hoan-thanh')).body.versions).toEqual([]);
  });

  it('are kept from the one who saves second; the shipped one comes back by one act, and every version can be seen', async () => {
    const { source, shipped } = (await open('hoan-thanh')).body;
    expect(source).toBe(shipped);
    const mine = changed(source, (one) => (one.name = 'Của tỉnh'));
    expect((await save('hoan-thanh', source, 0)).body.versions).toEqual([]);
    expect((await save('hoan-thanh', mine, 0)).body).toMatchObject({ name: 'Của tỉnh', newest: { number: 1 } });
    expect((await save('hoan-thanh', JSON.stringify(JSON.parse(mine), null, 7), 1)).body.versions).toHaveLength(1);
    const late = await save(
      'hoan-thanh',
      changed(source, (one) => (one.name = 'Của người khác')),
      0,
    );
    expect([late.status, late.body.code]).toEqual([409, 'credentials.design-changed']);
    const both = ['A', 'B'].map((name) =>
      save(
        'hoan-thanh',
        changed(source, (one) => (one.name = name)),
        1,
      ),
    );
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([200, 409]);
    const back = await save('hoan-thanh', null, 2);
    expect(back.body).toMatchObject({ newest: { number: 3, isShipped: true } });
    const first = await api.get('/api/certificate-designs/hoan-thanh/versions/1', { as: department });
    expect(JSON.parse(first.body.source)).toEqual(JSON.parse(mine));
  });

  it('that became unsound since issue nothing, and the officer is told before', async () => {
    const round = await aRound(database, province, { release: 'manual' });
    const other = await aRound(database, province, { release: 'manual', title: 'Đợt lành' });
    const { source } = (await open('hoan-thanh')).body;
    await database.execute('update learning.round set certificate_template = $2 where id = $1', [
      other.id,
      await lost(source),
    ]);
    const ofLost = await aFinishedCycle(database, other, await province.member(commune));
    const sound = await aFinishedCycle(database, round, await province.member(commune));
    const register = async (id: string) => (await api.get(`/api/rounds/${id}/register`, { as: department })).body;
    expect(await register(other.id)).toMatchObject({
      ...{ waiting: 1, release: 'manual' },
      hindrance: { slug: 'mau-cu', count: 1, words: expect.stringContaining('Không có mục “mục đã bỏ”') },
    });
    expect(await register(round.id)).toMatchObject({ waiting: 1, hindrance: null });
    const lists = `/api/rounds/${other.id}/certificate-releases`;
    const refused = await api.post(lists, { clientKey: newId() }, { as: department });
    expect([refused.status, refused.body.code]).toEqual([422, 'credentials.design-unsound']);
    expect(refused.body.detail).toContain('Không có mục “mục đã bỏ”');
    await expect(api.app.get(IssuingService).issue([ofLost.id, sound.id], 'by-hand')).rejects.toMatchObject({
      code: 'credentials.design-unsound',
    });
    const issued = await database.query('select round_id from credentials.certificate where issuer_id = $1', [
      province.unit.id,
    ]);
    expect(issued).toEqual([{ round_id: round.id }]);
    // Where papers come by themselves nobody is refused: the page says it alone, and to nobody where nobody waits.
    await database.execute(`update learning.round set release = 'automatic' where id = $1`, [other.id]);
    expect((await register(other.id)).hindrance).toMatchObject({ slug: 'mau-cu' });
    // The database is shared: what is left unissued here would fail whoever looks for lost papers.
    await database.execute(`update learning.round set release = 'manual' where id = $1`, [other.id]);
    expect(await register(round.id)).toMatchObject({ waiting: 0, hindrance: null });
    const listed = (await list()).body.items.find(({ slug }: { slug: string }) => slug === 'mau-cu');
    expect(listed.isSound).toBe(false);
  });

  /** A design kept when the system still filled in a field that it no longer knows. */
  const lost = async (source: string): Promise<string> => {
    const body = changed(source, ({ pages }) =>
      pages[0]?.elements.push({ type: 'field', field: 'mục đã bỏ', ...box, y: 40 }),
    );
    await database.execute(
      `insert into credentials.design_version (id, unit_id, slug, number, body, made_by, made_at) values ($1, $2, 'mau-cu', 1, $3, $1, now())`,
      [newId(), province.unit.id, body],
    );
    return 'mau-cu';
  };

  it('leave papers issued by a template of before as they were, byte for byte', async () => {
    const round = await aRound(database, province, { release: 'manual' });
    const cycle = await aFinishedCycle(database, round, await province.member(commune, 'Lò Văn Ẩn'));
    const former = readFileSync('test/support/former-certificate.typ', 'utf8');
    const hash = createHash('sha256').update(former).digest('hex');
    await database.execute(
      `insert into credentials.template (hash, slug, source, first_used_at) values ($1, 'hoan-thanh', $2, now()) on conflict do nothing`,
      [hash, former],
    );
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    const drawn = jest.spyOn(api.app.get(Paper), 'render');
    const id = await paperOf(database, cycle);
    await api.get(`/api/certificates/${id}/paper`, { as: department });
    const [data] = drawn.mock.calls.map(([, given]) => given);
    drawn.mockRestore();
    const now = await api.app.get(Paper).render(former, data ?? {});
    const then = await new Paper().render(former, withoutNewWords(data));
    expect(now.equals(then)).toBe(true);
  });

  /** What papers told their template before designs were data. */
  const withoutNewWords = (data: object | undefined): object => {
    const { papers = [] } = (data ?? {}) as { papers?: Record<string, unknown>[] };
    const fresh = [
      'replacing',
      'startedOn',
      'finishedOn',
      'decisionNumber',
      'decidedOn',
      'courses',
      'classHours',
      'renewing',
      'validUntil',
    ];
    return {
      papers: papers.map((one) => Object.fromEntries(Object.entries(one).filter(([key]) => !fresh.includes(key)))),
    };
  };

  it('take pictures drawn anew, once each, and none that is no picture or stays too heavy', async () => {
    expect((await upload('a.png', Buffer.from(PICTURE))).status).toBe(204);
    expect((await upload('a.png', Buffer.from(PICTURE))).status).toBe(204);
    const blue = await sharp({ create: { width: 30, height: 20, channels: 3, background: '#00f' } })
      .jpeg()
      .toBuffer();
    const taken = await upload('a.png', blue);
    expect([taken.status, taken.body.code]).toEqual([409, 'credentials.image-name-taken']);
    expect((await open('hoan-thanh')).body.images).toEqual([
      { name: 'a.png', width: expect.any(Number), height: expect.any(Number) },
    ]);
    for (const bad of [Buffer.from('không phải hình'), Buffer.from('<svg'), Buffer.alloc(0)])
      expect([400, 422]).toContain((await upload('b.png', bad)).status);
    const noise = Buffer.from(
      Array.from({ length: 600 * 600 * 3 }, (_, index) => (index * 7919 * (index % 251)) % 256),
    );
    const heavy = await sharp(noise, { raw: { width: 600, height: 600, channels: 3 } })
      .png()
      .toBuffer();
    expect((await upload('b.png', heavy)).body.code).toBe('credentials.image-too-heavy');
    expect((await upload(' ', Buffer.from(PICTURE))).status).toBe(400);
  });

  it('belong to a province: another has its own, an auditor reads, a commune has none, unknown ones are not found', async () => {
    await copy('Riêng');
    const other = await TestProvince.create(database);
    const theirs = (await list(other.officer('department-officer'))).body.items;
    expect(theirs.map(({ slug }: { slug: string }) => slug)).not.toContain('rieng');
    expect((await open('rieng', other.officer('department-officer'))).status).toBe(404);
    expect((await list(province.officer('auditor'))).status).toBe(200);
    expect((await copy('A', newId(), province.officer('auditor'))).status).toBe(403);
    expect((await list(province.officer('commune-officer', commune))).status).toBe(403);
    for (const path of ['mau-la', '..', 'rieng/versions/9', 'rieng/versions/999999999999', 'mau-la/picture'])
      expect([path, (await api.get(`/api/certificate-designs/${path}`, { as: department })).status]).toEqual([
        path,
        404,
      ]);
    const picture = await api.get('/api/certificate-designs/rieng/picture', { as: department });
    expect(picture.headers['content-type']).toContain('image/svg+xml');
    expect(picture.raw.toString()).toMatch(/^<svg/);
  });
});
