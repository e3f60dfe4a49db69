import { Problem } from '../api/problem';
import { WriteQueue } from './queue.svelte';
import { answerKey, answerPrefix, type NewWrite, type QueuedWrite, type WriteStore } from './store';

/** Keeps writes in memory, as a reload would find them. */
class MemoryStore implements WriteStore {
  readonly kept = new Map<string, QueuedWrite>();

  list(): Promise<QueuedWrite[]> {
    return Promise.resolve([...this.kept.values()].sort((a, b) => a.madeAt - b.madeAt));
  }

  put(write: QueuedWrite): Promise<void> {
    this.kept.set(write.key, structuredClone(write));
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.kept.delete(key);
    return Promise.resolve();
  }
}

type Send = (write: QueuedWrite) => Promise<unknown>;

function aQueue(send: Send) {
  const delays: number[] = [];
  let retry: () => void = () => undefined;
  const queue = new WriteQueue({
    send,
    alone: (work) => work(),
    later: (run, delayMs) => {
      delays.push(delayMs);
      retry = run;
    },
    now: () => 1000,
  });
  return { queue, delays, retry: () => retry() };
}

const anAnswer = (sequence: number, choice = 'b'): NewWrite => ({
  key: answerKey('attempt', 'question', 'device', sequence),
  kind: 'answer',
  method: 'put',
  address: '/api/attempts/attempt/answers',
  body: { choice, sequence },
});

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const noNetwork: Send = () => Promise.reject(new Problem('network'));

describe('writes of this device', () => {
  it('wait on the device while another account is signed in', async () => {
    const other: Send = () =>
      Promise.reject(new Problem('problem', { status: 409, code: 'platform.kept-for-another' }));
    const { queue } = aQueue(other);
    await queue.use(new MemoryStore());
    await queue.add(anAnswer(1));
    await settled();
    expect(queue.statusOf(anAnswer(1).key)).toMatchObject({ state: 'on-device' });
    expect(queue.refusedCount).toBe(0);
  });

  it('are found again by the beginning of their keys while they wait', async () => {
    const { queue } = aQueue(noNetwork);
    await queue.use(new MemoryStore());
    await queue.add(anAnswer(1));
    await queue.add({ ...anAnswer(2), key: answerKey('other', 'question', 'device', 2) });
    expect(queue.waiting(answerPrefix('attempt')).map((write) => write.key)).toEqual([anAnswer(1).key]);
  });

  it('are kept before they are sent', async () => {
    const store = new MemoryStore();
    const { queue } = aQueue(noNetwork);
    await queue.use(store);
    await queue.add(anAnswer(1));
    expect([...store.kept.keys()]).toEqual([anAnswer(1).key]);
    expect(queue.statusOf(anAnswer(1).key)?.state).toBe('on-device');
    expect(queue.pendingCount).toBe(1);
  });

  it('are sent in the order they were made, and leave the store with the receipt', async () => {
    const sent: unknown[] = [];
    const store = new MemoryStore();
    const { queue } = aQueue((write) => {
      sent.push(write.body);
      return Promise.resolve({ savedAt: 'now' });
    });
    await queue.use(store);
    await Promise.all([queue.add(anAnswer(1)), queue.add(anAnswer(2)), queue.add(anAnswer(3))]);
    await settled();
    expect(sent).toEqual([anAnswer(1).body, anAnswer(2).body, anAnswer(3).body]);
    expect(store.kept.size).toBe(0);
    expect(queue.statusOf(anAnswer(2).key)).toEqual({ state: 'sent', answer: { savedAt: 'now' } });
    expect(queue.pendingCount).toBe(0);
  });

  it('survive a reload and go out when the account is back', async () => {
    const store = new MemoryStore();
    const before = aQueue(noNetwork).queue;
    await before.use(store);
    await before.add(anAnswer(1));
    await settled();
    const sent: string[] = [];
    const after = aQueue((write) => Promise.resolve(sent.push(write.key))).queue;
    await after.use(store);
    await settled();
    expect(sent).toEqual([anAnswer(1).key]);
    expect(store.kept.size).toBe(0);
  });

  it('go out although the device keeps nothing, one after the other, and are not called kept', async () => {
    const full = (): Promise<never> => Promise.reject(new Error('QuotaExceededError'));
    const sent: string[] = [];
    let isUp = false;
    const { queue, retry } = aQueue((write) => (isUp ? Promise.resolve(sent.push(write.key)) : noNetwork(write)));
    await queue.use({ list: full, put: full, remove: full });
    await queue.add(anAnswer(1));
    await queue.add(anAnswer(2));
    expect(queue.statusOf(anAnswer(1).key)).toMatchObject({ state: 'on-device', keeping: 'failed' });
    await settled();
    isUp = true;
    retry();
    await settled();
    expect(sent).toEqual([anAnswer(1).key, anAnswer(2).key]);
    expect(queue.pendingCount).toBe(0);
  });

  it('are not called kept before the store holds them, nor where nobody is signed in', async () => {
    const held: (() => void)[] = [];
    const slow = new MemoryStore();
    jest.spyOn(slow, 'put').mockImplementation(() => new Promise((done) => held.push(done)));
    const { queue } = aQueue(noNetwork);
    await queue.use(slow);
    const { key } = anAnswer(1);
    const [first, again] = [queue.add(anAnswer(1)), queue.add(anAnswer(1))];
    expect(queue.statusOf(key)).toEqual({ state: 'on-device', keeping: 'underway' });
    held[0]?.();
    await first;
    // The older one arrived; what is shown is the newer one.
    expect(queue.statusOf(key)).toMatchObject({ keeping: 'underway' });
    held[1]?.();
    await again;
    expect(queue.statusOf(key)?.keeping).toBeUndefined();
    const nobody = aQueue(noNetwork).queue;
    await nobody.add(anAnswer(1));
    expect(nobody.statusOf(key)).toMatchObject({ state: 'on-device', keeping: 'failed' });
  });

  it('wait twice as long after each failure, a minute at most, and start over after a success', async () => {
    let isUp = false;
    const { queue, delays, retry } = aQueue(() =>
      isUp ? Promise.resolve({}) : Promise.reject(new Problem('timeout')),
    );
    await queue.use(new MemoryStore());
    await queue.add(anAnswer(1));
    await settled();
    for (let turn = 0; turn < 7; turn += 1) {
      retry();
      await settled();
    }
    expect(delays).toEqual([1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000]);
    isUp = true;
    retry();
    await settled();
    isUp = false;
    await queue.add(anAnswer(2));
    await settled();
    expect(delays.at(-1)).toBe(1000);
  });

  it('keep their order when the first one fails', async () => {
    const tried: string[] = [];
    const { queue } = aQueue((write) => {
      tried.push(write.key);
      return Promise.reject(new Problem('problem', { status: 503 }));
    });
    await queue.use(new MemoryStore());
    await queue.add(anAnswer(1));
    await queue.add(anAnswer(2));
    await settled();
    expect(new Set(tried)).toEqual(new Set([anAnswer(1).key]));
  });

  it('are marked when the server refuses, and do not hold up the next', async () => {
    const store = new MemoryStore();
    const { queue } = aQueue((write) =>
      write.key === anAnswer(1).key
        ? Promise.reject(new Problem('problem', { status: 422, code: 'assessment.attempt-closed' }))
        : Promise.resolve({}),
    );
    await queue.use(store);
    await queue.add(anAnswer(1));
    await queue.add(anAnswer(2));
    await settled();
    expect(queue.statusOf(anAnswer(1).key)).toEqual({ state: 'refused', refusal: 'assessment.attempt-closed' });
    expect(queue.statusOf(anAnswer(2).key)?.state).toBe('sent');
    expect([queue.pendingCount, queue.refusedCount]).toEqual([0, 1]);
    await queue.dismiss(anAnswer(1).key);
    expect(store.kept.size).toBe(0);
  });

  it('stay on the device when the session is over', async () => {
    const store = new MemoryStore();
    const { queue } = aQueue(() => Promise.reject(new Problem('signed-out', { status: 401 })));
    await queue.use(store);
    await queue.add(anAnswer(1));
    await settled();
    expect(store.kept.get(anAnswer(1).key)?.state).toBe('on-device');
  });

  it('are not lost when a newer one of the same key comes while the older is on its way', async () => {
    const store = new MemoryStore();
    let arrive: (value: unknown) => void = () => undefined;
    const bodies: unknown[] = [];
    const { queue } = aQueue((write) => {
      bodies.push(write.body);
      return bodies.length === 1 ? new Promise((resolve) => (arrive = resolve)) : Promise.resolve({});
    });
    await queue.use(store);
    await queue.add({ ...anAnswer(1), key: 'progress/bai-4', body: { page: 1 } });
    await queue.add({ ...anAnswer(1), key: 'progress/bai-4', body: { page: 2 } });
    expect(queue.pendingCount).toBe(1);
    arrive({});
    await settled();
    expect(bodies).toEqual([{ page: 1 }, { page: 2 }]);
    expect(store.kept.size).toBe(0);
  });

  it('of one account are never sent for another', async () => {
    const sent: string[] = [];
    const { queue } = aQueue((write) => Promise.resolve(sent.push(write.key)));
    const other = new MemoryStore();
    await queue.use(other);
    await queue.use(null);
    await queue.add(anAnswer(1));
    await settled();
    expect(sent).toEqual([]);
  });

  it('made before the store was read are neither lost nor made twice', async () => {
    const store = new MemoryStore();
    await store.put({ ...anAnswer(1), state: 'on-device', madeAt: 1 });
    const { queue } = aQueue(noNetwork);
    const taken = queue.use(store);
    await Promise.all([queue.add(anAnswer(2)), queue.restore(anAnswer(1)), queue.restore(anAnswer(3)), taken]);
    expect(queue.waiting(answerPrefix('attempt')).map(({ key }) => key)).toEqual(
      [1, 2, 3].map((sequence) => anAnswer(sequence).key),
    );
  });

  it('that only the page holds stay when the store of the same account is read again, as do receipts', async () => {
    const store = new MemoryStore();
    let isUp = true;
    const { queue } = aQueue((write) => (isUp ? Promise.resolve({ savedAt: 'now' }) : noNetwork(write)));
    await queue.use(store);
    await queue.add(anAnswer(1));
    await settled();
    isUp = false;
    const put = jest.spyOn(store, 'put').mockRejectedValueOnce(new Error('QuotaExceededError'));
    await queue.add(anAnswer(2));
    put.mockRestore();
    await store.put({ ...anAnswer(3), state: 'on-device', madeAt: 1 });
    await queue.use(store);
    expect(queue.statusOf(anAnswer(1).key)).toMatchObject({ state: 'sent' });
    expect(queue.statusOf(anAnswer(2).key)).toMatchObject({ state: 'on-device', keeping: 'failed' });
    expect(queue.waiting('').map(({ key }) => key)).toEqual([anAnswer(3).key, anAnswer(2).key]);
  });

  it('sent while the store is read again are not taken up from what it read', async () => {
    const store = new MemoryStore();
    const sent: string[] = [];
    let arrive: (value: unknown) => void = () => undefined;
    const { queue } = aQueue((write) => {
      sent.push(write.key);
      return new Promise((resolve) => (arrive = resolve));
    });
    await queue.use(store);
    await queue.add(anAnswer(1));
    let read: () => void = () => undefined;
    const list = store.list();
    jest.spyOn(store, 'list').mockReturnValue(new Promise((resolve) => (read = () => void list.then(resolve))));
    const again = queue.use(store);
    arrive({});
    await settled();
    read();
    await again;
    await settled();
    expect([sent, queue.pendingCount]).toEqual([[anAnswer(1).key], 0]);
  });

  it('of the account before are not taken up for the next one', async () => {
    const { queue } = aQueue(noNetwork);
    void queue.use(new MemoryStore());
    const restored = queue.restore(anAnswer(1));
    await queue.use(new MemoryStore());
    await restored;
    expect(queue.pendingCount).toBe(0);
  });
});
