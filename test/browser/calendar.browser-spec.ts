import { randomUUID } from 'node:crypto';
import { type Browser } from 'playwright-core';
import { openBrowser } from '../support/browser';
import { signInAs } from '../support/sign-in';
import { TestSystem } from '../support/system';
import { Person } from './story/person';

const TITLE = 'Bán nông sản trên mạng';

type Week = 'second' | 'third';
type Weekday = 'tuesday' | 'wednesday' | 'thursday';

/**
 * A day of the month after the next, `yyyy-mm-dd`, or of one later: Tết lies in January or February, 10/3 by the moon in April. Days of
 * one week stand in one row of the month, so that nothing lies between them.
 */
function dayAhead(week: Week, weekday: Weekday): string {
  const now = new Date();
  const day = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 2, 1));
  while ([0, 1, 3].includes(day.getUTCMonth())) day.setUTCMonth(day.getUTCMonth() + 1);
  day.setUTCDate(week === 'second' ? 6 : 13);
  while (day.getUTCDay() !== 1) day.setUTCDate(day.getUTCDate() + 1);
  day.setUTCDate(day.getUTCDate() + { tuesday: 1, wednesday: 2, thursday: 3 }[weekday]);
  return day.toISOString().slice(0, 10);
}

const typed = (day: string): string => day.split('-').reverse().join('/');

/** The JSON of an answer that went well. */
async function answerOf<T>(asked: Promise<{ ok(): boolean; text(): Promise<string> }>): Promise<T> {
  const answer = await asked;
  const text = await answer.text();
  if (!answer.ok()) throw new Error(text);
  return JSON.parse(text) as T;
}

/** A class of two mornings, made as the form makes it. */
async function scheduleClass({ context, url }: Person, week: Week, title: string): Promise<void> {
  const csrf = (await context.cookies()).find(({ name }) => name === 'lopso_csrf')?.value ?? '';
  const send = { headers: { 'x-csrf-token': csrf } };
  const { items } = await answerOf<{ items: { id: string; name: string }[] }>(
    context.request.get(`${url}/api/communes`),
  );
  const communeId = items.find(({ name }) => name === 'Hàm Yên' || name === 'Xã Hàm Yên')?.id;
  const venue = await answerOf<{ id: string }>(
    context.request.post(`${url}/api/venues`, {
      ...send,
      data: { communeId, name: `Nhà văn hóa của ${title}`, capacity: 60 },
    }),
  );
  const days = (['tuesday', 'thursday'] as const).map((weekday) => dayAhead(week, weekday));
  const sessions = days.map((on) => ({ on, from: '08:00', to: '09:30' }));
  const data = { clientKey: randomUUID(), title, capacity: 40, venueId: venue.id, sessions };
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

  const cellOf = (person: Person, week: Week, weekday: Weekday) =>
    person.page.getByRole('cell').filter({ hasText: typed(dayAhead(week, weekday)) });

  it('lets a trainer carry a session to another day and back, and tells what stands in the way', async () => {
    const trainer = await Person.arrive(browser, system.url, 'calendar-trainer', 'laptop');
    await signInAs(trainer.context, system.url, 'giangvien');
    await scheduleClass(trainer, 'third', TITLE);
    const month = `?xem=thang&ngay=${dayAhead('third', 'tuesday')}`;
    await trainer.goTo(`/giang-vien/lop${month}`);
    await cellOf(trainer, 'third', 'tuesday').getByText(`${TITLE}, buổi 1`).waitFor();
    await trainer.look('month');

    await cellOf(trainer, 'third', 'tuesday')
      .getByRole('group')
      .dragTo(cellOf(trainer, 'third', 'wednesday'));
    await cellOf(trainer, 'third', 'wednesday').getByText(`${TITLE}, buổi 1`).waitFor();
    await trainer.press('Hoàn tác');
    await cellOf(trainer, 'third', 'tuesday').getByText(`${TITLE}, buổi 1`).waitFor();

    // Onto the other morning: the same hall and trainer at the same hours.
    await cellOf(trainer, 'third', 'tuesday')
      .getByRole('group')
      .dragTo(cellOf(trainer, 'third', 'thursday'));
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
    await officer.look('phone');
    await officer.press(new RegExp(`${TITLE}, buổi 2`));
    await officer.page.getByRole('heading', { level: 1, name: TITLE }).waitFor();
    expect([...trainer.faults, ...officer.faults]).toEqual([]);
  }, 180_000);

  it('lets the department carry a session of a trainer to another day and back, by the mouse and by the keyboard', async () => {
    const trainer = await Person.arrive(browser, system.url, 'calendar-run', 'laptop');
    await signInAs(trainer.context, system.url, 'giangvien');
    const title = 'Chống lừa đảo qua điện thoại';
    await scheduleClass(trainer, 'second', title);

    const officer = await Person.arrive(browser, system.url, 'calendar-department', 'laptop');
    await signInAs(officer.context, system.url, 'sokhcn');
    await officer.goTo(`/so/lop?xem=thang&ngay=${dayAhead('second', 'tuesday')}`);
    const cell = (weekday: Weekday) => cellOf(officer, 'second', weekday);
    const chip = (weekday: Weekday) => cell(weekday).getByRole('group', { name: `${title}, buổi 1` });
    await chip('tuesday').waitFor();
    await officer.look('month');

    await chip('tuesday').dragTo(cell('wednesday'));
    await chip('wednesday').waitFor();
    await officer.press('Hoàn tác');
    await chip('tuesday').waitFor();

    // Onto the other morning of the class: the same hall and trainer at the same hours.
    await chip('tuesday').dragTo(cell('thursday'));
    const sheet = officer.page.getByRole('dialog');
    await sheet.getByText('Đang vướng').waitFor();
    await officer.look('refused');
    await sheet
      .getByRole('button', { name: new RegExp('08:00|09:|1[0-9]:') })
      .first()
      .click();
    await sheet.getByText('Đang vướng').waitFor({ state: 'detached' });
    await sheet.getByRole('button', { name: 'Chuyển buổi' }).click();
    await sheet.waitFor({ state: 'hidden' });
    await officer.press('Hoàn tác');
    await chip('tuesday').waitFor();

    await chip('tuesday')
      .getByRole('button', { name: /^Chuyển/ })
      .focus();
    await officer.page.keyboard.press('Enter');
    const date = sheet.getByLabel('Ngày', { exact: true });
    await date.press('Control+a');
    await date.pressSequentially(typed(dayAhead('second', 'wednesday')));
    await date.press('Enter');
    await sheet.waitFor({ state: 'hidden' });
    await chip('wednesday').waitFor();
    expect([...trainer.faults, ...officer.faults]).toEqual([]);
  }, 180_000);
});
