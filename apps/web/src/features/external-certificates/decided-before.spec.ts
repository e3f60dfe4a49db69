/** @jest-environment jsdom */
import { answerFrom, Refusal } from '../../lib/testing/mounted-page';
import { OutsideQueueState, type Queued } from './queue.svelte';

const item = { claim: { id: 'c1', validUntil: null } } as unknown as Queued;

it('the queue is read anew where somebody else decided before, and not where the network was away', async () => {
  let answer: () => Promise<object> = () =>
    Promise.resolve(new Refusal({ status: 409, code: 'learning.claim-decided' }));
  let reads = 0;
  answerFrom((address) => {
    if (address.includes('/decision')) return answer();
    reads += 1;
    return Promise.resolve({ items: [], waiting: 0, nextCursor: null });
  });
  const queue = new OutsideQueueState(() => new URLSearchParams());
  expect(await queue.accept(item)).toBe(false);
  expect([reads, queue.problem?.status, queue.acting]).toEqual([1, 409, null]);
  answer = () => Promise.reject(new TypeError('offline'));
  expect(await queue.accept(item)).toBe(false);
  expect(reads).toBe(1);
});
