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

  /** Waits until the browser keeps the text of `leaveThings` so many times. */
  const waitForKept = async (page: Page, times: number): Promise<void> => {
    await page.waitForFunction(
      `(${EVERYTHING_KEPT}).then((all) => all.split('${SECRET_TEXT}').length - 1 === ${times})`,
    );
  };
  const setPin = async (page: Page, pin: string): Promise<void> => {
    await page.goto('/tai-khoan/may-chung');
    await page.getByLabel('Mã PIN mới').fill(pin);
    await page.getByRole('button', { name: /^(Đặt mã PIN trên máy này|Đổi mã PIN)$/ }).click();
    await page.getByText('Đã đặt mã PIN').waitFor();
  };
  const enter = async (page: Page, name: string, pin: string): Promise<void> => {
    await page.getByRole('button', { name }).click();
    await page.getByLabel(`Mã PIN của ${name}`).fill(pin);
    await page.getByRole('button', { name: 'Mở bài của tôi' }).click();
  };

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
    const change = async (): Promise<void> => {
      await page.goto('/cua-toi');
      await page.getByRole('button', { name: 'Đổi người' }).click();
      await page.waitForURL(/chon-nguoi/);
    };

    await setPin(page, '482915');
    await keepPicture(page, 'sign-in-handset-place');
    await page.evaluate(leaveThings(one.id));
    expect(await page.evaluate(EVERYTHING_KEPT)).toContain(SECRET_TEXT);
    await change();
    await waitForKept(page, 0);
    expect(await page.evaluate(EVERYTHING_KEPT)).not.toContain(one.name);

    await signInAs(context, system.url, two.username);
    await setPin(page, '739164');
    await change();
    await keepPicture(page, 'sign-in-choose-person');
    expect(await accessibilityFaults(page)).toEqual([]);
    await enter(page, one.name, '739164');
    await page.getByText('Mã PIN chưa đúng. Còn 4 lần thử.').waitFor();
    await keepPicture(page, 'sign-in-pin-wrong');
    expect(await page.evaluate(EVERYTHING_KEPT)).not.toContain(SECRET_TEXT);
    await page.getByLabel(`Mã PIN của ${one.name}`).fill('482915');
    await page.getByRole('button', { name: 'Mở bài của tôi' }).click();
    await page.waitForURL(`${system.url}/`);
    await waitForKept(page, 2);
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
    await setPin(page, '482915');
    await page.evaluate(leaveThings(one.id));

    await signInAs(context, system.url, two.username);
    await page.goto('/cua-toi');
    await page.getByText(two.name).first().waitFor();
    // She is told once it is done, not some time after.
    expect(await page.evaluate(EVERYTHING_KEPT)).not.toContain(SECRET_TEXT);
    await setPin(page, '739164');
    await page.goto('/cua-toi');
    await page.getByRole('button', { name: 'Đổi người' }).click();
    await page.waitForURL(/chon-nguoi/);
    await enter(page, one.name, '482915');
    await page.waitForURL(`${system.url}/`);
    await waitForKept(page, 2);
    await context.close();
  });

  it('no network, no change of person: what was open stays open', async () => {
    const { accountId, username } = await aMember();
    const { context, page } = await arrive(username, 'phone');
    await setPin(page, '482915');
    await page.goto('/cua-toi');
    await page.getByRole('button', { name: 'Đổi người' }).waitFor();
    await page.evaluate(leaveThings(accountId));
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Đổi người' }).click();
    await page.getByText('Mất mạng').first().waitFor();
    await waitForKept(page, 2);
    await context.close();
  });

  /** A member with a PIN on a phone and things left there. */
  async function aMemberWithThings(): Promise<
    Awaited<ReturnType<typeof aMember>> & { context: BrowserContext; page: Page }
  > {
    const member = await aMember();
    const { context, page } = await arrive(member.username, 'phone');
    await setPin(page, '482915');
    await page.evaluate(leaveThings(member.accountId));
    return { ...member, context, page };
  }
  const change = async (page: Page): Promise<void> => {
    await page.goto('/cua-toi');
    await page.getByRole('button', { name: 'Đổi người' }).click();
  };
  const signIn = async (page: Page, username: string): Promise<void> => {
    await page.goto('/dang-nhap');
    await page.getByLabel('Tên đăng nhập').fill(username);
    await page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
    await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await page.waitForURL(`${system.url}/`);
  };

  it('five wrong PINs cost nothing: the password lays all open again, and the PIN can be set anew', async () => {
    const { context, page, username, name } = await aMemberWithThings();
    await change(page);
    await page.waitForURL(/chon-nguoi/);
    await page.getByRole('button', { name }).click();
    for (const left of ['Còn 4', 'Còn 3', 'Còn 2', 'Còn 1', 'đã khóa']) {
      await page.getByLabel(`Mã PIN của ${name}`).fill('739164');
      await page.getByRole('button', { name: 'Mở bài của tôi' }).click();
      await page.getByText(left).first().waitFor();
    }
    await waitForKept(page, 0);
    await signIn(page, username);
    await waitForKept(page, 2);
    await page.goto('/tai-khoan/may-chung');
    await page.getByText('Mã PIN trên máy này đã khóa vì nhập sai năm lần.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepPicture(page, 'sign-in-pin-closed');
    await page.getByLabel('Mã PIN mới').fill('482915');
    await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).click();
    await page.getByText('Máy này đã có mã PIN của anh chị.').waitFor();
    await waitForKept(page, 2);
    await context.close();
  });

  const placeAddress = '**/api/auth/handset/place';
  const PLACES_FULL = `(() => {
    const { put } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.put = function (...given) {
      if (this.name === 'places') throw new DOMException('No room', 'QuotaExceededError');
      return put.apply(this, given);
    };
  })()`;

  it('a first PIN whose reply was lost is not said to be none: it can be given up at once, or set anew', async () => {
    const { username } = await aMember();
    const { context, page } = await arrive(username, 'phone');
    await context.route(placeAddress, async (route) => {
      if (route.request().method() !== 'POST') return route.continue();
      await route.fetch();
      return route.abort();
    });
    await page.goto('/tai-khoan/may-chung');
    await page.getByLabel('Mã PIN mới').fill('482915');
    expect(await page.getByRole('button', { name: 'Bỏ mã PIN trên máy này' }).count()).toBe(0);
    await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).click();
    await page.getByText('Mã PIN trên máy này chưa khóa được bài của anh chị.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepPicture(page, 'sign-in-pin-reply-lost');
    await page.getByRole('button', { name: 'Bỏ mã PIN trên máy này' }).click();
    await page.getByText('Đã bỏ mã PIN trên máy này.').waitFor();
    await context.unroute(placeAddress);
    await setPin(page, '482915');
    await context.close();
  });

  it('a PIN that is half set is given up by the button its words speak of, although nothing can be read meanwhile', async () => {
    const { username } = await aMember();
    const { context, page } = await arrive(username, 'phone');
    await page.goto('/tai-khoan/may-chung');
    await page.getByLabel('Mã PIN mới').fill('482915');
    await context.route(placeAddress, (route) =>
      route.request().method() === 'POST' ? route.continue() : route.abort(),
    );
    await page.evaluate(PLACES_FULL);
    await page.getByRole('button', { name: 'Đặt mã PIN trên máy này' }).click();
    await page.getByText('Mã PIN đã đặt nhưng máy này chưa khóa được bài.').waitFor();
    const giveUp = page.getByRole('button', { name: 'Bỏ mã PIN trên máy này' });
    await giveUp.waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepPicture(page, 'sign-in-pin-half');
    await context.unroute(placeAddress);
    await giveUp.click();
    await page.getByText('Đã bỏ mã PIN trên máy này.').waitFor();
    expect([await giveUp.count(), await page.getByText('Mã PIN đã đặt nhưng').count()]).toEqual([0, 0]);
    await context.close();
  });

  it.each(['before', 'after'])(
    'a page that dies while the sign-out hangs, %s the server heard it, leaves nothing open to the next one',
    async (when) => {
      const { context, page, username } = await aMemberWithThings();
      const isAsked = new Promise<void>((asked) => {
        void context.route('**/api/auth/sign-out', async (route) => {
          if (when === 'after') await route.fetch();
          asked();
        });
      });
      await change(page);
      await isAsked;
      await page.close();
      await context.unroute('**/api/auth/sign-out');
      const next = await context.newPage();
      await next.goto('/chon-nguoi');
      await next.waitForLoadState('networkidle');
      await signIn(next, 'thanhvien');
      await waitForKept(next, 0);
      await next.getByRole('heading').first().waitFor();
      await next.goto('/cua-toi');
      await next.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
      await next.waitForURL(/dang-nhap/);
      await signIn(next, username);
      await waitForKept(next, 2);
      await context.close();
    },
  );

  it('what another page keeps while the person is changed is sealed too, and comes back', async () => {
    const { context, page, accountId, name } = await aMemberWithThings();
    let answer: () => void = () => undefined;
    const isWritten = new Promise<void>((written) => (answer = written));
    await context.route('**/api/auth/sign-out', async (route) => {
      const response = await route.fetch();
      await isWritten;
      await route.fulfill({ response });
    });
    const other = await context.newPage();
    await other.goto('/tai-khoan/may-chung');
    await change(page);
    await other.evaluate(leaveThings(accountId).replace('task/1', 'task/2'));
    answer();
    await page.waitForURL(/chon-nguoi/);
    await waitForKept(page, 0);
    await enter(page, name, '482915');
    await page.waitForURL(`${system.url}/`);
    await waitForKept(page, 3);
    await context.close();
  });

  it('what was typed when the session was ended elsewhere is sealed with the rest, and there again when she is back', async () => {
    const { context, page, username } = await aMemberWithThings();
    const typed = 'tên em viết sai một dấu';
    const ask = async (): Promise<void> => {
      await page.goto('/cua-toi/du-lieu');
      await page.getByRole('button', { name: 'Gửi yêu cầu', exact: true }).click();
    };
    await ask();
    await page.getByRole('radio').nth(1).check({ force: true });
    await page.getByLabel('Nói rõ thêm').fill(typed);
    const elsewhere = await arrive(username, 'laptop');
    await elsewhere.page.goto('/tai-khoan');
    await elsewhere.page.evaluate(`fetch('/api/auth/sign-out-everywhere', {
      method: 'POST',
      headers: { 'x-csrf-token': document.cookie.match(/lopso_csrf=([^;]+)/)[1] },
    })`);
    await elsewhere.context.close();
    await page.getByRole('button', { name: 'Gửi đi' }).click();
    await page.waitForURL(/dang-nhap/);
    await waitForKept(page, 0);
    // What was kept while the rest was being sealed is sealed in the next turn.
    await page.waitForFunction(`(${EVERYTHING_KEPT}).then((all) => !all.includes('${typed}'))`);
    await signIn(page, username);
    await waitForKept(page, 2);
    await ask();
    expect(await page.getByLabel('Nói rõ thêm').inputValue()).toBe(typed);
    expect(await page.getByRole('radio').nth(1).isChecked()).toBe(true);
    await context.close();
  });

  it('a sign-in by password over what lies sealed opens it, and what is made then is sealed for the next one', async () => {
    const { context, page, accountId, username } = await aMemberWithThings();
    await change(page);
    await page.waitForURL(/chon-nguoi/);
    await signIn(page, username);
    await waitForKept(page, 2);
    await page.evaluate(leaveThings(accountId).replace('task/1', 'task/2'));
    await signInAs(context, system.url, 'thanhvien');
    await page.goto('/cua-toi');
    await waitForKept(page, 0);
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
    await page.waitForURL(/dang-nhap/);
    await signIn(page, username);
    await waitForKept(page, 3);
    await context.close();
  });

  it('what can never be opened again is said once, with what to do, and goes on request', async () => {
    const { context, page, username, accountId } = await aMemberWithThings();
    await change(page);
    await page.waitForURL(/chon-nguoi/);
    await waitForKept(page, 0);
    await system.app.get(Database).execute('delete from identity.handset_place where account_id = $1', [accountId]);
    await signIn(page, username);
    await page.getByRole('heading', { name: 'Có phần chưa gửi không mở lại được' }).waitFor();
    await page.getByText('Trong đó có 1 việc chưa gửi.').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepPicture(page, 'sign-in-lost');
    await page.getByRole('link', { name: 'Đặt lại mã PIN' }).click();
    await page.getByText('không ai mở được nữa').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await keepPicture(page, 'sign-in-lost-place');
    await page.getByRole('button', { name: 'Bỏ phần này' }).click();
    await page.getByText('không ai mở được nữa').waitFor({ state: 'detached' });
    await setPin(page, '482915');
    await page.evaluate(leaveThings(accountId));
    await change(page);
    await page.waitForURL(/chon-nguoi/);
    await waitForKept(page, 0);
    await signIn(page, username);
    await waitForKept(page, 2);
    expect(await page.getByRole('dialog').count()).toBe(0);
    await context.close();
  });

  it('what one reads while the worker still goes by another is not kept as the other one’s', async () => {
    const { context, page, accountId } = await aMemberWithThings();
    await page.goto('/');
    await page.evaluate('navigator.serviceWorker.ready');
    await page.reload();
    await page.waitForFunction('navigator.serviceWorker.controller !== null');
    await signInAs(context, system.url, 'thanhvien');
    await page.goto('/cua-toi');
    await page.getByText('Vàng Thị Mỷ').first().waitFor();
    await waitForKept(page, 0);
    const names = await page.evaluate(`(async () => {
      const { port1, port2 } = new MessageChannel();
      const heard = new Promise((done) => (port1.onmessage = done));
      navigator.serviceWorker.controller.postMessage({ type: 'account', accountId: '${accountId}', isShared: true }, [port2]);
      await heard;
      const read = await fetch('/api/me/card');
      const text = await read.text();
      const cache = await caches.open('account-${accountId}');
      const kept = await Promise.all((await cache.keys()).map(async (one) => (await cache.match(one)).text()));
      return [read.ok, kept.includes(text)];
    })()`);
    expect(names).toEqual([true, false]);
    await context.close();
  });

  let taken = 0;

  /** Another one each time. */
  async function aMember(): Promise<{ accountId: string; username: string; name: string }> {
    const row = await system.app.get(Database).queryOne<{ accountId: string; username: string; name: string }>(
      `select id as "accountId", username, display_name as name from identity.account
       where member_id is not null and state = 'active' and username <> 'thanhvien' order by username desc
       offset $1 limit 1`,
      [taken],
    );
    taken += 1;
    if (row === null) throw new Error('The demo has no member');
    return row;
  }
});
