/** @jest-environment jsdom */
import { mount, unmount } from 'svelte';
import ChangeNews from './ChangeNews.svelte';

async function words(waiting: number): Promise<string> {
  const text = (): Promise<string> => Promise.resolve(JSON.stringify({ waiting, ended: [] }));
  globalThis.fetch = () => Promise.resolve({ ok: true, status: 200, headers: new Headers(), text } as Response);
  const part = mount(ChangeNews, { target: document.body });
  await new Promise((done) => setTimeout(done, 20));
  const said = document.querySelector('li')?.textContent?.trim() ?? '';
  await unmount(part);
  return said;
}

it('proposals that wait are counted up to a hundred', async () => {
  expect(await words(0)).toBe('');
  expect(await words(100)).toContain('Có 100 đề nghị');
  expect(await words(101)).toContain('Có hơn 100 đề nghị');
});
