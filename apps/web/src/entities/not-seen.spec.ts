/** @jest-environment jsdom */
import { flushSync } from 'svelte';
import { Problem } from '../lib/api/problem';
import { Resource } from '../lib/api/resource.svelte';
import { mountPage, settled } from '../lib/testing/mounted-page';
import NotSeen from './NotSeen.svelte';

const words = (): string => document.body.textContent.replace(/\s+/g, ' ').trim();

describe('something beside the matter of a page that could not be read', () => {
  it.each([
    ['a fault of the server, which may pass', new Problem('problem', { status: 500 }), 'Chưa xem được tin. Thử lại'],
    [
      'what she may not read, where trying again helps nobody',
      new Problem('problem', { status: 403 }),
      'Chưa xem được tin.',
    ],
    ['no network, which the page says at its top', new Problem('network'), ''],
  ])('after %s', async (_what, problem, said) => {
    const resource = new Resource<string>(() => Promise.reject(problem));
    const page = await mountPage(NotSeen, { resource, text: 'Chưa xem được tin.' });
    expect(words()).toBe('');
    await resource.load();
    flushSync();
    expect(words()).toBe(said);
    await page.leave();
  });

  it('is read again with one press, and then nothing is said', async () => {
    let tries = 0;
    const resource = new Resource<string>(() =>
      tries++ === 0 ? Promise.reject(new Problem('problem', { status: 500 })) : Promise.resolve('news'),
    );
    const page = await mountPage(NotSeen, { resource, text: 'Chưa xem được tin.' });
    await resource.load();
    flushSync();
    document.querySelector('button')?.click();
    await settled();
    expect([words(), resource.value]).toEqual(['', 'news']);
    await page.leave();
  });
});
