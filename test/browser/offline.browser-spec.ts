import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { Database } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { accessibilityFaults, executablePath, FLAGS } from '../support/browser';
import { TestSystem } from '../support/system';

const PATIENCE = 20_000;

/** A phone's browser with a memory of its own on disk: it can be closed, and it can be killed. */
class PhoneBrowser {
  private constructor(
    private readonly child: ChildProcess,
    private readonly browser: Browser,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {}

  /** Without network nothing reaches the server, the service worker's own requests included. */
  static async open(memory: string, { hasNetwork }: { hasNetwork: boolean }): Promise<PhoneBrowser> {
    const nowhere = hasNetwork ? [] : ['--host-resolver-rules=MAP localhost 127.0.0.1:9'];
    const own = ['--headless=new', '--remote-debugging-port=0', `--user-data-dir=${memory}`];
    const flags = [...FLAGS, ...own, ...nowhere, 'about:blank'];
    const child = spawn(executablePath(), flags, { stdio: ['ignore', 'ignore', 'pipe'], detached: true });
    const address = await new Promise<string>((resolve, reject) => {
      let words = '';
      child.stderr.on('data', (part: Buffer) => {
        words += part.toString();
        const found = /ws:\/\/\S+/.exec(words);
        if (found) resolve(found[0]);
      });
      child.once('exit', () => reject(new Error(`Chromium did not start: ${words}`)));
    });
    const browser = await chromium.connectOverCDP(address);
    const [context] = browser.contexts();
    if (context === undefined) throw new Error('a browser without a context');
    context.setDefaultTimeout(PATIENCE);
    await context.setOffline(!hasNetwork);
    return new PhoneBrowser(child, browser, context, await context.newPage());
  }

  /** Ends as when the person puts the app away: everything reaches the disk. */
  async close(): Promise<void> {
    const ended = this.ended();
    await (await this.browser.newBrowserCDPSession()).send('Browser.close');
    await ended;
  }

  /** `kill -9` of the browser and all its processes. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null || this.child.pid === undefined) return;
    const ended = this.ended();
    process.kill(-this.child.pid, 'SIGKILL');
    await ended;
  }

  private ended(): Promise<unknown> {
    return new Promise((resolve) => this.child.once('exit', resolve));
  }
}

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
    await phone.page.waitForURL(`${system.url}/`);
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

  it('checks a paper by what its QR code carries: true, altered, withdrawn, typed by hand', async () => {
    const database = system.app.get(Database);
    const papers = await database.query<{ id: string; code: string; seal: Buffer; name: string }>(
      `select id, code, seal, fields->>'fullName' as name from credentials.certificate where state = 'valid' order by number limit 2`,
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
    await goTo('/kiem-tra');
    await phone.page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    const isListed = `(localStorage.getItem('lopso.check-pack') ?? '').includes('withdrawn')`;
    await phone.page.waitForFunction(isListed);
    await phone.close();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await scan(paper.code, paper.seal);
    await sees('Giấy có thật, chữ ký số đúng');
    await sees(/Danh sách giấy bị thu hồi tính đến/);
    await sees(paper.name);
    const altered = Buffer.from(paper.seal);
    altered[40] = (altered[40] ?? 0) ^ 1;
    await scan(paper.code, altered);
    await sees(/^(Giấy này đã bị sửa hoặc là giả|Mã QR không đọc được)$/);
    await scan(fallen.code, fallen.seal);
    await sees('Giấy này đã bị thu hồi');
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
