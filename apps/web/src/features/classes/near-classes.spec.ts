/** @jest-environment jsdom */
import { answerFrom, mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import NearClassesPage from './pages/NearClassesPage.svelte';

beforeAll(simulateLayout);
afterEach(() => jest.useRealTimers());

describe('classes near her', () => {
  const places = { items: [], requests: [], placements: [], total: 0, nextCursor: null };
  const typed = (text: string): void => {
    const field = document.querySelector('input');
    if (field === null) throw new Error('no field');
    field.value = text;
    field.dispatchEvent(new Event('input', { bubbles: true }));
  };

  it('are sought by what stands in the address once the typing rests, and never by what was typed before she left', async () => {
    answerFrom(() => Promise.resolve(places));
    const page = await mountPage(NearClassesPage, {}, '/lop/gan-day');
    jest.useFakeTimers();
    typed('ký');
    jest.advanceTimersByTime(250);
    expect(page.router.query.get('tim')).toBe('ký');
    typed('ký số');
    await page.leave();
    jest.advanceTimersByTime(1000);
    expect(page.router.query.get('tim')).toBe('ký');
  });
});
