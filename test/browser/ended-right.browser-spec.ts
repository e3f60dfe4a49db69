import { type Browser } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

const TYPED = 'Bản Giữ Chữ';

describe('a right that ends while its holder works', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 60, hasHistory: false });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  const arrive = async (username: string): Promise<Person> => {
    const person = await Person.arrive(browser, system.url, username, 'laptop');
    await signInAs(person.context, system.url, username);
    return person;
  };

  it('refuses the next request, keeps what was typed, and serves again once the end is undone', async () => {
    const [officer, admin] = [await arrive('xa.hamyen'), await arrive('quantri')];
    await officer.goTo('/xa/thon');
    await officer.press('Thêm thôn');
    const sheet = officer.page.getByRole('dialog');
    await sheet.getByLabel('Tên', { exact: true }).fill(TYPED);

    await admin.goTo('/so/quyen');
    const row = admin.page.getByRole('row').filter({ hasText: 'Cán bộ xã' }).filter({ hasText: 'Xã Hàm Yên' });
    await row.getByRole('button', { name: 'Kết thúc' }).click();
    await admin.sees('Đã kết thúc quyền của');

    await sheet.getByRole('button', { name: 'Thêm thôn' }).click();
    await sheet.getByText('Không được phép').waitFor();
    expect(await sheet.getByLabel('Tên', { exact: true }).inputValue()).toBe(TYPED);
    await officer.look('refused-with-text-kept');

    await admin.press('Hoàn tác');
    await row.waitFor();
    await sheet.getByRole('button', { name: 'Thêm thôn' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await officer.sees(TYPED);
    expect([...officer.faults, ...admin.faults]).toEqual([]);
  });
});
