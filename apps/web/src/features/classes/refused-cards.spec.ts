/** @jest-environment jsdom */
import { session as account } from '../../lib/session/session.svelte';
import type { Account } from '../../lib/session/account';
import type { QueuedWrite } from '../../lib/offline/store';
import { answerFrom, aQueue, mountPage, Refusal, settled, simulateLayout } from '../../lib/testing/mounted-page';
import type { CardWishes, RefusedCard } from './card-wishes.svelte';
import RefusedCards from './components/RefusedCards.svelte';
import RollPage from './pages/RollPage.svelte';

const words = (): string => (document.body.textContent ?? '').replace(/\s+/g, ' ');
const card: RefusedCard = {
  ...{ key: 'card/s/1', number: 'K7DTR-8QWMB', seenAt: '2026-12-01T12:40:00.000Z' },
  reason: 'Lớp đã kín chỗ. Lớp có 30 chỗ.',
};

describe('cards that were read without network, of people on no list', () => {
  let leave: () => Promise<void> = () => Promise.resolve();
  let dismissed = 0;
  let askedAgain = 0;
  afterEach(() => leave());

  async function shown(waitingCount: number, refused: readonly RefusedCard[]): Promise<void> {
    [askedAgain, dismissed] = [0, 0];
    const dismissRefused = (): Promise<void> => Promise.resolve(void (dismissed += 1));
    const again = (): Promise<void> => Promise.resolve(void (askedAgain += 1));
    const wishes = { waitingCount, refused, again, dismissRefused } as unknown as CardWishes;
    ({ leave } = await mountPage(RefusedCards, { wishes }));
  }

  it('stand on the roll one by one where they were refused, until the trainer has seen them', async () => {
    await shown(0, [card, { ...card, key: 'card/s/2', number: 'ABCDE-23456', seenAt: null, reason: '' }]);
    expect(words()).toContain('2 thẻ xin thêm vào buổi không được nhận');
    expect(words()).toMatch(/Thẻ K7DTR-8QWMB, đọc lúc .*19:40.* Lớp đã kín chỗ\. Lớp có 30 chỗ\..*ABCDE-23456/);
    const [again, seen] = document.querySelectorAll('button');
    again?.click();
    await settled();
    seen?.click();
    await settled();
    expect([askedAgain, dismissed]).toEqual([1, 1]);
  });

  it('are counted while they wait, and not spoken of where there are none', async () => {
    await shown(3, []);
    expect(words().trim()).toBe('3 thẻ chờ thêm vào buổi, có mạng máy tự gửi.');
    await leave();
    await shown(0, []);
    expect(words().trim()).toBe('');
  });

  it('stand there also where her right over the class is over, and the roll does not come', async () => {
    simulateLayout();
    account.account = { displayName: 'Hà Minh Tuấn', desks: [], permissions: [] } as unknown as Account;
    answerFrom(() => Promise.resolve(new Refusal({ status: 404, code: 'platform.not-found' })));
    const write: QueuedWrite = {
      ...{ key: 'card/s/1', kind: 'card', method: 'post', address: '/', state: 'refused', madeAt: 1 },
      ...{ body: { card: 'K7DTR8QWMB', madeAt: '2026-12-01T12:40:00.000Z' }, refusal: 'x', reason: card.reason },
    };
    const queue = aQueue();
    const nothing = (): Promise<void> => Promise.resolve();
    await queue.use({ list: () => Promise.resolve([write]), put: nothing, remove: nothing });
    ({ leave } = await mountPage(RollPage, { params: { sessionId: 's' } }, '/giang-vien/buoi/s', queue));
    expect(words()).toContain('Thẻ K7DTR-8QWMB');
    const seen = [...document.querySelectorAll('button')].find((one) => one.textContent?.trim() === 'Đã xem, bỏ qua');
    seen?.click();
    await settled();
    expect([words().includes('K7DTR-8QWMB'), queue.refusedCount]).toEqual([false, 0]);
  });
});
