/** @jest-environment jsdom */
import { mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import SignInPage from './pages/SignInPage.svelte';

beforeAll(simulateLayout);

it('whoever holds a paper and has no account finds the check of papers below the sign-in', async () => {
  const page = await mountPage(SignInPage, {}, '/dang-nhap');
  const link = document.querySelector('nav a[href="/kiem-tra"]');
  expect(link?.textContent.trim()).toBe('Kiểm tra giấy chứng nhận');
  await page.leave();
});
