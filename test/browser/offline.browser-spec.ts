import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SealFeedback } from '@lopso/classes';
import { Database, newId } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { type PrintedFields } from '../../libs/credentials/src/certificates/certificate.rules';
import { SealService } from '../../libs/credentials/src/sealing/seal.service';
import { accessibilityFaults } from '../support/browser';
import { PhoneBrowser } from '../support/phone-browser';
import { TestSystem } from '../support/system';

describe('a phone without network', () => {
  let system: TestSystem;
  let memory: string;
  let phone: PhoneBrowser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 200, hasHistory: true, host: 'localhost' });
  }, 180_000);

  afterAll(() => system.stop());

  beforeEach(() => {
    memory = mkdtempSync(join(tmpdir(), 'lopso-phone-'));
  });

  afterEach(async () => {
    await phone.kill();
    rmSync(memory, { recursive: true, force: true });
  });

  const goTo = async (address: string): Promise<void> => {
    await phone.page.goto(`${system.url}${address}`);
    await phone.page.locator('h1, h2').first().waitFor();
  };
  const sees = (words: string | RegExp): Promise<void> => phone.page.getByText(words).first().waitFor();

  async function signIn(username: string): Promise<void> {
    await goTo('/dang-nhap');
    await phone.page.getByLabel('Tên đăng nhập hoặc số điện thoại').fill(username);
    await phone.page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
    await phone.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await phone.page.waitForURL(({ pathname }) => pathname !== '/dang-nhap');
  }

  /** Begins a quiz; gives the address of the attempt. */
  async function beginQuiz(): Promise<string> {
    await goTo('/kiem-tra-khoa/C08-QUIZ');
    const begin = { name: /^(Bắt đầu làm bài|Làm lượt|Làm tiếp lượt)/ };
    await phone.page.getByRole('button', begin).or(phone.page.getByRole('link', begin)).first().click();
    await phone.page.waitForURL(/\/luot-lam\//);
    await sees(/^Câu 1 trên/);
    return new URL(phone.page.url()).pathname;
  }

  /** Answers the question that is shown, whatever its type. */
  async function answerFirst(): Promise<void> {
    const number = phone.page.getByLabel(/^Câu trả lời/);
    const choice = phone.page.locator('label:has(input[value])').first();
    await number.or(choice).first().waitFor();
    await ((await number.count()) > 0 ? number.fill('3') : choice.click());
  }

  /** Waits until the worker keeps what was read, under this path. */
  async function isKept(path: string): Promise<void> {
    const look = `caches.match('${path}').then((answer) => answer !== undefined)`;
    for (let turn = 0; !(await phone.page.evaluate<boolean>(look)); turn += 1) {
      if (turn > 100) throw new Error(`${path} was not kept`);
      await phone.page.waitForTimeout(100);
    }
  }

  /** From here on its database has no room, as on a full phone; every page opened later included. */
  const fillUp = (): Promise<unknown> => {
    const refuse = "throw new DOMException('no room', 'QuotaExceededError')";
    return phone.page.addInitScript(`IDBObjectStore.prototype.put = () => { ${refuse}; };`);
  };

  const answersOnServer = (attemptId: string): Promise<object[]> =>
    system.app.get(Database).query('select question_id from assessment.answer where attempt_id = $1', [attemptId]);

  /** A class of the trainer that ended yesterday, with the member and four others present, of whom four have answered. */
  async function aClassOfYesterday(): Promise<{ id: string; sessionId: string }> {
    const database = system.app.get(Database);
    const [made, session] = [newId(), newId()];
    await database.execute(
      `insert into classes.class_group (id, unit_id, unit_path, title, trainer_id, trainer_name, capacity, created_by, created_at,
         whole_from_percent, round_to_minutes)
       select $1, g.unit_id, g.unit_path, 'Trả tiền qua điện thoại', a.id, a.display_name, 40, a.id, now(), 80, 5
       from classes.class_group g join identity.account a on a.id = g.trainer_id and a.username = 'giangvien' limit 1`,
      [made],
    );
    await database.execute(
      `insert into classes.class_session (id, class_group_id, number, trainer_id, venue_id, during, planned_minutes, state, closed_at, scan_secret)
       select $2, g.id, 1, g.trainer_id, v.id, tstzrange(now() - interval '25 hours', now() - interval '24 hours'), 60, 'closed', now(), $3
       from classes.class_group g join classes.venue v on v.unit_id = g.unit_id where g.id = $1 limit 1`,
      [made, session, Buffer.alloc(32)],
    );
    await database.execute(
      `insert into classes.attendance_mark (class_session_id, member_id, mark, source, marked_by, marked_at, client_key)
       select $1, m.id, 'present', 'roll', gen_random_uuid(), now(), gen_random_uuid()
       from (select m.id from org.member m
         order by m.id = (select member_id from identity.account where username = 'thanhvien') desc, m.id limit 5) m`,
      [session],
    );
    await database.execute(
      `insert into classes.asking (class_group_id, ended_at, opened_at)
       select class_group_id, upper(during), upper(during) from classes.class_session where id = $1`,
      [session],
    );
    await database.execute(
      `insert into classes.opinion (id, class_group_id, respondent, understood, pace, usefulness)
       select gen_random_uuid(), $1, sha256(gen_random_uuid()::text::bytea), 'well', 'right', 'much' from generate_series(1, 4)`,
      [made],
    );
    return { id: made, sessionId: session };
  }

  it('takes an opinion without network, sends it later, and the trainer sees five of them when the time is over', async () => {
    const made = await aClassOfYesterday();
    const database = system.app.get(Database);
    const opinions = (): Promise<object[]> =>
      database.query('select pace from classes.opinion where class_group_id = $1', [made.id]);
    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await signIn('thanhvien');
    await sees('Lớp Trả tiền qua điện thoại thế nào?');
    await isKept('/api/me/after-class');
    await phone.context.setOffline(true);
    await phone.page.reload();
    await phone.page.getByRole('button', { name: 'Góp ý về lớp' }).first().click();
    for (const name of ['Hiểu rõ', 'Chậm quá']) await phone.page.getByRole('radio', { name }).check();
    await phone.page.getByRole('button', { name: 'Gửi góp ý' }).click();
    await sees('Còn câu chưa chọn: Về nhà có dùng được không?');
    // Elsewhere the tabs at the bottom lie over a part of what is behind them.
    await phone.page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
    expect(await accessibilityFaults(phone.page)).toEqual([]);
    await phone.page.getByRole('radio', { name: 'Dùng được nhiều' }).check();
    await phone.page.getByRole('button', { name: 'Gửi góp ý' }).click();
    await sees(/giữ trên máy này/);
    expect(await opinions()).toHaveLength(4);
    await phone.context.setOffline(false);
    await sees(/^Đã gửi góp ý lớp Trả tiền qua điện thoại/);
    expect(await opinions()).toHaveLength(5);
    await phone.close();

    await database.execute(
      `update classes.class_session set during = tstzrange(now() - interval '20 days', now() - interval '479 hours') where id = $1`,
      [made.sessionId],
    );
    await database.execute(
      `update classes.asking set ended_at = now() - interval '479 hours', opened_at = now() - interval '479 hours'
       where class_group_id = $1`,
      [made.id],
    );
    await system.app.get(SealFeedback, { strict: false }).handle();
    rmSync(memory, { recursive: true, force: true });
    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await signIn('giangvien');
    await goTo(`/giang-vien/lop/${made.id}/y-kien`);
    await sees('5 trên 5 người được hỏi đã trả lời.');
    const chosen = await phone.page.getByRole('definition').allTextContents();
    expect(chosen.map((words) => words.trim().replace(/\s/g, ' '))).toEqual([
      ...['5 người, 100 %', '0 người, 0 %', '0 người, 0 %'],
      ...['4 người, 80 %', '0 người, 0 %', '1 người, 20 %'],
      ...['5 người, 100 %', '0 người, 0 %', '0 người, 0 %'],
    ]);
  });

  it('checks a paper by what its QR code carries: true, altered, withdrawn, typed by hand', async () => {
    const database = system.app.get(Database);
    const papers = await database.query<{
      id: string;
      code: string;
      seal: Buffer;
      name: string;
      fields: PrintedFields;
    }>(
      `select id, code, seal, fields, fields->>'fullName' as name from credentials.certificate where state = 'valid' order by number limit 2`,
      [],
    );
    const [paper, fallen] = papers;
    if (paper === undefined || fallen === undefined) throw new Error('the sample round has no papers');
    const scan = async (code: string, seal: Buffer): Promise<void> => {
      await goTo('/kiem-tra');
      await goTo(`/kiem-tra/${code}#${seal.toString('base64url')}`);
    };
    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await scan(paper.code, paper.seal);
    await sees('Giấy có thật, còn giá trị');
    await sees(/Chữ ký số trong mã QR đúng/);
    await database.execute(
      `update credentials.certificate set state = 'withdrawn', state_reason = 'other', state_note = 'Cấp nhầm', state_changed_at = now()
       where id = $1`,
      [fallen.id],
    );
    // One reading of the registers answers everybody for some seconds.
    const kept = `localStorage.getItem('lopso.check-pack') ?? ''`;
    do {
      const answered = phone.page.waitForResponse((answer) => answer.url().endsWith('/check-pack'));
      await goTo('/kiem-tra');
      await answered;
    } while (!(await phone.page.evaluate<string>(kept)).includes('withdrawn'));
    await phone.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    await phone.close();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await scan(paper.code, paper.seal);
    await sees('Giấy có thật, chữ ký số đúng');
    await sees(/Danh sách giấy bị thu hồi, hết hạn tính đến/);
    await sees(paper.name);
    const altered = Buffer.from(paper.seal);
    altered[40] = (altered[40] ?? 0) ^ 1;
    await scan(paper.code, altered);
    await sees(/^(Giấy này đã bị sửa hoặc là giả|Mã QR không đọc được)$/);
    await scan(fallen.code, fallen.seal);
    await sees('Giấy này đã bị thu hồi');
    const printed = { ...paper.fields, validUntil: '2031-11-24' };
    const ending = { number: 9999, year: 2026, code: paper.code, issuerCode: '08', fields: printed };
    const dated = system.app.get(SealService, { strict: false }).seal(ending);
    await scan(paper.code, dated);
    await sees(/Giấy ghi có hiệu lực đến hết ngày 24\/11\/2031\. Tính theo ngày của máy này/);
    await phone.page.clock.setFixedTime('2031-11-25T00:00:00+07:00');
    await scan(paper.code, dated);
    await sees('Giấy có thật, đã hết hạn');
    await sees(/đến hết ngày 24\/11\/2031; máy này ghi hôm nay là 25\/11\/2031/);
    await goTo(`/kiem-tra/${paper.code}`);
    await sees('Mã gõ tay cần mạng để tra sổ.');
  });

  it('opens the shell, the home page, the lessons opened before and the attempt after kill -9; the answer given before the kill goes up', async () => {
    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await signIn('thanhvien');
    await isKept('/api/me/home');
    await goTo('/bai/C08-02');
    await isKept('/api/lessons/C08-02');
    const attempt = await beginQuiz();
    const attemptId = attempt.split('/').at(-1) ?? '';
    await isKept(`/api/attempts/${attemptId}`);
    await phone.close();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await goTo(attempt);
    await answerFirst();
    await sees('Đã lưu trên máy');
    await phone.kill();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await goTo('/');
    await sees('Mất mạng. Cứ làm tiếp, không mất bài.');
    await sees('đợt mẫu');
    await goTo('/bai/C08-02');
    await phone.page.locator('.prose').waitFor();
    await goTo(attempt);
    await sees('đã trả lời 1 câu');
    await sees('Đã lưu trên máy');
    expect(await accessibilityFaults(phone.page)).toEqual([]);
    expect(await answersOnServer(attemptId)).toEqual([]);

    await phone.kill();
    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await goTo(attempt);
    await sees(/^Đã lưu lúc/);
    expect(await answersOnServer(attemptId)).toHaveLength(1);
  }, 180_000);

  it('whose store is full never calls an answer saved, keeps it over a restart and sends it once there is a network', async () => {
    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await signIn('totruong');
    const attempt = await beginQuiz();
    const attemptId = attempt.split('/').at(-1) ?? '';
    await isKept(`/api/attempts/${attemptId}`);
    await phone.close();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await fillUp();
    await goTo(attempt);
    await answerFirst();
    await sees('Máy chưa giữ được câu này');
    await phone.close();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await fillUp();
    await goTo(attempt);
    await sees('đã trả lời 1 câu');
    await sees('Máy chưa giữ được câu này');
    // By its beginning: a choice of the quiz is “Gọi số của con đã lưu trong máy”.
    expect(await phone.page.getByText(/^Đã lưu/).count()).toBe(0);
    expect(await answersOnServer(attemptId)).toEqual([]);

    await phone.close();
    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await fillUp();
    await goTo(attempt);
    await sees(/^Đã lưu lúc/);
    expect(await answersOnServer(attemptId)).toHaveLength(1);
  }, 180_000);
});
