/** @jest-environment jsdom */
import { answerFrom, mountPage, settled } from '../testing/mounted-page';
import SessionNews from './SessionNews.svelte';

const off = (classSessionId: string, communeName: string): object => ({
  ...{ classSessionId, kind: 'off', duty: 'trainer', classTitle: 'Chống lừa đảo', number: 1, revision: 2 },
  ...{ startsAt: '2026-12-03T12:00:00Z', endsAt: '2026-12-03T13:30:00Z', venueName: 'Nhà văn hóa', communeName },
  ...{ classGroupId: 'g', before: null, isWithout: false },
});

it('two sessions of one name that were taken off her are two lines', async () => {
  answerFrom(() =>
    Promise.resolve({ items: [off('s1', 'Xã Hàm Yên'), off('s2', 'Xã Bạch Xa')], asOf: '2026-12-01T02:00:00Z' }),
  );
  const page = await mountPage(SessionNews, { whose: 'trainer' });
  await settled();
  expect(document.querySelectorAll('li a')).toHaveLength(2);
  await page.leave();
});
