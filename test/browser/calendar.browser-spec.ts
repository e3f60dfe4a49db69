import { randomUUID } from 'node:crypto';
import { type Browser } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

const TITLE = 'Bán nông sản trên mạng';

/** Day of the month after the next, `yyyy-mm-dd`: no day off stands there. */
function dayAhead(day: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, day)).toISOString().slice(0, 10);
}

/** The JSON of an answer that went well. */
async function answerOf<T>(asked: Promise<{ ok(): boolean; text(): Promise<string> }>): Promise<T> {
  const answer = await asked;
  const text = await answer.text();
  if (!answer.ok()) throw new Error(text);
  return JSON.parse(text) as T;
}

/** A class of two mornings, the 20th and the 22nd, made as the form makes it. */
async function scheduleClass({ context, url }: Person): Promise<void> {
  const csrf = (await context.cookies()).find(({ name }) => name === 'lopso_csrf')?.value ?? '';
  const send = { headers: { 'x-csrf-token': csrf } };
  const { items } = await answerOf<{ items: { id: string; name: string }[] }>(
    context.request.get(`${url}/api/communes`),
  );
  const communeId = items.find(({ name }) => name === 'Hàm Yên' || name === 'Xã Hàm Yên')?.id;
  const venue = await answerOf<{ id: string }>(
    context.request.post(`${url}/api/venues`, {
      ...send,
      data: { communeId, name: 'Nhà văn hóa thôn 9', capacity: 60 },
    }),
  );
  const sessions = [20, 22].map((day) => ({ on: dayAhead(day), from: '08:00', to: '09:30' }));
  const data = { clientKey: randomUUID(), title: TITLE, capacity: 40, venueId: venue.id, sessions };
  await answerOf(context.request.post(`${url}/api/class-groups`, { ...send, data }));
}

describe('the calendar of classes', () => {
  let system: TestSystem;
  let browser: Browser;

  beforeAll(async () => {
    system = await TestSystem.start({ members: 40, hasHistory: false });
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await system.stop();
  });

  const cellOf = (person: Person, day: number) =>
    person.page.getByRole('cell').filter({ hasText: dayAhead(day).split('-').reverse().join('/') });

  it('lets a trainer carry a session to another day and back, tells what stands in the way, and shows the department all', async () => {
    const trainer = await Person.arrive(browser, system.url, 'calendar-trainer', 'laptop');
    await signInAs(trainer.context, system.url, 'giangvien');
    await scheduleClass(trainer);
    const month = `?xem=thang&ngay=${dayAhead(20)}`;
    await trainer.goTo(`/giang-vien/lop${month}`);
    await cellOf(trainer, 20).getByText(`${TITLE}, buổi 1`).waitFor();
    await trainer.look('month');

    await cellOf(trainer, 20).getByRole('group').dragTo(cellOf(trainer, 21));
    await cellOf(trainer, 21).getByText(`${TITLE}, buổi 1`).waitFor();
    await trainer.press('Hoàn tác');
    await cellOf(trainer, 20).getByText(`${TITLE}, buổi 1`).waitFor();

    // Onto the other morning: the same hall and trainer at the same hours.
    await cellOf(trainer, 20).getByRole('group').dragTo(cellOf(trainer, 22));
    const sheet = trainer.page.getByRole('dialog');
    await sheet.getByText('Đang vướng').waitFor();
    await trainer.look('refused');
    await sheet
      .getByRole('button', { name: new RegExp('08:00|09:|1[0-9]:') })
      .first()
      .click();
    await sheet.getByText('Đang vướng').waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: 'Chuyển buổi' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await trainer.sees(/Đã chuyển/);

    const officer = await Person.arrive(browser, system.url, 'calendar-officer', 'phone');
    await signInAs(officer.context, system.url, 'sokhcn');
    await officer.goTo(`/so/lop${month}`);
    await officer.sees(`${TITLE}, buổi 2`);
    expect(await officer.page.getByRole('button', { name: /^Chuyển/ }).count()).toBe(0);
    await officer.look('phone');
    await officer.press(new RegExp(`${TITLE}, buổi 2`));
    await officer.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect([...trainer.faults, ...officer.faults]).toEqual([]);
  }, 180_000);
});
