/** @jest-environment jsdom */
import { mount, unmount } from 'svelte';
import WaitingReleases from './components/WaitingReleases.svelte';

async function shown(releases: object[]): Promise<(string | null)[][]> {
  const text = (): Promise<string> => Promise.resolve(JSON.stringify({ waiting: 0, ended: [], releases }));
  globalThis.fetch = () => Promise.resolve({ ok: true, status: 200, headers: new Headers(), text } as Response);
  const part = mount(WaitingReleases, { target: document.body });
  await new Promise((done) => setTimeout(done, 20));
  const links = [...document.querySelectorAll('section a')].map((one) => [one.textContent, one.getAttribute('href')]);
  await unmount(part);
  return links;
}

it('lists that wait for the reader stand above the proposals, each with the way to it', async () => {
  expect(await shown([])).toEqual([]);
  expect(await shown([{ id: 'l', roundId: 'r', roundTitle: 'Đợt 1', count: 40 }])).toEqual([
    ['Xem và xác nhận cấp 40 giấy', '/so/dot/r/cap-giay/l'],
  ]);
});
