/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { simulateLayout } from '../../lib/testing/mounted-page';
import ScanPanel from './components/ScanPanel.svelte';

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const comesBack = 'Có mạng, mã tự hiện lại.';
let part: Record<string, unknown> | null = null;

afterEach(async () => {
  if (part) await unmount(part);
  part = null;
});

beforeAll(simulateLayout);

/** What the panel says to an answer of the server. */
async function said(answer: () => Promise<unknown>): Promise<string> {
  globalThis.fetch = () => answer() as Promise<Response>;
  part = mount(ScanPanel, { target: document.body, props: { sessionId: 's1' } });
  flushSync();
  await settled();
  await settled();
  flushSync();
  return document.body.textContent?.replace(/\s+/g, ' ') ?? '';
}

describe('the code of a session', () => {
  it('comes back by itself when the network does', async () => {
    expect(await said(() => Promise.reject(new TypeError('no network')))).toContain(comesBack);
  });

  it('is not promised where the server refuses it, as for a session closed on another phone', async () => {
    const problem = { status: 422, code: 'classes.session-not-open', title: 'Buổi đã đóng', detail: 'Xem danh sách.' };
    const refusal = {
      ok: false,
      status: 422,
      headers: new Headers({ 'content-type': 'application/problem+json' }),
      text: () => Promise.resolve(JSON.stringify(problem)),
    };
    const text = await said(() => Promise.resolve(refusal));
    expect(text).toContain('Buổi đã đóng');
    expect(text).not.toContain(comesBack);
  });
});
