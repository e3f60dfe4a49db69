/** @jest-environment jsdom */
import { mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import { t as changes } from './messages/changes';
import MemberPage from './pages/MemberPage.svelte';

beforeAll(simulateLayout);

it('the record of a member that cannot be read says under a heading what it would be', async () => {
  globalThis.fetch = () => Promise.reject(new TypeError('offline'));
  const page = await mountPage(MemberPage, { params: { memberId: 'm1' } });
  expect(document.querySelector('h1')?.textContent).toBe('Hồ sơ thành viên');
  await page.leave();
});

it('what replaces a person begins with the words that are seen, so that who speaks to the screen finds it', () => {
  const name = changes('replacePerson', { name: 'Ma Thị Huệ', number: 3 });
  expect(name.startsWith(changes('replace'))).toBe(true);
});
