import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@lopso/platform';
import { DEMO_PASSWORD } from '../../apps/cli/src/demo/demo-accounts';
import { openBrowser, openContext } from '../support/browser';
import { PhoneBrowser } from '../support/phone-browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { aSessionNow, type Booked } from './story/session-now';

/** What a page of the trainer's phone keeps of the session, as its kit is called. */
const kitOf = (sessionId: string): string => `Object.values(localStorage).join().includes('kit.${sessionId}') ||
  Object.keys(localStorage).some((name) => name.includes('kit.${sessionId}'))`;

describe('a hall without network', () => {
  let system: TestSystem;
  let memory: string;
  let phone: PhoneBrowser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 200, hasHistory: false, host: 'localhost' });
    memory = mkdtempSync(join(tmpdir(), 'lopso-hall-'));
  }, 180_000);

  afterEach(() => phone.kill());

  afterAll(async () => {
    rmSync(memory, { recursive: true, force: true });
    await system.stop();
  });

  /** The number on the printed member's card. */
  async function cardNumber(): Promise<string> {
    const browser = await openBrowser();
    const context = await openContext(browser, system.url, 'phone');
    await signInAs(context, system.url, 'thanhvien');
    const csrf = (await context.cookies()).find(({ name }) => name === 'lopso_csrf')?.value ?? '';
    const made = await context.request.post(`${system.url}/api/me/card`, { headers: { 'x-csrf-token': csrf } });
    const { card } = (await made.json()) as { card: { number: string } };
    await browser.close();
    return card.number;
  }

  /** Opens the app as its icon does, without network: what leads to the roll is what the phone itself keeps. */
  async function openIcon(): Promise<void> {
    await goTo('/');
    await sees('Mất mạng: các buổi đã giữ trên máy này');
    await phone.page
      .getByRole('link', { name: /^Trả tiền qua điện thoại, buổi/ })
      .first()
      .click();
    await phone.page.waitForURL(/\/giang-vien\/buoi\/[^/]+$/);
  }

  const goTo = async (address: string): Promise<void> => {
    await phone.page.goto(`${system.url}${address}`);
    await phone.page.locator('h1, h2').first().waitFor();
  };
  const sees = (words: string | RegExp): Promise<void> => phone.page.getByText(words).first().waitFor();
  const toMark = ({ name }: Booked) =>
    phone.page.getByRole('button', { name: /^Ghi có mặt/ }).filter({ hasText: name });
  const marksOf = (sessionId: string): Promise<{ memberId: string; source: string }[]> =>
    system.app
      .get(Database)
      .query(
        `select member_id as "memberId", source from classes.attendance_mark where class_session_id = $1 order by id`,
        [sessionId],
      );

  /** Waits until a page's script says so; its policy lets no test do the waiting there. */
  async function isTrue(script: string): Promise<void> {
    for (let turn = 0; !(await phone.page.evaluate<boolean>(script)); turn += 1) {
      if (turn > 200)
        throw new Error(`still untrue: ${script}\n${await phone.page.evaluate<string>('document.body.innerText')}`);
      await phone.page.waitForTimeout(100);
    }
  }

  /** So many marks stand on the phone alone. */
  const waitOnPhone = (count: number): Promise<void> =>
    isTrue(`document.body.innerText.split('lưu trên máy').length - 1 === ${count}`);

  async function signIn(): Promise<void> {
    await goTo('/dang-nhap');
    await phone.page.getByLabel('Tên đăng nhập hoặc số điện thoại').fill('giangvien');
    await phone.page.getByLabel('Mật khẩu', { exact: true }).fill(DEMO_PASSWORD);
    await phone.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
    await phone.page.waitForURL(({ pathname }) => pathname !== '/dang-nhap');
  }

  it('keeps roll, cards and codes on the trainer’s phone over kill -9, and every mark goes up once', async () => {
    const { sessionId, booked } = await aSessionNow(system.app.get(Database), 'planned');
    const [holder, second, third] = booked;
    if (holder === undefined || second === undefined || third === undefined) throw new Error('nobody is booked');
    const number = await cardNumber();
    const roll = `/giang-vien/buoi/${sessionId}`;

    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    // She has looked at her schedule, and opened no roll.
    await signIn();
    const hall = phone.page.getByRole('listitem').filter({ hasText: 'Trả tiền qua điện thoại' });
    await hall.getByText('Máy đã sẵn sàng khi mất mạng', { exact: true }).waitFor({ timeout: 90_000 });
    await isTrue(kitOf(sessionId));
    await phone.close();

    // In the hall, where nobody could open the session: one by her card’s number, typed in, one by a tap; the code on the phone goes on renewing itself.
    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await openIcon();
    await toMark(second).click();
    await sees('lưu trên máy');
    await phone.page.getByRole('link', { name: 'Về Lịch dạy' }).click();
    await sees('Mất mạng: các buổi đã giữ trên máy này');
    await goTo(`${roll}/quet-the`);
    await phone.page.getByLabel('Hoặc gõ số thẻ').fill(number);
    await phone.page.getByRole('button', { name: 'Ghi có mặt' }).click();
    await sees(new RegExp(`${holder.name.split(' ').at(-1) ?? ''} có mặt`));
    await goTo(`${roll}/ma`);
    await sees(/^\d{3} \d{3}$/);
    await phone.kill();

    phone = await PhoneBrowser.open(memory, { hasNetwork: false });
    await openIcon();
    await waitOnPhone(2);
    await toMark(third).click();
    await waitOnPhone(3);
    expect(await marksOf(sessionId)).toEqual([]);
    await phone.kill();

    phone = await PhoneBrowser.open(memory, { hasNetwork: true });
    await goTo(roll);
    await waitOnPhone(0);
    const marks = await marksOf(sessionId);
    expect(marks.map(({ memberId, source }) => `${memberId} ${source}`).sort()).toEqual(
      [`${holder.id} card-number`, `${second.id} roll`, `${third.id} roll`].sort(),
    );
    await phone.page.reload();
    await sees('Kết thúc buổi');
    expect(await marksOf(sessionId)).toEqual(marks);
  }, 180_000);
});
