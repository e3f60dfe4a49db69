/** @jest-environment jsdom */
import { answerFrom, mountPage, settled } from '../../lib/testing/mounted-page';
import OutsideSent from './components/OutsideSent.svelte';

it('who is in no round any more is led to the answer of what she sent, and nobody else anywhere', async () => {
  const hrefs: (string | null)[][] = [];
  for (const list of [[], [{ certificate: 'one-touch', claims: [] }]]) {
    answerFrom(() => Promise.resolve(list));
    const { leave } = await mountPage(OutsideSent, {}, '/');
    await settled();
    hrefs.push([...document.querySelectorAll('a')].map((link) => link.getAttribute('href')));
    await leave();
    document.body.innerHTML = '';
  }
  expect(hrefs).toEqual([[], ['/giay-ngoai']]);
});
