/** @jest-environment jsdom */
import { keepPageFiles } from './page-files';

describe('the files of the open pages', () => {
  const here = (path: string): string => `${location.origin}${path}`;
  let worker: EventTarget & { controller: object | null };
  let kept: Set<string>;
  let asked: string[];
  /** What the worker keeps of what goes through it. */
  let hasRoom = true;

  beforeEach(() => {
    [kept, asked, hasRoom] = [new Set([here('/assets/a.js')]), [], true];
    worker = Object.assign(new EventTarget(), { controller: {} });
    Object.defineProperty(navigator, 'serviceWorker', { configurable: true, get: () => worker });
    globalThis.caches = {
      match: (file: string) => Promise.resolve(kept.has(file) ? {} : undefined),
    } as unknown as CacheStorage;
    globalThis.fetch = (file) => {
      asked.push(String(file));
      if (hasRoom) kept.add(String(file));
      return Promise.resolve({ ok: true } as Response);
    };
    const names = ['/assets/a.js', '/assets/b.js', '/assets/b.js', '/api/me/home'].map(here);
    const entries = [...names, 'https://elsewhere.vn/assets/c.js'].map((name) => ({ name }));
    performance.getEntriesByType = () => entries as PerformanceEntry[];
  });

  it('that came before the worker are asked for once more, through it: those of the app alone', async () => {
    expect(await keepPageFiles()).toBe(true);
    expect(asked).toEqual([here('/assets/b.js')]);
  });

  it('wait for a worker that is about to take the page over', async () => {
    worker.controller = null;
    const done = keepPageFiles();
    worker.dispatchEvent(new Event('controllerchange'));
    expect([await done, asked.length]).toEqual([true, 1]);
  });

  it('are not called kept where the phone has no room, or nothing answers', async () => {
    hasRoom = false;
    expect(await keepPageFiles()).toBe(false);
    globalThis.fetch = () => Promise.reject(new TypeError('no network'));
    expect(await keepPageFiles()).toBe(false);
  });

  it('are kept by nobody in a browser without workers', async () => {
    Object.defineProperty(navigator, 'serviceWorker', { configurable: true, value: undefined });
    expect([await keepPageFiles(), asked]).toEqual([false, []]);
  });
});
