/** @jest-environment jsdom */
import type { Account } from '../../lib/session/account';
import { session } from '../../lib/session/session.svelte';
import { answerFrom, mountPage, Refusal, settled, simulateLayout } from '../../lib/testing/mounted-page';
import CommunePersonPage from './pages/CommunePersonPage.svelte';

it('the reasons of somebody who moved away are a page with a way back', async () => {
  simulateLayout();
  session.account = { displayName: 'Lò Thị Dín', desks: [], permissions: [] } as unknown as Account;
  answerFrom(() => Promise.resolve(new Refusal({ status: 404, code: 'platform.not-found' })));
  const page = await mountPage(CommunePersonPage, { params: { cycleId: 'k' } }, '/xa/thanh-vien/m/vi-sao/k');
  await settled();
  const [heading, back] = [document.querySelector('h1'), document.querySelector('a[href="/xa/thanh-vien"]')];
  expect([heading?.textContent, back?.textContent?.trim()]).toEqual(['Vì sao, từng phần', 'Danh sách thành viên']);
  await page.leave();
});
