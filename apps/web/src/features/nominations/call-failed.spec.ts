/** @jest-environment jsdom */
import { mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import SheetView from './components/SheetView.svelte';

beforeAll(simulateLayout);

it('a sheet that could not be loaded says which page it is', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('offline'));
  const page = await mountPage(SheetView, { callId: 'c', communeId: 'x' });
  expect(document.querySelector('h1')?.textContent).toBe('Đăng ký nhu cầu');
  await page.leave();
});
