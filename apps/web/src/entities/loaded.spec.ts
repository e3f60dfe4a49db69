/** @jest-environment jsdom */
import { createRawSnippet, flushSync, mount, unmount } from 'svelte';
import { Problem } from '../lib/api/problem';
import { Resource } from '../lib/api/resource.svelte';
import Loaded from './Loaded.svelte';

const words = createRawSnippet((value: () => string) => ({ render: () => `<p class="known">${value()}</p>` }));
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const text = () => document.body.textContent?.replace(/\s+/g, ' ').trim() ?? '';
const oldBelow = 'Nội dung đang hiện là của lần xem trước.';
let part: Record<string, unknown> | null = null;

/** A page whose first answer has come, and what brings the next. */
async function aPage(fresh = false) {
  const waiting: { resolve: (value: string) => void; reject: (error: unknown) => void }[] = [];
  const resource = new Resource<string>(() => new Promise((resolve, reject) => waiting.push({ resolve, reject })));
  part = mount(Loaded<string>, {
    target: document.body,
    props: { resource, fresh, loading: 'Đang tải số liệu…', children: words },
  });
  const answer = async (act: (one: (typeof waiting)[number]) => void) => {
    const last = waiting.at(-1);
    if (last) act(last);
    await settled();
    flushSync();
  };
  const ask = (isOther: boolean) => {
    void resource.load(isOther);
    flushSync();
  };
  ask(false);
  await answer(({ resolve }) => resolve('Đợt 2026'));
  return { ask, answer };
}

afterEach(async () => {
  if (part) await unmount(part);
  part = null;
});

describe('what is loaded', () => {
  beforeAll(() => {
    globalThis.ResizeObserver = class implements ResizeObserver {
      observe = () => undefined;
      unobserve = () => undefined;
      disconnect = () => undefined;
    };
  });

  it('stays under a sign that something else is on its way', async () => {
    const { ask, answer } = await aPage();
    expect(text()).toBe('Đợt 2026');
    ask(true);
    expect(text()).toBe('Đang tải số liệu… Đợt 2026');
    await answer(({ resolve }) => resolve('Đợt 2027'));
    expect(text()).not.toContain('Đang tải');
  });

  it('says that it is the old one when the other did not come', async () => {
    const { ask, answer } = await aPage();
    ask(true);
    await answer(({ reject }) => reject(new Problem('network')));
    expect(text()).toContain(oldBelow);
    expect(text()).toContain('Đợt 2026');
  });

  it('shows no sign while the same is asked again', async () => {
    const { ask, answer } = await aPage();
    ask(false);
    expect(text()).toBe('Đợt 2026');
    await answer(({ reject }) => reject(new Problem('network')));
    expect(text()).not.toContain(oldBelow);
  });

  it('goes at once where somebody would choose from it', async () => {
    const { ask, answer } = await aPage(true);
    ask(true);
    expect(text()).toBe('Đang tải số liệu…');
    await answer(({ reject }) => reject(new Problem('network')));
    expect(text()).not.toContain('Đợt 2026');
    expect(text()).not.toContain(oldBelow);
  });
});
