import { flushSync } from 'svelte';
import { toStore } from 'svelte/store';
import { Problem } from '../../lib/api/problem';
import { readKeptAttempt } from './kept-attempt';
import { forgetAnswer } from '../../lib/offline/attempt-note';
import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite, WriteStore } from '../../lib/offline/store';
import { AttemptState } from './attempt.svelte';
import type { Attempt } from './types';

const storage = new Map<string, string>();
const readAt = new Date().toISOString();

const attempt: Attempt = {
  id: 'a1',
  quizId: 'C08-QUIZ',
  quizTitle: 'Kiểm tra C08',
  course: { id: 'C08', title: 'Khóa', motif: 'song' },
  number: 1,
  startedAt: readAt,
  dueAt: null,
  closesAt: null,
  serverTime: readAt,
  submittedAt: null,
  questions: ['q1', 'q2'].map((id) => ({ id, type: 'single', titleHtml: id, stemHtml: '', choices: [], unit: null })),
  answers: [],
};

const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const receipt = (elsewhereAt: string | null = null) => ({
  questionId: 'q1',
  sequence: 1,
  savedAt: '2026-11-25T13:14:00.000Z',
  elsewhereAt,
});

beforeAll(() => {
  Object.assign(globalThis, {
    localStorage: {
      getItem: (name: string) => storage.get(name) ?? null,
      setItem: (name: string, value: string) => storage.set(name, value),
      removeItem: (name: string) => storage.delete(name),
    },
  });
  Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
});
beforeEach(() => storage.clear());

/** What outlives a page: the writes its store kept. */
class Device implements WriteStore {
  readonly writes = new Map<string, QueuedWrite>();

  list(): Promise<QueuedWrite[]> {
    return Promise.resolve([...this.writes.values()]);
  }

  put(write: QueuedWrite): Promise<void> {
    this.writes.set(write.key, structuredClone(write));
    return Promise.resolve();
  }

  remove(key: string): Promise<void> {
    this.writes.delete(key);
    return Promise.resolve();
  }
}

/** No room in its database, as on a full phone. */
class FullDevice extends Device {
  override put(): Promise<void> {
    return Promise.reject(new Error('QuotaExceededError'));
  }
}

/** A page whose attempt is loaded, over a queue that sends as told; a second one on the same device is a reload. */
async function aState(send: (write: QueuedWrite) => Promise<unknown>, device: WriteStore = new Device()) {
  const calls: string[] = [];
  globalThis.fetch = (url: RequestInfo | URL) => {
    calls.push(String(url));
    return Promise.resolve(new Response(JSON.stringify(attempt), { status: 200 }));
  };
  Object.assign(globalThis, { document: { cookie: '' } });
  const parts = { send, alone: (work: () => Promise<void>) => work(), later: () => undefined, now: () => 1 };
  const queue = new WriteQueue({ ...parts, putAway: forgetAnswer });
  await queue.use(device);
  const state = new AttemptState(() => 'a1', queue);
  await state.attempt.load();
  return { state, queue, calls };
}

const noNetwork = (): Promise<never> => Promise.reject(new Problem('network'));

describe('an attempt on this device', () => {
  it('calls an answer saved only after the server confirmed it', async () => {
    let confirm: (answer: unknown) => void = () => undefined;
    const { state } = await aState(() => new Promise((resolve) => (confirm = resolve)));
    expect(state.saveOf('q1')).toEqual({ kind: 'none' });
    await state.give('q1', { choice: 'c2' });
    await settled();
    expect(state.saveOf('q1')).toEqual({ kind: 'saving' });
    confirm(receipt());
    await settled();
    await settled();
    expect(state.saveOf('q1')).toEqual({ kind: 'saved', at: '2026-11-25T13:14:00.000Z' });
  });

  it('says that an answer is kept on the device while there is no network', async () => {
    const { state } = await aState(noNetwork);
    await state.give('q1', { choice: 'c2' });
    await settled();
    expect(state.saveOf('q1')).toEqual({ kind: 'device' });
    expect(state.answers['q1']?.response).toEqual({ choice: 'c2' });
    expect([state.answeredCount, state.unanswered]).toEqual([1, [2]]);
    expect(readKeptAttempt('a1')?.answers['q1']?.response).toEqual({ choice: 'c2' });
  });

  it('forgets an answer that was refused and put away: nothing of it is on its way', async () => {
    const refuse = (): Promise<never> => Promise.reject(new Problem('problem', { code: 'assessment.time-is-up' }));
    const { state, queue } = await aState(refuse);
    await state.give('q1', { choice: 'c2' });
    await settled();
    expect(state.saveOf('q1')).toEqual({ kind: 'refused', code: 'assessment.time-is-up' });
    await queue.dismissAll('');
    state.noteOutcomes();
    expect([state.saveOf('q1'), state.answeredCount]).toEqual([{ kind: 'none' }, 0]);
    expect(readKeptAttempt('a1')?.answers).toEqual({});
  });

  it('sends an answer that was put away on another page no second time', async () => {
    const sent: string[] = [];
    const refuse = (write: QueuedWrite): Promise<never> => {
      sent.push(write.key);
      return Promise.reject(new Problem('problem', { code: 'assessment.time-is-up' }));
    };
    const device = new Device();
    const { state, queue } = await aState(refuse, device);
    await state.give('q1', { choice: 'c2' });
    await settled();
    await queue.dismissAll('');
    // The page of the attempt opens again, over the same queue; its state of before noted nothing.
    const again = new AttemptState(() => 'a1', queue);
    await again.attempt.load();
    await settled();
    expect([sent.length, queue.refusedCount, again.saveOf('q1')]).toEqual([1, 0, { kind: 'none' }]);
  });

  it('sends an answer that was put away on another page no second time after a reload', async () => {
    const device = new Device();
    const refused = new Problem('problem', { code: 'assessment.time-is-up' });
    const { state, queue } = await aState(() => Promise.reject(refused), device);
    await state.give('q1', { choice: 'c2' });
    await settled();
    await queue.dismissAll('');
    const sent: string[] = [];
    const after = await aState((write) => Promise.resolve(sent.push(write.key)), device);
    await settled();
    expect([sent, after.state.answeredCount]).toEqual([[], 0]);
  });

  it('forgets of what was put away only that answer: a newer one to the question is sent', async () => {
    let isRefusing = true;
    const device = new Device();
    const { state, queue } = await aState(
      () => (isRefusing ? Promise.reject(new Problem('problem', { code: 'assessment.time-is-up' })) : noNetwork()),
      device,
    );
    await state.give('q1', { choice: 'c2' });
    await settled();
    isRefusing = false;
    await state.give('q1', { choice: 'c1' });
    await settled();
    await queue.dismissAll('');
    expect(readKeptAttempt('a1')?.answers['q1']?.response).toEqual({ choice: 'c1' });
  });

  it('says that an answer is kept only once the device holds it', async () => {
    const device = new Device();
    const hold = jest.spyOn(device, 'put').mockReturnValue(new Promise(() => undefined));
    const { state } = await aState(noNetwork, device);
    void state.give('q1', { choice: 'c2' });
    await settled();
    expect(hold).toHaveBeenCalled();
    expect(state.saveOf('q1')).toEqual({ kind: 'saving' });
    expect(state.answeredCount).toBe(1);
  });

  it('does not call an answer kept that the device had no room for', async () => {
    const { state } = await aState(noNetwork, new FullDevice());
    await state.give('q1', { choice: 'c2' });
    await settled();
    expect(state.saveOf('q1')).toEqual({ kind: 'unkept' });
  });

  it('is not handed in while answers wait on the device', async () => {
    const { state, calls } = await aState(noNetwork);
    await state.give('q1', { choice: 'c2' });
    await settled();
    expect(await state.submit()).toBe(false);
    expect(state.submitState).toBe('waiting');
    expect(calls.some((url) => url.includes('submission'))).toBe(false);
  });

  it('is handed in after the last answer arrived, and forgotten on the device', async () => {
    const { state, calls } = await aState(() => Promise.resolve(receipt()));
    await state.give('q1', { choice: 'c2' });
    expect(await state.submit()).toBe(true);
    expect(calls.at(-1)).toBe('/api/attempts/a1/submission');
    expect(readKeptAttempt('a1')).toBeNull();
  });

  it('tells the reason of a refusal until the attempt is handed in', async () => {
    const refusal = new Problem('problem', { status: 422, code: 'assessment.time-is-up' });
    const { state, queue } = await aState(() => Promise.reject(refusal));
    await state.give('q1', { choice: 'c2' });
    await settled();
    expect(state.saveOf('q1')).toEqual({ kind: 'refused', code: 'assessment.time-is-up' });
    expect(queue.refusedCount).toBe(1);
    await state.submit();
    expect(queue.refusedCount).toBe(0);
  });

  it('is found handed in when an answer comes too late for that', async () => {
    const refusal = new Problem('problem', { status: 409, code: 'assessment.attempt-submitted' });
    const { state, queue } = await aState(() => Promise.reject(refusal));
    await state.give('q1', { choice: 'c2' });
    await settled();
    const submitted = JSON.stringify({ ...attempt, submittedAt: readAt });
    globalThis.fetch = () => Promise.resolve(new Response(submitted, { status: 200 }));
    expect(state.isSubmitted).toBe(false);
    state.noteOutcomes();
    await settled();
    await settled();
    expect([state.isSubmitted, queue.refusedCount]).toEqual([true, 0]);
  });

  it('is read anew once, not without end, where that reading fails or is an old one', async () => {
    const refusal = new Problem('problem', { status: 409, code: 'assessment.attempt-submitted' });
    for (const answer of [new Response('', { status: 503 }), new Response(JSON.stringify(attempt), { status: 200 })]) {
      storage.clear();
      const { state } = await aState(() => Promise.reject(refusal));
      await state.give('q1', { choice: 'c2' });
      await settled();
      let asked = 0;
      globalThis.fetch = () => ((asked += 1), Promise.resolve(answer.clone()));
      // As an effect of the page: it runs again whenever anything it read has changed.
      const stop = toStore(() => state.noteOutcomes()).subscribe(() => undefined);
      for (let turn = 0; turn < 20; turn += 1) {
        flushSync();
        await settled();
      }
      stop();
      expect(asked).toBe(1);
    }
  });

  it('notices that another device answered', async () => {
    const { state } = await aState(() => Promise.resolve(receipt(new Date(Date.now() + 1000).toISOString())));
    expect(state.isBehind).toBe(false);
    await state.give('q1', { choice: 'c2' });
    await settled();
    await settled();
    expect(state.isBehind).toBe(true);
  });
});

describe('an attempt opened again on this device', () => {
  it('sends what a full device could not keep in its queue, under the same pair, and calls it saved only then', async () => {
    const device = new FullDevice();
    const before = await aState(noNetwork, device);
    await before.state.give('q1', { choice: 'c2' });
    const sent: QueuedWrite[] = [];
    const after = await aState((write) => (sent.push(write), noNetwork()), device);
    await settled();
    expect(after.state.answers['q1']).toEqual({ response: { choice: 'c2' }, savedAt: null });
    expect(after.state.saveOf('q1')).toEqual({ kind: 'unkept' });
    expect(after.queue.pendingCount).toBe(1);
    expect(sent.map(({ body }) => body)).toEqual(before.queue.waiting('answer/a1/').map(({ body }) => body));
    expect(await after.state.submit()).toBe(false);
  });

  it('does not send twice what its queue has kept', async () => {
    const device = new Device();
    const before = await aState(noNetwork, device);
    await before.state.give('q1', { choice: 'c2' });
    const { state, queue } = await aState(noNetwork, device);
    await settled();
    expect(queue.pendingCount).toBe(1);
    expect(state.saveOf('q1')).toEqual({ kind: 'device' });
  });

  it('shows what the server confirmed as saved at the time of the receipt, and sends nothing', async () => {
    const device = new Device();
    const before = await aState((write) => Promise.resolve({ ...receipt(), ...(write.body as object) }), device);
    await before.state.give('q1', { choice: 'c2' });
    await settled();
    before.state.noteOutcomes();
    const { state, queue } = await aState(noNetwork, device);
    await settled();
    expect(queue.pendingCount).toBe(0);
    expect(state.saveOf('q1')).toEqual({ kind: 'saved', at: '2026-11-25T13:14:00.000Z' });
    expect(state.answers['q1']?.response).toEqual({ choice: 'c2' });
  });

  it('still tells of a refusal', async () => {
    const refusal = new Problem('problem', { status: 422, code: 'assessment.time-is-up' });
    const device = new Device();
    const before = await aState(() => Promise.reject(refusal), device);
    await before.state.give('q1', { choice: 'c2' });
    await settled();
    const { state } = await aState(noNetwork, device);
    await settled();
    expect(state.saveOf('q1')).toEqual({ kind: 'refused', code: 'assessment.time-is-up' });
  });
});
