import { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { Database } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { AuthenticatorApp } from '../support/authenticator-app';
import { accessibilityFaults, keepPicture, openBrowser, openContext } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';

const SECRET_TEXT = 'bài viết dở của riêng tôi';

/** Everything this origin keeps in the browser, as one text; keys and sealed bytes stand there by their kind alone. */
const EVERYTHING_KEPT = `(async () => {
  const found = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done, fail) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => fail(opening.error);
    });
    for (const store of db.objectStoreNames) {
      const all = await new Promise((done) => {
        const asked = db.transaction(store).objectStore(store).getAll();
        asked.onsuccess = () => done(asked.result);
      });
      found.push(name + '/' + store, ...all.map((value) => value?.data instanceof ArrayBuffer ? new TextDecoder().decode(value.data) : JSON.stringify(value)));
    }
    db.close();
  }
  for (const name of await caches.keys()) {
    if (!name.startsWith('account-')) continue;
    const cache = await caches.open(name);
    for (const request of await cache.keys()) found.push(await (await cache.match(request)).text());
  }
  return found.join('\\n');
})()`;

/** Leaves a text half written and a write the server refused, as the task page would. */
const leaveThings = (accountId: string): string => `(async () => {
  localStorage.setItem('lopso.kept.task', JSON.stringify('${SECRET_TEXT}'));
  const db = await new Promise((done) => {
    const opening = indexedDB.open('lopso-${accountId}');
    opening.onsuccess = () => done(opening.result);
  });
  const write = { key: 'task/1', kind: 'task', method: 'post', address: '/api/none', body: '${SECRET_TEXT}', state: 'refused', madeAt: 1 };
  await new Promise((done) => {
    const asked = db.transaction('writes', 'readwrite').objectStore('writes').put(write);
    asked.onsuccess = done;
  });
  db.close();
})()`;

describe('signing in by other means', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 200, hasHistory: true, host: 'localhost' });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  async function arrive(
    username: string | null,
    device: 'phone' | 'laptop',
  ): Promise<{ context: BrowserContext; page: Page }> {
    const context = await openContext(browser, system.url, device);
    if (username !== null) await signInAs(context, system.url, username);
    return { context, page: await context.newPage() };
  }

  it('by finger: a phone is added on the account page, then opens the account without name and password', async () => {
    const { context, page } = await arrive('thanhvien', 'phone');
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.goto('/tai-khoan/van-tay');
    await page.getByRole('button', { name: 'Thêm máy này' }).click();
    await page.getByText('Đã thêm').waitFor();
    await keepPicture(page, 'sign-in-finger-added');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto('/cua-toi');
    await page.getByRole('button', { name: 'Đăng xuất' }).click();
    await page.getByRole('button', { name: 'Đăng nhập bằng vân tay' }).click();
    await page.waitForURL(`${system.url}/`);
    await page.goto('/cua-toi');
    await page.getByText('Vàng Thị Mỷ').first().waitFor();
    await context.close();
  });

  it('an officer sets an authenticator up, is asked for its code, and again before the list of people leaves the house', async () => {
    system.clock.stopAt(new Date());
    const { context, page } = await arrive('sokhcn', 'laptop');
    await page.goto('/tai-khoan/xac-thuc');
    await page.getByRole('button', { name: 'Hiện hình để quét' }).click();
    await page.getByText('Không quét được').click();
    const secret = (await page.locator('.secret').innerText()).replace(/\s/g, '');
    const app = new AuthenticatorApp(secret, system.clock);
    await keepPicture(page, 'sign-in-totp-scan');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByLabel('Sáu số ứng dụng đang hiện').fill(app.code());
    await page.getByRole('button', { name: 'Bật mã xác thực' }).click();
    await page.getByRole('heading', { name: 'Giữ mười mã dự phòng' }).waitFor();
    await keepPicture(page, 'sign-in-recovery-codes');
    await page.getByRole('button', { name: 'Đã giữ mã' }).click();
    await page.getByText('Còn 10 mã dự phòng').waitFor();
    await context.close();

    system.clock.advance(30);
    const again = await arrive(null, 'laptop');
    await again.page.goto('/so/nguoi');
    await again.page.getByLabel('Tên đăng nhập').fill('sokhcn');
    await again.page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
    await again.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await again.page.getByLabel('Mã trong ứng dụng').fill('000000');
    await again.page.getByRole('button', { name: 'Gửi mã' }).click();
    await again.page.getByText('Mã chưa đúng').waitFor();
    await again.page.getByLabel('Mã trong ứng dụng').fill(app.code());
    await again.page.getByRole('button', { name: 'Gửi mã' }).click();
    await again.page.waitForURL(/\/so\/nguoi/);

    system.clock.advance(11 * 60);
    await again.page.getByRole('button', { name: 'Xuất .xlsx' }).click();
    await again.page.getByRole('heading', { name: 'Xác nhận rồi làm tiếp' }).waitFor();
    await keepPicture(again.page, 'sign-in-step-up');
    expect(await accessibilityFaults(again.page)).toEqual([]);
    await again.page.getByLabel('Mã trong ứng dụng').fill(app.code());
    const [file] = await Promise.all([
      again.page.waitForEvent('download'),
      again.page.getByRole('button', { name: 'Gửi mã' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/\.xlsx$/);
    await again.context.close();
    system.clock.release();
  });

  it('two members share a phone: each opens the own things by PIN, and nothing of the other can be read meanwhile', async () => {
    const people = await system.app.get(Database).query<{ id: string; username: string; name: string }>(
      `select id, username, display_name as name from identity.account
       where member_id is not null and state = 'active' and username <> 'thanhvien' order by username limit 2`,
    );
    const [one, two] = people;
    if (one === undefined || two === undefined) throw new Error('The demo has no two members');
    const { context, page } = await arrive(one.username, 'phone');
    const takePlace = async (pin: string): Promise<void> => {
      await page.goto('/tai-khoan/may-chung');
      await page.getByLabel('Mã PIN mới').fill(pin);
      await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).click();
      await page.getByText('Đã đặt mã PIN').waitFor();
    };
    const change = async (): Promise<void> => {
      await page.goto('/cua-toi');
      await page.getByRole('button', { name: 'Đổi người' }).click();
      await page.waitForURL(/chon-nguoi/);
    };
    const enter = async (name: string, pin: string): Promise<void> => {
      await page.getByRole('button', { name }).click();
      await page.getByLabel(`Mã PIN của ${name}`).fill(pin);
      await page.getByRole('button', { name: 'Mở bài của tôi' }).click();
    };

    await takePlace('482915');
    await keepPicture(page, 'sign-in-handset-place');
    await page.evaluate(leaveThings(one.id));
    expect(await page.evaluate(EVERYTHING_KEPT)).toContain(SECRET_TEXT);
    await change();
    expect(await page.evaluate(EVERYTHING_KEPT)).not.toContain(SECRET_TEXT);
    expect(await page.evaluate(EVERYTHING_KEPT)).not.toContain(one.name);

    await signInAs(context, system.url, two.username);
    await takePlace('739164');
    await change();
    await keepPicture(page, 'sign-in-choose-person');
    expect(await accessibilityFaults(page)).toEqual([]);
    await enter(one.name, '739164');
    await page.getByText('Mã PIN chưa đúng. Còn 4 lần thử.').waitFor();
    await keepPicture(page, 'sign-in-pin-wrong');
    expect(await page.evaluate(EVERYTHING_KEPT)).not.toContain(SECRET_TEXT);
    await page.getByLabel(`Mã PIN của ${one.name}`).fill('482915');
    await page.getByRole('button', { name: 'Mở bài của tôi' }).click();
    await page.waitForURL(`${system.url}/`);
    const kept = String(await page.evaluate(EVERYTHING_KEPT));
    expect(kept.split(SECRET_TEXT)).toHaveLength(3);
    await context.close();
  });

  it('what was left open without “Đổi người” is sealed when the next one comes, and opens again by the own PIN', async () => {
    const people = await system.app.get(Database).query<{ id: string; username: string; name: string }>(
      `select id, username, display_name as name from identity.account
       where member_id is not null and state = 'active' and username <> 'thanhvien' order by username offset 2 limit 2`,
    );
    const [one, two] = people;
    if (one === undefined || two === undefined) throw new Error('The demo has no four members');
    const { context, page } = await arrive(one.username, 'phone');
    await page.goto('/tai-khoan/may-chung');
    await page.getByLabel('Mã PIN mới').fill('482915');
    await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).click();
    await page.getByText('Đã đặt mã PIN').waitFor();
    await page.evaluate(leaveThings(one.id));

    await signInAs(context, system.url, two.username);
    await page.goto('/cua-toi');
    await page.getByText(two.name).first().waitFor();
    await page.waitForFunction(`(${EVERYTHING_KEPT}).then((all) => !all.includes('${SECRET_TEXT}'))`);
    await page.goto('/tai-khoan/may-chung');
    await page.getByLabel('Mã PIN mới').fill('739164');
    await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).click();
    await page.getByText('Đã đặt mã PIN').waitFor();
    await page.goto('/cua-toi');
    await page.getByRole('button', { name: 'Đổi người' }).click();
    await page.waitForURL(/chon-nguoi/);
    await page.getByRole('button', { name: one.name }).click();
    await page.getByLabel(`Mã PIN của ${one.name}`).fill('482915');
    await page.getByRole('button', { name: 'Mở bài của tôi' }).click();
    await page.waitForURL(`${system.url}/`);
    expect(String(await page.evaluate(EVERYTHING_KEPT)).split(SECRET_TEXT)).toHaveLength(3);
    await context.close();
  });

  it('no network, no change of person: what was open stays open', async () => {
    const { accountId, username } = await aMember();
    const { context, page } = await arrive(username, 'phone');
    await page.goto('/tai-khoan/may-chung');
    await page.getByLabel('Mã PIN mới').fill('482915');
    await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).click();
    await page.getByText('Đã đặt mã PIN').waitFor();
    await page.goto('/cua-toi');
    await page.evaluate(leaveThings(accountId));
    await page.getByRole('button', { name: 'Đổi người' }).waitFor();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Đổi người' }).click();
    await page.getByText('Mất mạng').first().waitFor();
    expect(String(await page.evaluate(EVERYTHING_KEPT)).split(SECRET_TEXT)).toHaveLength(3);
    await context.close();
  });

  it('a PIN set anew says first what stays closed for good, and the old PIN still opens it', async () => {
    const { accountId, username, name } = await aMember();
    const { context, page } = await arrive(username, 'phone');
    const take = async (button: string, pin: string): Promise<void> => {
      await page.getByLabel('Mã PIN mới').fill(pin);
      await page.getByRole('button', { name: button }).click();
      await page.getByText('Đã đặt mã PIN').waitFor();
    };
    const sealAndReturn = async (): Promise<void> => {
      await page.goto('/cua-toi');
      await page.getByRole('button', { name: 'Đổi người' }).click();
      await page.waitForURL(/chon-nguoi/);
      await signInAs(context, system.url, username);
      await page.goto('/tai-khoan/may-chung');
      await page.getByText('Trên máy này còn phần khóa bằng PIN cũ').waitFor();
    };
    const kept = async (): Promise<string> => String(await page.evaluate(EVERYTHING_KEPT));

    await page.goto('/tai-khoan/may-chung');
    await take('Đặt mã PIN trên máy này', '482915');
    expect(await page.getByText('Trên máy này còn phần khóa').count()).toBe(0);
    await page.evaluate(leaveThings(accountId));
    await sealAndReturn();
    await page.getByText('Đặt PIN mới thì phần ấy bị bỏ: bài chưa gửi, chữ đang viết dở.').waitFor();
    expect(await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).count()).toBe(0);
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepPicture(page, 'sign-in-sealed-by-old-pin');
    await page.getByRole('link', { name: 'Vào bằng PIN cũ' }).click();
    await page.getByRole('button', { name }).click();
    await page.getByLabel(`Mã PIN của ${name}`).fill('482915');
    await page.getByRole('button', { name: 'Mở bài của tôi' }).click();
    await page.waitForURL(`${system.url}/`);
    expect((await kept()).split(SECRET_TEXT)).toHaveLength(3);

    await sealAndReturn();
    await take('Đặt PIN mới, bỏ phần cũ', '739164');
    await page.getByText('Đổi PIN không mất gì').waitFor();
    expect(await page.getByText('Trên máy này còn phần khóa').count()).toBe(0);
    expect(await kept()).not.toContain(SECRET_TEXT);
    await context.close();
  });

  async function aMember(): Promise<{ accountId: string; username: string; name: string }> {
    const row = await system.app.get(Database).queryOne<{ accountId: string; username: string; name: string }>(
      `select id as "accountId", username, display_name as name from identity.account
       where member_id is not null and state = 'active' and username <> 'thanhvien' order by username desc limit 1`,
    );
    if (row === null) throw new Error('The demo has no member');
    return row;
  }
});
