/** @jest-environment jsdom */
import { answerFrom, mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import SharedClassPage from './pages/SharedClassPage.svelte';

beforeAll(simulateLayout);

describe('the page of a class that was shared', () => {
  it('shows two sessions of one hour, the one that was cancelled and the one in its place, and leads on to this class', async () => {
    const hours = { startsAt: '2026-12-08T12:00:00.000Z', endsAt: '2026-12-08T13:30:00.000Z' };
    const place = { communeName: 'Xã Hàm Yên', communeId: 'c', way: { directions: null, point: null } };
    const sessions = [
      { ...hours, ...place, venueName: 'Nhà văn hóa thôn 1', isCancelled: true },
      { ...hours, ...place, venueName: 'Nhà văn hóa thôn 2', isCancelled: false },
    ];
    answerFrom(() =>
      Promise.resolve({
        ...{ code: '7KQM4XPD', title: 'Ký số', standing: 'coming', capacity: 30, freePlaces: 4, required: [] },
        sessions,
      }),
    );
    const { leave } = await mountPage(SharedClassPage, { params: { code: '7KQM4XPD' } }, '/moi/7KQM4XPD');
    expect([...document.querySelectorAll('li')].map(({ textContent }) => textContent)).toEqual([
      expect.stringContaining('Nhà văn hóa thôn 1'),
      expect.stringContaining('Nhà văn hóa thôn 2'),
    ]);
    const ask = [...document.querySelectorAll('a')].find(({ textContent }) => textContent.includes('Đăng ký lớp này'));
    expect(ask?.getAttribute('href')).toBe('/lop/sap-mo?lop=7KQM4XPD');
    await leave();
  });
});
