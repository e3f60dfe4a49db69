import { IssuingService } from '@lopso/credentials';
import { type Actor, CODE_ALPHABET, type Database, PersonalData, randomCode, Transactions } from '@lopso/platform';
import {
  aFinishedCycle,
  aRound,
  changedAtOnce,
  registerNumbers,
  reopenCycle,
  type TestRound,
} from '../support/credentials';
import { pdfPages } from '../support/pdf-text';
import { type TestMember, TestProvince, type TestUnit } from '../support/province';
import { TableOwner } from '../support/table-owner';
import { TestApi } from '../support/test-api';

describe('certificates', () => {
  let api: TestApi;
  let database: Database;
  let province: TestProvince;
  let commune: TestUnit;
  let round: TestRound;
  let member: TestMember;
  let officer: Actor;

  beforeAll(async () => {
    api = await TestApi.start();
    database = api.database;
  });
  afterAll(() => api.stop());
  afterEach(async () => {
    api.clock.release();
    await database.execute(`delete from platform.throttle_counter where key like 'credentials.%'`);
  });

  beforeEach(async () => {
    province = await TestProvince.create(database);
    commune = await province.commune('Xã Hàm Yên');
    round = await aRound(database, province);
    member = await province.member(commune, 'Nguyễn Thị Thuỷ Ngẫu');
    await province.seat(member, await province.team(commune));
    officer = province.officer('department-officer');
  });

  /** Issues the member's certificate and answers with her view of it. */
  async function issued(person: TestMember = member) {
    const cycle = await aFinishedCycle(database, round, person);
    await api.app.get(IssuingService).issue([cycle.id], 'by-hand');
    const actor = province.memberActor(person);
    const mine = await api.get('/api/certificates/mine', { as: actor });
    const page = await api.get(`/api/certificates/${mine.body[0].id}`, { as: actor });
    return { cycle, actor, mine, id: mine.body[0].id as string, code: page.body.code as string, page: page.body };
  }

  describe('the public check', () => {
    it('shows every printed field, the state and that nobody signed, and nothing else', async () => {
      api.clock.stopAt('2026-11-24T03:00:00Z');
      const { code } = await issued();
      const response = await api.get(`/api/certificates/check/${code}`);
      expect(response.status).toBe(200);
      expect(response.body).toEqual({
        state: 'valid',
        validUntil: null,
        signed: null,
        stateReason: null,
        stateChangedAt: null,
        successorNumber: null,
        successorCode: null,
        predecessorCode: null,
        ...{ renewedNumber: null, renewedCode: null, renewalNumber: null, renewalCode: null },
        checkedAt: '2026-11-24T03:00:00.000Z',
        isNameErased: false,
        number: '0001/2026',
        code,
        fields: {
          superior: 'ỦY BAN NHÂN DÂN TỈNH THỬ',
          issuer: 'Sở Khoa học và Công nghệ',
          authority: 'Giám đốc Sở Khoa học và Công nghệ',
          fullName: 'Nguyễn Thị Thuỷ Ngẫu',
          birthYear: 1987,
          unit: 'Tổ công nghệ số cộng đồng Xã Hàm Yên',
          title: round.title,
          startedOn: '2026-09-07',
          finishedOn: '2026-11-24',
          courses: 3,
          classMinutes: 180,
          decisionNumber: '145/QĐ-SKHCN',
          decidedOn: '2026-09-01',
          place: 'Tỉnh Thử',
          issuedOn: '2026-11-24',
          signer: 'Giám đốc',
          signature: 'Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan',
          replacesNumber: null,
          renewsNumber: null,
          validUntil: null,
        },
      });
    });

    it('is kept out of caches and search engines', async () => {
      const { code } = await issued();
      const { headers } = await api.get(`/api/certificates/check/${code}`);
      expect([headers['cache-control'], headers['x-robots-tag']]).toEqual(['no-store', 'noindex, nofollow']);
    });

    it('reads a code typed in lower case, with blanks or without dashes', async () => {
      const { code } = await issued();
      const typed = encodeURIComponent(` ${code.toLowerCase().replaceAll('-', ' ')} `);
      expect((await api.get(`/api/certificates/check/${typed}`)).body.code).toBe(code);
      expect((await api.get(`/api/certificates/check/${code.replaceAll('-', '')}`)).body.code).toBe(code);
    });

    it('tells any one mistyped sign as mistyped, never as unknown', async () => {
      const { code } = await issued();
      const signs = code.replaceAll('-', '');
      for (let index = 0; index < signs.length; index += 1) {
        const wrong = CODE_ALPHABET[(CODE_ALPHABET.indexOf(signs.charAt(index)) + 7) % CODE_ALPHABET.length] ?? '';
        const response = await api.get(
          `/api/certificates/check/${signs.slice(0, index)}${wrong}${signs.slice(index + 1)}`,
        );
        expect([response.status, response.body.code]).toEqual([400, 'credentials.code-mistyped']);
        expect(response.body.title).toBe('Mã bị gõ sai');
      }
    });

    it('tells a missing sign, a sign that no code has, and a code never given out, each in its own words', async () => {
      const { code } = await issued();
      const check = async (typed: string) => (await api.get(`/api/certificates/check/${typed}`)).body;
      expect(await check(code.slice(0, -1))).toMatchObject({
        code: 'credentials.code-length',
        detail: 'Mã có 10 chữ và số, anh chị nhập 9. Xem lại dòng Mã kiểm tra trên giấy.',
      });
      expect(await check(`${code.slice(0, -1)}O`)).toMatchObject({
        code: 'credentials.code-alphabet',
        params: { sign: 'O' },
      });
      expect(await check(randomCode(10))).toMatchObject({ status: 404, code: 'credentials.code-unknown' });
    });

    it('answers malformed and oversized codes with a sentence', async () => {
      for (const typed of ['%00', '%E1%BA%AC', 'A'.repeat(180), '..%2F..%2Fetc', '%27%20or%201%3D1']) {
        const response = await api.get(`/api/certificates/check/${typed}`);
        expect(response.status).toBe(400);
        expect(response.body.detail.length).toBeGreaterThan(20);
      }
    });

    it('stops an address that guesses, and no other', async () => {
      api.clock.stopAt('2026-11-24T03:01:00Z');
      const { code } = await issued();
      const statuses: number[] = [];
      for (let guess = 0; guess < 45; guess += 1) {
        statuses.push((await api.get(`/api/certificates/check/${randomCode(10)}`)).status);
      }
      expect(statuses).toEqual([...Array<number>(40).fill(404), ...Array<number>(5).fill(429)]);
      const blocked = await api.get(`/api/certificates/check/${code}`);
      expect([blocked.status, blocked.body.code]).toEqual([429, 'platform.too-many']);
      expect(Number(blocked.headers['retry-after'])).toBeLessThanOrEqual(600);
      const url = `/api/certificates/check/${code}`;
      const neighbour = await api.app.inject({ method: 'GET', url, remoteAddress: '203.0.113.9' });
      expect(neighbour.statusCode).toBe(200);
      api.clock.advance(601);
      expect((await api.get(`/api/certificates/check/${code}`)).status).toBe(200);
    });

    it('never counts real papers and mistyped codes', async () => {
      const { code } = await issued();
      const mistyped = `${code.slice(0, -1)}${code.endsWith('2') ? '3' : '2'}`;
      for (let one = 0; one < 60; one += 1) {
        await api.get(`/api/certificates/check/${code}`);
        await api.get(`/api/certificates/check/${mistyped}`);
      }
      expect((await api.get(`/api/certificates/check/${code}`)).status).toBe(200);
    });
  });

  describe('the paper', () => {
    it('prints the exact name, number, code and unsigned line, in few bytes, the same each time', async () => {
      api.clock.stopAt('2026-11-24T03:00:00Z');
      const { id, actor, code, page } = await issued();
      const first = await api.get(`/api/certificates/${id}/paper`, { as: actor });
      const second = await api.get(`/api/certificates/${id}/paper`, { as: officer });
      expect(first.headers['content-type']).toBe('application/pdf');
      expect(first.headers['content-disposition']).toBe('attachment; filename="giay-chung-nhan-0001-2026.pdf"');
      expect(first.raw.equals(second.raw)).toBe(true);
      expect(first.raw.length).toBe(page.paperSizeBytes);
      expect(first.raw.length).toBeLessThan(120_000);
      const [text] = await pdfPages(first.raw);
      for (const line of [
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'GIẤY CHỨNG NHẬN',
        'Nguyễn Thị Thuỷ Ngẫu',
        'Năm sinh: 1987',
        'từ ngày 07/09/2026 đến ngày 24/11/2026, gồm 3 khóa học và 3 giờ lớp trực tiếp',
        'Số vào sổ: 0001/2026',
        `Mã kiểm tra: ${code}`,
        'Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan',
        '127.0.0.1:3000/kiem-tra',
      ]) {
        expect(text).toContain(line);
      }
    });

    it('fits on one page with the longest name and team', async () => {
      const long = await province.commune('Xã Nà Tông Khuổi Củng Thượng Lâm Bình Xuân Vân Hùng Lợi Thượng');
      const person = await province.member(long, 'Công Tằng Tôn Nữ Nguyễn Phước Bảo Ngẫu Thuỷ Khuê Ỷ Lan Quỳnh Trâm');
      await province.seat(person, await province.team(long));
      const { id, actor } = await issued(person);
      const { raw } = await api.get(`/api/certificates/${id}/paper`, { as: actor });
      const pages = await pdfPages(raw);
      expect(pages).toHaveLength(1);
      expect(pages[0]).toContain('Khuê Ỷ Lan Quỳnh Trâm');
    });

    it('prints a page of the register together, in its order, without what no longer stands', async () => {
      const ours = await province.commune('Xã Nà Hang');
      const team = await province.team(ours);
      const people = [];
      for (const name of ['Ma Thị Ỷ', 'Nông Văn Ẩn', 'Đặng Thuỷ Mỷ']) {
        const person = await province.member(ours, name);
        await province.seat(person, team);
        people.push(await issued(person));
      }
      await changedAtOnce(api.app, officer, people[1]?.id ?? '');
      const as = province.officer('commune-officer', ours);
      const url = `/api/rounds/${round.id}/certificates/papers`;
      const all = await api.get(url, { as });
      expect(all.headers['content-disposition']).toBe('attachment; filename="2-giay-chung-nhan.pdf"');
      const pages = await pdfPages(all.raw);
      expect(pages.map((text) => /Ma Thị Ỷ|Nông Văn Ẩn|Đặng Thuỷ Mỷ/.exec(text)?.[0])).toEqual([
        'Đặng Thuỷ Mỷ',
        'Ma Thị Ỷ',
      ]);
      expect(pages[1]).toContain(people[0]?.code);
      const byTeam = await api.get(`${url}?text=na%20hang`, { as: officer });
      expect((await pdfPages(byTeam.raw)).length).toBe(2);
      const none = await api.get(`${url}?state=withdrawn`, { as });
      expect([none.status, none.body.code]).toEqual([422, 'credentials.nothing-to-print']);
      const elsewhere = province.officer('commune-officer', await province.commune());
      expect((await api.get(url, { as: elsewhere })).body.code).toBe('credentials.nothing-to-print');
      expect((await api.get(url, { as: province.officer('trainer') })).status).toBe(403);
    });

    it('refuses to print papers of two templates together', async () => {
      const ours = await province.commune();
      const first = await issued(await province.member(ours));
      await issued(await province.member(ours));
      await database.execute(
        `insert into credentials.template (hash, slug, source, first_used_at) select $1, slug, source || ' ', first_used_at
         from credentials.template limit 1 on conflict do nothing`,
        ['f'.repeat(64)],
      );
      const [off, on] = ['disable', 'enable'].map(
        (word) => `alter table credentials.certificate ${word} trigger certificate_is_kept`,
      );
      await TableOwner.run(async (owner) => {
        await owner.execute(off ?? '');
        await owner.execute('update credentials.certificate set template_hash = $2 where id = $1', [
          first.id,
          'f'.repeat(64),
        ]);
        await owner.execute(on ?? '');
      });
      const as = province.officer('commune-officer', ours);
      const answer = await api.get(`/api/rounds/${round.id}/certificates/papers`, { as });
      expect([answer.status, answer.body.code]).toEqual([422, 'credentials.several-templates']);
    });

    it('keeps the template it was issued with', async () => {
      const { id, actor } = await issued();
      const rows = await database.query<{ source: string }>(
        'select t.source from credentials.template t join credentials.certificate c on c.template_hash = t.hash where c.id = $1',
        [id],
      );
      expect(rows[0]?.source).toContain('GIẤY CHỨNG NHẬN');
      expect((await api.get(`/api/certificates/${id}/paper`, { as: actor })).status).toBe(200);
    });
  });

  describe('who may see it', () => {
    it('hides it from another member, another commune and another province', async () => {
      const { id } = await issued();
      const stranger = await province.member(commune);
      const elsewhere = await TestProvince.create(database);
      const actors = [
        province.memberActor(stranger),
        province.officer('commune-officer', await province.commune()),
        elsewhere.officer('department-officer'),
        province.officer('trainer'),
      ];
      for (const as of actors) {
        expect((await api.get(`/api/certificates/${id}`, { as })).status).toBe(404);
        expect((await api.get(`/api/certificates/${id}/paper`, { as })).status).toBe(404);
      }
      expect((await api.get(`/api/certificates/${id}`)).status).toBe(401);
    });

    it('lets the officer of the commune print it, and change nothing', async () => {
      const { id } = await issued();
      const as = province.officer('commune-officer', commune);
      expect((await api.get(`/api/certificates/${id}`, { as })).body.can).toEqual(['print']);
      expect((await api.get(`/api/certificates/${id}/paper`, { as })).status).toBe(200);
      const url = `/api/rounds/${round.id}/certificate-changes/preview`;
      expect((await api.post(url, { kind: 'withdraw', certificateIds: [id] }, { as })).status).toBe(403);
    });

    it('answers an id that is none like an unknown one', async () => {
      for (const id of ['1', 'abc', `${'0'.repeat(8)}-0000-7000-8000-${'0'.repeat(12)}`]) {
        expect((await api.get(`/api/certificates/${id}`, { as: officer })).status).toBe(404);
      }
    });

    it('lists a commune its own people byte for byte as if there were no other', async () => {
      await issued();
      const as = province.officer('commune-officer', commune);
      const urls = [`/api/rounds/${round.id}/certificates`, `/api/rounds/${round.id}/register`];
      const read = async () => Promise.all(urls.map(async (url) => (await api.get(url, { as })).raw.toString()));
      const before = await read();
      await issued(await province.member(await province.commune()));
      expect(await read()).toEqual(before);
    });

    it('hides a round of another province', async () => {
      const as = (await TestProvince.create(database)).officer('department-officer');
      for (const path of ['certificates', 'register', 'waiting-certificates']) {
        expect((await api.get(`/api/rounds/${round.id}/${path}`, { as })).status).toBe(404);
      }
      expect((await api.post(`/api/rounds/${round.id}/certificate-release`, {}, { as })).status).toBe(404);
    });
  });

  describe('withdrawing and replacing', () => {
    it('withdraws with a reason that the check page tells, without the note', async () => {
      const { id, code, actor } = await issued();
      const why = { reason: 'issued-in-error', note: 'Nhầm người cùng tên' } as const;
      await changedAtOnce(api.app, officer, id, { kind: 'withdraw', ...why });
      const checked = await api.get(`/api/certificates/check/${code}`);
      expect(checked.body).toMatchObject({ state: 'withdrawn', stateReason: 'issued-in-error' });
      expect(checked.raw.toString()).not.toContain('Nhầm người');
      expect((await api.get(`/api/certificates/${id}`, { as: actor })).body).toMatchObject({
        stateNote: null,
        can: [],
      });
      const paper = await api.get(`/api/certificates/${id}/paper`, { as: actor });
      expect([paper.status, paper.body.code]).toEqual([422, 'credentials.not-printable']);
      const audit = await database.query<{ account_id: string; details: object }>(
        `select account_id, (select v.content::jsonb from platform.audit_value v where v.entry_id = e.id) as details from platform.audit_entry e where subject_id = $1`,
        [id],
      );
      // By the second person, who names the first.
      expect(audit).toEqual([{ account_id: expect.any(String), details: { ...why, proposedBy: officer.accountId } }]);
      expect(audit[0]?.account_id).not.toBe(officer.accountId);
    });

    it('replaces a paper with a wrong name; each points to the other', async () => {
      const { id, code, actor } = await issued();
      await database.execute(`update org.member set full_name = 'Nguyễn Thị Thúy Ngẫu' where id = $1`, [member.id]);
      const why = { reason: 'wrong-name', note: 'Sai dấu ở chữ Thúy' } as const;
      await changedAtOnce(api.app, officer, id, { kind: 'replace', ...why });
      const [{ id: newer }] = (await api.get('/api/certificates/mine', { as: actor })).body;
      const successor = (await api.get(`/api/certificates/${newer}`, { as: actor })).body;
      expect(successor).toMatchObject({ state: 'valid', fields: { fullName: 'Nguyễn Thị Thúy Ngẫu' } });
      const old = (await api.get(`/api/certificates/check/${code}`)).body;
      expect(old).toMatchObject({
        state: 'replaced',
        successorNumber: successor.number,
        successorCode: successor.code,
        fields: { fullName: 'Nguyễn Thị Thuỷ Ngẫu' },
      });
      expect([successor.fields.replacesNumber, successor.predecessorCode]).toEqual([old.number, old.code]);
      const { raw } = await api.get(`/api/certificates/${successor.id}/paper`, { as: actor });
      expect((await pdfPages(raw))[0]).toContain(`thay cho giấy số ${old.number}`);
      expect(await registerNumbers(database, province)).toEqual([1, 2]);
    });

    it('leaves a paper alone when its evidence was corrected, and shows the officer the case', async () => {
      const { id, cycle, code } = await issued();
      await reopenCycle(database, cycle);
      expect((await api.get(`/api/certificates/check/${code}`)).body.state).toBe('valid');
      const list = await api.get(`/api/rounds/${round.id}/certificates`, { as: officer });
      expect(list.body.certificates).toEqual([expect.objectContaining({ id, isStillFinished: false })]);
    });
  });

  describe('who waits', () => {
    it('counts nobody whose data was erased, in the figure as in the list, and comes to 0', async () => {
      const manual = await aRound(database, province, { release: 'manual', title: 'Đợt có người xóa dữ liệu' });
      const gone = await province.member(commune);
      await aFinishedCycle(database, manual, gone);
      const figures = async () => {
        const url = `/api/rounds/${manual.id}`;
        const { waiting } = (await api.get(`${url}/register`, { as: officer })).body;
        const { total, people } = (await api.get(`${url}/waiting-certificates`, { as: officer })).body;
        return [waiting, total, people.length];
      };
      expect(await figures()).toEqual([1, 1, 1]);
      const erase = () => api.app.get(PersonalData).erase({ memberId: gone.id, accountId: null });
      await api.app.get(Transactions).run(erase);
      expect(await figures()).toEqual([0, 0, 0]);
    });

    it('is for the department only', async () => {
      const as = province.officer('commune-officer', commune);
      expect((await api.get(`/api/rounds/${round.id}/waiting-certificates`, { as })).status).toBe(403);
    });
  });

  it('gives the register book as a file: every number in order, fallen ones too', async () => {
    const first = await issued();
    await issued(await province.member(commune, 'Lò Văn Ẩn'));
    await database.execute(`update org.member set full_name = 'Nguyễn Thị Thuý Ngẫu' where id = $1`, [member.id]);
    await changedAtOnce(api.app, officer, first.id, { kind: 'replace', reason: 'wrong-name' });
    const file = await api.get(`/api/rounds/${round.id}/register-book.xlsx`, { as: officer });
    expect([file.status, file.headers['content-disposition']]).toEqual([200, 'attachment; filename="so-goc.xlsx"']);
    const { readSheet } = await import('read-excel-file/node');
    const [head, ...lines] = await readSheet(file.raw, 'Sổ gốc');
    expect(head?.slice(0, 2)).toEqual(['Số vào sổ', 'Họ và tên']);
    const year = String(lines[0]?.[0]).slice(5);
    expect(lines.map((line) => [line[0], line[1], line[10], line[12]])).toEqual([
      [`0001/${year}`, 'Nguyễn Thị Thuỷ Ngẫu', `Đã thay bằng số 0003/${year}`, null],
      [`0002/${year}`, 'Lò Văn Ẩn', 'Còn giá trị', null],
      [`0003/${year}`, 'Nguyễn Thị Thuý Ngẫu', 'Còn giá trị', `0001/${year}`],
    ]);
    const elsewhere = province.officer('commune-officer', await province.commune('Xã Khác'));
    const theirs = await api.get(`/api/rounds/${round.id}/register-book.xlsx`, { as: elsewhere });
    expect(await readSheet(theirs.raw, 'Sổ gốc')).toHaveLength(1);
  });

  it('prints the whole register book: numbered pages, the head of the table on each, as many lines as there are papers', async () => {
    for (let one = 0; one < 16; one += 1)
      await issued(await province.member(commune, `Lò Thị Mỷ ${'ABCDEFGHIJKLMNOP'[one]}`));
    const url = `/api/rounds/${round.id}/register-book.pdf`;
    const file = await api.get(url, { as: officer });
    expect([file.status, file.headers['content-type'], file.headers['content-disposition']]).toEqual([
      ...[200, 'application/pdf', 'attachment; filename="so-goc.pdf"'],
    ]);
    const pages = (await pdfPages(file.raw)).map((page) => page.replace(/\s+/g, ' '));
    expect(pages).toHaveLength(2);
    for (const [index, page] of pages.entries()) {
      expect(page).toContain(`Trang ${index + 1}/2`);
      expect(page).toContain('Sổ gồm 16 giấy, 2 trang');
      for (const head of ['Số vào sổ', 'Họ và tên', 'Ngày hoàn thành', 'Người nhận ký']) expect(page).toContain(head);
    }
    const entered = pages.map((page) =>
      [...page.matchAll(/\b(\d{4})\/20\d{2}\b/g)].map(([, number]) => Number(number)),
    );
    expect(entered.flat()).toEqual(Array.from({ length: 16 }, (_, index) => index + 1));
    expect(pages[1]).toContain('Lò Thị Mỷ P');
    expect(pages.map((page) => [page.includes('NGƯỜI LẬP SỔ'), page.includes('THỦ TRƯỞNG CƠ QUAN')])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect((await api.get(url, { as: officer })).raw.equals(file.raw)).toBe(true);
  });

  it('prints for a commune an extract that says so, of its own papers; where it has none there is nothing to print', async () => {
    await issued(await province.member(commune, 'Lò Thị Mỷ'));
    const other = await province.commune('Xã Khác');
    await issued(await province.member(other, 'Vàng Seo Páo'));
    const url = `/api/rounds/${round.id}/register-book.pdf`;
    const extract = await api.get(url, { as: province.officer('commune-officer', other) });
    const [page = '', ...more] = (await pdfPages(extract.raw)).map((one) => one.replace(/\s+/g, ' '));
    expect(more).toEqual([]);
    for (const said of [
      'Trích sổ gốc: Xã Khác',
      'Bản trích gồm 1 giấy, 1 trang',
      '0002/20',
      'Vàng Seo Páo',
      'NGƯỜI TRÍCH SỔ',
    ])
      expect(page).toContain(said);
    for (const unsaid of ['Sổ gồm', 'Lò Thị Mỷ', '0001/20']) expect(page).not.toContain(unsaid);
    const [whole = ''] = await pdfPages((await api.get(url, { as: officer })).raw);
    expect(whole.replace(/\s+/g, ' ')).toMatch(/Sổ gốc cấp giấy chứng nhận.*Sổ gồm 2 giấy/);
    expect(whole).not.toContain('Trích');
    const elsewhere = province.officer('commune-officer', await province.commune('Xã Trống'));
    expect((await api.get(url, { as: elsewhere })).body.code).toBe('credentials.nothing-to-print');
  });

  it('pages and searches a round’s certificates without diacritics', async () => {
    const names = ['Hoàng Văn Ánh', 'Lò Thị Mỷ', 'Đặng Thuỷ Ỷ'];
    for (const name of names) await issued(await province.member(commune, name));
    const url = `/api/rounds/${round.id}/certificates`;
    const first = (await api.get(`${url}?limit=2`, { as: officer })).body;
    const second = (await api.get(`${url}?limit=2&cursor=${first.nextCursor}`, { as: officer })).body;
    const shown = [...first.certificates, ...second.certificates].map((one) => [one.number, one.fields.fullName]);
    expect(shown.map(([, name]) => name)).toEqual([...names].reverse());
    expect(second.nextCursor).toBeNull();
    const found = (await api.get(`${url}?text=dang%20thuy`, { as: officer })).body.certificates;
    expect(found.map((one: { fields: { fullName: string } }) => one.fields.fullName)).toEqual(['Đặng Thuỷ Ỷ']);
    expect((await api.get(`${url}?state=withdrawn`, { as: officer })).body.certificates).toEqual([]);
    expect((await api.get(`${url}?state=torn`, { as: officer })).status).toBe(400);
  });
});
