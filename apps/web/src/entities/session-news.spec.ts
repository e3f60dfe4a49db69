/** @jest-environment jsdom */
import { answerFrom, mountPage, settled } from '../lib/testing/mounted-page';
import SessionNews from './SessionNews.svelte';

const off = (classSessionId: string, communeName: string, classGroupId = `class of ${classSessionId}`): object => ({
  ...{ classSessionId, kind: 'off', duty: 'trainer', title: 'Chống lừa đảo', number: 1, revision: 2 },
  ...{ startsAt: '2026-12-03T12:00:00Z', endsAt: '2026-12-03T13:30:00Z', venueName: 'Nhà văn hóa', communeName },
  ...{ classGroupId, before: null },
});

it('two sessions of classes of one name that were taken off her are two lines', async () => {
  answerFrom(() =>
    Promise.resolve({ items: [off('s1', 'Xã Hàm Yên'), off('s2', 'Xã Bạch Xa')], asOf: '2026-12-01T02:00:00Z' }),
  );
  const page = await mountPage(SessionNews, { whose: 'trainer' });
  await settled();
  expect(document.querySelectorAll('li a')).toHaveLength(2);
  await page.leave();
});

it('sessions of one class that were taken off her are one line, and are known with one press', async () => {
  const known: string[] = [];
  const items = [off('s1', 'Xã Hàm Yên', 'g'), off('s2', 'Xã Hàm Yên', 'g')];
  answerFrom((address, sent) => {
    if (sent !== null) known.push(address.split('/').at(-2) ?? '');
    return Promise.resolve({ items: items.slice(known.length) });
  });
  const page = await mountPage(SessionNews, { whose: 'trainer' });
  await settled();
  expect([...document.querySelectorAll('li a .title')].map(({ textContent }) => textContent)).toEqual([
    'Lớp Chống lừa đảo: 2 buổi đã giao người khác, anh chị không phải đứng lớp',
  ]);
  document.querySelector('button')?.click();
  await settled();
  expect([known, document.querySelectorAll('li a').length]).toEqual([['s1', 's2'], 0]);
  await page.leave();
});
