import { type Browser } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

describe('a village whose name differs from a known one in its diacritics only', () => {
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

  it('is asked about as often as Enter is pressed, and added by the button that says so', async () => {
    const officer = await Person.arrive(browser, system.url, 'xa.hamyen', 'laptop');
    await signInAs(officer.context, system.url, 'xa.hamyen');
    await officer.goTo('/xa/thon');
    const sheet = officer.page.getByRole('dialog');
    const name = sheet.getByLabel('Tên', { exact: true });
    const open = async (typed: string): Promise<void> => {
      await officer.press('Thêm thôn');
      await name.fill(typed);
      await name.press('Enter');
    };
    const sent: unknown[] = [];
    officer.page.on('request', (request) => {
      if (request.method() === 'POST' && request.url().endsWith('/villages')) sent.push(request.postDataJSON());
    });
    await open('Nà Mò');
    await sheet.waitFor({ state: 'hidden' });

    await open('Na Mo');
    const insist = sheet.getByRole('button', { name: 'Vẫn thêm Thôn Na Mo' });
    await insist.waitFor();
    await sheet.getByText('Xã Hàm Yên đã có Thôn Nà Mò, chỉ khác Thôn Na Mo ở dấu.').waitFor();
    await officer.look('asked-whether-one-place');
    for (let press = 0; press < 3; press += 1) {
      const answered = officer.page.waitForResponse((response) => response.url().endsWith('/villages'));
      await name.press('Enter');
      expect((await answered).status()).toBe(409);
      await insist.waitFor();
    }
    expect(sent).toHaveLength(5);
    expect(sent.filter((one) => JSON.stringify(one).includes('isAnotherPlace'))).toEqual([]);

    // What is pressed goes while it is sent; the focus stays in the form.
    await officer.page.route('**/villages', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 600));
      await route.continue();
    });
    await insist.focus();
    await officer.page.keyboard.press('Enter');
    await insist.waitFor({ state: 'hidden' });
    const focused = () =>
      officer.page.evaluate<boolean>(`document.activeElement?.closest('[role=dialog], dialog') != null`);
    expect(await focused()).toBe(true);
    await sheet.waitFor({ state: 'hidden' });
    await officer.sees('Thôn Na Mo');
    expect(sent.at(-1)).toMatchObject({ name: 'Na Mo', isAnotherPlace: true });
    expect(await officer.page.evaluate<string>('document.activeElement?.tagName')).not.toBe('BODY');
    expect(officer.faults).toEqual([]);
  });
});
