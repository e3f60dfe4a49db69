/** @jest-environment jsdom */
import { answerFrom, mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import NearClassesPage from './pages/NearClassesPage.svelte';

beforeAll(simulateLayout);
afterEach(() => jest.useRealTimers());

describe('classes near her', () => {
  const places = { items: [], requests: [], placements: [], total: 0, nextCursor: null, shared: null };
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

  const evening = (day: number, venueName: string): object => ({
    ...{ startsAt: `2026-12-0${day}T12:00:00.000Z`, endsAt: `2026-12-0${day}T13:30:00.000Z` },
    ...{ venueName, communeName: 'Xã Hàm Yên' },
  });
  const aClass = (classGroupId: string, title: string): object => ({
    ...{ classGroupId, title, trainerName: 'Lò Thị Hai', isOwnCommune: false, travelMinutes: 25, sessionCount: 2 },
    ...{ ...evening(1, 'Nhà văn hóa thôn 1'), way: { directions: null, point: null } },
    ...{ sessions: [evening(1, 'Nhà văn hóa thôn 1'), evening(3, 'Nhà văn hóa thôn 2')], capacity: 30, freePlaces: 4 },
    ...{
      waitingCount: 0,
      isFirstCome: false,
      isRunning: false,
      isBooked: false,
      approval: 'none',
      promotedAt: null,
      turn: null,
    },
    missing: [],
  });
  const parts = (): string[][] =>
    [...document.querySelectorAll('section')].map((section) =>
      [...section.querySelectorAll('h2, h3')].map(({ textContent }) => textContent),
    );

  it('begin with the one she was sent, once, with all of its days and the places that differ', async () => {
    const asked: string[] = [];
    const shared = aClass('b', 'Chống lừa đảo');
    answerFrom((address) => {
      asked.push(address);
      return Promise.resolve({ ...places, items: [aClass('a', 'Chống lừa đảo'), shared], total: 2, shared });
    });
    const page = await mountPage(NearClassesPage, {}, '/lop/sap-mo?lop=7KQM4XPD');
    expect(asked.at(-1)).toContain('shared=7KQM4XPD');
    expect(parts()).toEqual([
      ['Lớp anh chị được mời', 'Chống lừa đảo'],
      ['Lớp ở xã mình'],
      ['Lớp ở xã khác, gần trước', 'Chống lừa đảo'],
    ]);
    const days = [...(document.querySelector('section')?.querySelectorAll('li li') ?? [])];
    expect(days.map(({ textContent }) => textContent.trim())).toEqual([
      '19:00–20:30, thứ Ba 01/12/2026',
      '19:00–20:30, thứ Năm 03/12/2026, Nhà văn hóa thôn 2, xã Hàm Yên',
    ]);
    await page.leave();
  });

  it('say so where the one she was sent takes nobody any more', async () => {
    answerFrom(() => Promise.resolve({ ...places, items: [aClass('a', 'Ký số')], total: 1 }));
    const page = await mountPage(NearClassesPage, {}, '/lop/sap-mo?lop=7KQM4XPD');
    expect(document.body.textContent).toContain('không còn nhận đăng ký');
    expect(parts()).toHaveLength(2);
    await page.leave();
  });
});
