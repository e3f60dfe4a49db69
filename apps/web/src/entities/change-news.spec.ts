/** @jest-environment jsdom */
import { mount, unmount } from 'svelte';
import ChangeNews from './ChangeNews.svelte';

async function words(waiting: number): Promise<string> {
  return (await lines({ waiting, ended: [] }))[0] ?? '';
}

async function lines(news: object): Promise<string[]> {
  const text = (): Promise<string> => Promise.resolve(JSON.stringify(news));
  globalThis.fetch = () => Promise.resolve({ ok: true, status: 200, headers: new Headers(), text } as Response);
  const part = mount(ChangeNews, { target: document.body });
  await new Promise((done) => setTimeout(done, 20));
  const said = [...document.querySelectorAll('li a')].map(
    (one) => `${one.textContent.replace(/\s+/g, ' ').trim()} -> ${one.getAttribute('href')}`,
  );
  await unmount(part);
  return said;
}

it('proposals that wait are counted up to a hundred', async () => {
  expect(await words(0)).toBe('');
  expect(await words(100)).toContain('Có 100 đề nghị');
  expect(await words(101)).toContain('Có hơn 100 đề nghị');
});

it('lists that wait for her come first, each with the way to it; hers that came to nothing last', async () => {
  const list = { id: 'l', roundId: 'r', roundTitle: 'Đợt 1', count: 3000 };
  const ended = { ...list, closedAt: '2026-11-27T01:00:00Z' };
  const said = await lines({
    ...{ waiting: 1, cases: 0, ended: [], releases: [list] },
    endedReleases: [
      { ...ended, state: 'taken-back' },
      { ...ended, id: 'm', state: 'expired' },
    ],
  });
  expect(said).toEqual([
    'Danh sách cấp 3.000 giấy chứng nhận chờ anh chị xác nhận Đợt 1 -> /so/dot/r/cap-giay/l',
    'Có 1 đề nghị về giấy chứng nhận đang chờ người thứ hai duyệt -> /so/giay/de-nghi',
    'Danh sách cấp 3.000 giấy anh chị đã cho cấp bị thu lại ngày 27/11/2026 Đợt 1 -> /so/dot/r/cap-giay/l',
    'Danh sách cấp 3.000 giấy anh chị đã cho cấp quá hạn ngày 27/11/2026, chưa ai xác nhận Đợt 1 -> /so/dot/r/cap-giay/m',
  ]);
});
