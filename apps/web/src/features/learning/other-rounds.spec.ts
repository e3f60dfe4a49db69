/** @jest-environment jsdom */
import { flushSync } from 'svelte';
import { mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import TodayPage from './pages/TodayPage.svelte';

beforeAll(simulateLayout);

const aRound = (cycleId: string, title: string, kind = 'course') => ({
  ...{
    cycleId,
    title,
    startsOn: '2026-03-01',
    daysToStart: 0,
    dueOn: '2026-07-15',
    daysLeft: 30,
    lastOn: '2026-07-15',
  },
  ...{ isExtended: false, dueWords: 'Hạn 15/07/2026.', number: 1, validUntil: null, renewableFrom: null },
  ...{ release: 'automatic', doneSteps: 2, totalSteps: 7, finishedAt: null },
  requirements: [
    { key: 'a', label: 'C01', kind, motif: 'tram', done: 2, total: 7, isMet: false, isNext: false, minutes: null }, //
  ].map((row) => ({ ...row, waivedBy: null, explanation: '', parts: [] })),
});
const home = {
  asOf: '2026-06-15T03:00:00Z',
  ...{ round: aRound('c1', 'Đợt của sở'), nextStep: null, nextClass: null },
  otherRounds: [{ round: aRound('c2', 'Đợt của công an', 'outside'), nextStep: null }],
};

it('Hôm nay tells the other round with the way to its parts, and back, from one answer', async () => {
  const asked: string[] = [];
  globalThis.fetch = (address) => {
    asked.push(String(address));
    const text = JSON.stringify(home);
    const answer = { ok: true, status: 200, headers: new Headers(), text: () => Promise.resolve(text) };
    return String(address).endsWith('/me/home') ? Promise.resolve(answer as Response) : Promise.reject(new TypeError());
  };
  const page = await mountPage(TodayPage, {});
  const rowOf = (href: string): string | undefined =>
    document.querySelector(`.list-link[href="${href}"]`)?.textContent?.replace(/\s+/gu, ' ').trim();
  expect(document.body.textContent).toContain('Anh chị còn ở đợt khác');
  expect(rowOf('/?dot=c2')).toBe('Đợt của công an hạn 15/07, còn 30 ngày · đã xong 2 trên 7 bước');
  expect(rowOf('/giay-ngoai')).toContain('Giấy chứng nhận của nơi khác');
  page.router.setQuery({ dot: 'c2' });
  flushSync();
  expect(document.activeElement?.tagName).toBe('H1');
  expect(rowOf('/')).toContain('Đợt của sở');
  expect(rowOf('/?dot=c2')).toBeUndefined();
  expect(asked.filter((address) => address.endsWith('/me/home'))).toHaveLength(1);
  await page.leave();
});
