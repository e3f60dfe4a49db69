import { type Browser } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

describe('the board of a team', () => {
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

  it('moves somebody into an empty place by the mouse, says so and takes it back', async () => {
    const officer = await Person.arrive(browser, system.url, 'xa.hamyen', 'laptop');
    await signInAs(officer.context, system.url, 'xa.hamyen');
    await officer.goTo('/xa?xem=the');
    const { page } = officer;
    const seats = page.locator('[draggable="true"]');
    await seats.first().waitFor();
    const name = (await seats.first().getAttribute('aria-label')) ?? '';
    const card = page.getByRole('group', { name, exact: true });
    const seatOf = async (): Promise<string> => (await card.locator('.number').textContent()) ?? '';
    const before = await seatOf();

    await card.hover();
    await page.mouse.down();
    const from = await card.boundingBox();
    if (from === null) throw new Error('the card is not drawn');
    await page.mouse.move(from.x + 30, from.y + 60, { steps: 4 });
    const place = page.locator('button[data-target]').last();
    await place.hover();
    await place.hover();
    await page.mouse.up();

    const back = page.getByRole('button', { name: 'Hoàn tác', exact: true }).first();
    await back.waitFor();
    const after = await seatOf();
    expect(after).not.toBe(before);
    await back.click();
    await page
      .getByRole('group', { name, exact: true })
      .locator('.number')
      .filter({ hasText: new RegExp(`^${before}$`) })
      .waitFor();
    expect([await seatOf(), officer.faults]).toEqual([before, []]);
  });
});
