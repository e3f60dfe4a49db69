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

  it('moves somebody into an empty place by the keyboard alone; Escape leaves everything as it was', async () => {
    const officer = await Person.arrive(browser, system.url, 'xa.hamyen', 'laptop');
    await signInAs(officer.context, system.url, 'xa.hamyen');
    await officer.goTo('/xa?xem=the');
    const { page } = officer;
    const lift = page.locator('[data-lift]').first();
    await lift.waitFor();
    const name = (await page.locator('[draggable="true"]').first().getAttribute('aria-label')) ?? '';
    const card = page.getByRole('group', { name, exact: true });
    const before = (await card.locator('.number').textContent()) ?? '';
    const isOnPlace = (): Promise<unknown> => page.waitForFunction('document.activeElement?.matches("[data-target]")');

    await lift.focus();
    await page.keyboard.press('Enter');
    await isOnPlace();
    await page.keyboard.press('Escape');
    await page.locator('button[data-target]').first().waitFor({ state: 'detached' });
    expect(await card.locator('.number').textContent()).toBe(before);

    await lift.focus();
    await page.keyboard.press('Enter');
    await isOnPlace();
    await page.keyboard.press('ArrowRight');
    await isOnPlace();
    await officer.look('carried-by-keys');
    await page.keyboard.press('Enter');
    const back = page.getByRole('button', { name: 'Hoàn tác', exact: true }).first();
    await back.waitFor();
    expect(await card.locator('.number').textContent()).not.toBe(before);
    await back.click();
    await card
      .locator('.number')
      .filter({ hasText: new RegExp(`^${before}$`) })
      .waitFor();
    expect(officer.faults).toEqual([]);
  });
});
