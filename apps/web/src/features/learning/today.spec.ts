/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import Finished from './components/Finished.svelte';
import { TodayState } from './today.svelte';

const asOf = '2026-11-25T13:00:00Z';
const aHome = (finishedAt: string) => ({
  asOf,
  round: { title: 'Bồi dưỡng 2026', release: 'automatic', finishedAt },
});
const aPaper = (state: string, title = 'Bồi dưỡng 2026') => ({ id: state, state, title, number: '7' });

let part: Record<string, unknown> | null = null;
afterEach(async () => {
  if (part) await unmount(part);
  part = null;
});

/** What a member who finished is told, by the papers the server knows; null: it can't be reached. */
async function told(papers: readonly unknown[] | null, finishedAt = '2026-11-25T12:59:00Z'): Promise<string> {
  globalThis.fetch = (address) => {
    const isHome = String(address).endsWith('/me/home');
    if (!isHome && papers === null) return Promise.reject(new TypeError('no network'));
    const json = isHome ? aHome(finishedAt) : papers;
    return Promise.resolve({
      ok: true,
      status: 200,
      headers: new Headers(),
      text: () => Promise.resolve(JSON.stringify(json)),
    } as Response);
  };
  const state = new TodayState(() => Date.parse(asOf));
  await state.home.load();
  const home = state.home.value;
  if (!home?.round) throw new Error('no home');
  const { release } = home.round;
  const props = {
    release,
    certificate: state.certificate,
    isSoon: state.isSoon(home),
    validity: null,
    onreload: () => undefined,
  };
  part = mount(Finished, { target: document.body, props });
  flushSync();
  return document.body.textContent ?? '';
}

describe('a member who finished her round', () => {
  it('sees the paper that counts, also beside one it replaced', async () => {
    expect(await told([aPaper('replaced'), aPaper('valid')])).toContain('Giấy chứng nhận đã cấp');
  });

  it('waits a minute for one that comes by itself', async () => {
    expect(await told([aPaper('valid', 'Bồi dưỡng 2025')])).toContain('chừng một phút');
  });

  it('is told whom to ask when it does not come', async () => {
    expect(await told([], '2026-11-25T11:00:00Z')).toContain('hỏi UBND xã');
  });

  it('is promised nothing when nobody could be asked', async () => {
    const text = await told(null);
    expect(text).toContain('Chưa xem được giấy chứng nhận');
    expect(text).not.toContain('đang được cấp');
  });

  it.each([
    ['withdrawn', 'đã bị thu hồi'],
    ['expired', 'đã hết hạn'],
  ])('is told that her paper does not count any more: %s', async (state, words) => {
    const text = await told([aPaper(state)]);
    expect(text).toContain(words);
    expect(text).not.toContain('đang được cấp');
  });
});
