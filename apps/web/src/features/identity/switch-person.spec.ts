/** @jest-environment jsdom */
import 'fake-indexeddb/auto';
import { type Component, flushSync, mount, unmount } from 'svelte';
import { Problem } from '../../lib/api/problem';
import { setQueue, WriteQueue } from '../../lib/offline/queue.svelte';
import { keepPlace } from '../../lib/offline/sealed-store';
import { markShared } from '../../lib/offline/shared-mark';
import { Router, setRouter } from '../../lib/router/router.svelte';
import type { Account } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { simulateDialogs } from '../../lib/testing/mounted-page';
import { setToaster, Toaster } from '../../lib/ui/toaster.svelte';
import SwitchPerson from './components/SwitchPerson.svelte';

const write = { key: 'tap', kind: 'tap', method: 'put', address: '/api/taps/1', body: {} } as const;
const keys = {
  publicKey: new ArrayBuffer(1),
  locked: { salt: new Uint8Array(1), iv: new Uint8Array(1), text: new ArrayBuffer(1) },
} as never;
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
  flushSync();
};
const button = (label: string): HTMLButtonElement | undefined =>
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent?.trim() === label);

describe('the phone is handed to somebody else', () => {
  let signedOut = 0;
  let part: Record<string, unknown>;

  /** `hasRoom`: the phone holds what waits. */
  async function open(hasRoom: boolean): Promise<void> {
    const queue = new WriteQueue({
      send: () => Promise.reject(new Problem('network')),
      alone: (work) => work(),
      later: () => undefined,
      now: () => 1,
    });
    const put = () => (hasRoom ? Promise.resolve() : Promise.reject(new Error('full')));
    await queue.use({ list: () => Promise.resolve([]), put, remove: () => Promise.resolve() });
    await queue.add(write);
    const WithPage: Component = (anchor) => {
      setRouter(new Router([], () => Promise.resolve(null)));
      setToaster(new Toaster());
      setQueue(queue);
      return SwitchPerson(anchor, {});
    };
    part = mount(WithPage, { target: document.body, context: new Map() });
    await settled();
    button('Đổi người')?.click();
    await settled();
  }

  beforeAll(() => {
    // jsdom has none, and what lies in the phone here is only looked for.
    globalThis.structuredClone ??= (<T>(value: T): T => value) as typeof structuredClone;
    window.scrollTo = () => undefined;
    simulateDialogs();
    session.signOut = () => {
      signedOut += 1;
      return Promise.resolve();
    };
  });
  beforeEach(async () => {
    signedOut = 0;
    markShared();
    session.account = { accountId: 'a1', displayName: 'An' } as Account;
    await keepPlace('a1', keys);
  });
  afterEach(() => unmount(part));

  it('at once where the phone holds what waits: it lies sealed', async () => {
    await open(true);
    expect([signedOut, button('Vẫn đăng xuất')]).toEqual([1, undefined]);
  });

  it('only after a question where what waits lives with this page alone', async () => {
    await open(false);
    expect([signedOut, document.querySelector('dialog')?.textContent]).toEqual([
      0,
      expect.stringContaining('1 việc chỉ còn trong trang này'),
    ]);
    button('Ở lại trang này')?.click();
    await settled();
    expect(signedOut).toBe(0);
    button('Đổi người')?.click();
    await settled();
    button('Vẫn đăng xuất')?.click();
    await settled();
    expect(signedOut).toBe(1);
  });
});
