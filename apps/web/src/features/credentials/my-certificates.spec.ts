/** @jest-environment jsdom */
import { answerFrom, mountPage, simulateLayout } from '../../lib/testing/mounted-page';
import MyCertificatesPage from './pages/MyCertificatesPage.svelte';

describe('a member’s own papers', () => {
  beforeAll(simulateLayout);

  it('lead to what was sent from elsewhere, also once no round asks for it: its answer is told there alone', async () => {
    answerFrom(() => Promise.resolve([]));
    const { leave } = await mountPage(MyCertificatesPage, {}, '/giay');
    const link = document.querySelector('a[href="/giay-ngoai"]');
    expect(link?.textContent).toContain('Giấy chứng nhận của nơi khác');
    await leave();
  });
});
