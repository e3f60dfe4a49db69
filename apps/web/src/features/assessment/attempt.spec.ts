import { Problem } from '../../lib/api/problem';
import { readKeptAttempt } from './kept-attempt';
import { WriteQueue } from '../../lib/offline/queue.svelte';
import type { QueuedWrite } from '../../lib/offline/store';
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

/** A state whose attempt is loaded, over a queue that sends as told. */
async function aState(send: (write: QueuedWrite) => Promise<unknown>, put = () => Promise.resolve()) {
  const calls: string[] = [];
  globalThis.fetch = (url: RequestInfo | URL) => {
    calls.push(String(url));
    return Promise.resolve(new Response(JSON.stringify(attempt), { status: 200 }));
  };
  Object.assign(globalThis, { document: { cookie: '' } });
  const queue = new WriteQueue({ send, alone: (work) => work(), later: () => undefined, now: () => 1 });
  await queue.use({ list: () => Promise.resolve([]), put, remove: () => Promise.resolve() });
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

  it('does not call an answer kept that the device had no room for', async () => {
    const { state } = await aState(noNetwork, () => Promise.reject(new Error('QuotaExceededError')));
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

  it('notices that another device answered', async () => {
    const { state } = await aState(() => Promise.resolve(receipt(new Date(Date.now() + 1000).toISOString())));
    expect(state.isBehind).toBe(false);
    await state.give('q1', { choice: 'c2' });
    await settled();
    await settled();
    expect(state.isBehind).toBe(true);
  });
});
