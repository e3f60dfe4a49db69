/** @jest-environment jsdom */
import { flushSync, mount, unmount } from 'svelte';
import { simulateLayout } from '../../lib/testing/mounted-page';
import ScanPanel from './components/ScanPanel.svelte';
import { keepRoll } from './kept-roll';
import { ScanCodeState } from './scan-code.svelte';
import type { Roll } from './types';

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

  it('of a hall that opened here without network opens it on the server, once that is reached again', async () => {
    const startsAt = new Date(Date.now() - 60_000).toISOString();
    const session = { id: 's1', startsAt, endsAt: startsAt, isOwn: true, state: 'planned' };
    const asked: string[] = [];
    let isOpen = false;
    globalThis.fetch = (input) => {
      const path = new URL(String(input), 'http://here').pathname;
      asked.push(path);
      if (path.endsWith('/opening')) isOpen = true;
      const body = isOpen
        ? { token: 'a', number: '123456', path: '/d/s1/a', secondsLeft: 20, windowSeconds: 30 }
        : { status: 422, code: 'classes.session-not-open', title: 'Buổi chưa mở', detail: 'Chờ giảng viên mở.' };
      const headers = new Headers({ 'content-type': isOpen ? 'application/json' : 'application/problem+json' });
      const text = (): Promise<string> => Promise.resolve(JSON.stringify(body));
      return Promise.resolve({ ok: isOpen, status: isOpen ? 200 : 422, headers, text } as Response);
    };
    const scan = new ScanCodeState(() => 's1');
    await scan.renew();
    expect(scan.problem?.code).toBe('classes.session-not-open');
    expect(asked.filter((path) => path.endsWith('/opening'))).toEqual([]);
    keepRoll('s1', { roll: { session } as unknown as Roll, taps: {} });
    await scan.renew();
    expect([scan.code?.number, scan.problem]).toEqual(['123456', null]);
    expect(asked.filter((path) => path.endsWith('/opening'))).toHaveLength(1);
  });
});
