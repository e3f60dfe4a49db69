import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { deviceId, nextSequence } from '../../lib/offline/device';
import { forgetKeptAttempt, keepAttempt, type KeptAttempt, readKeptAttempt } from './kept-attempt';
import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { answerKey, answerPrefix } from '../../lib/offline/store';
import { type GivenAnswers, isReceipt, mergeAnswers, newestElsewhere } from './given-answers';
import { isAnswered } from './responses';
import { clockOffset, timeLeft } from './time-left';
import type { Attempt, Given } from './types';

/** Where the answer to one question stands. `unkept`: neither sent nor kept by this device, it lives with the page. */
export type SaveState =
  { kind: 'none' | 'saving' | 'device' | 'unkept' } | { kind: 'saved'; at: string } | { kind: 'refused'; code: string };

/** How handing in went. `waiting`: answers are still on the device only. */
export type SubmitState = 'idle' | 'sending' | 'waiting' | 'done';

const patience = { turns: 80, pauseMs: 100 };
const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, patience.pauseMs));

/** One attempt on this device: what was answered, what of it is saved, the time left, handing in. */
export class AttemptState {
  readonly attempt: Resource<Attempt>;
  submitState = $state<SubmitState>('idle');
  problem = $state.raw<Problem | null>(null);
  nowMs = $state(Date.now());
  #kept = $state.raw<KeptAttempt | null>(null);
  #keys = $state.raw<Readonly<Record<string, string>>>({});
  #elsewhereSeen = $state(0);
  readonly #id: () => string;
  readonly #queue: WriteQueue;

  constructor(id: () => string, queue: WriteQueue) {
    this.#id = id;
    this.#queue = queue;
    this.attempt = new Resource(async (signal) => {
      const attempt = await call('get', '/api/attempts/{attemptId}', { path: { attemptId: id() }, signal });
      this.#open(attempt);
      return attempt;
    });
  }

  readonly answers: GivenAnswers = $derived.by(() => {
    const attempt = this.attempt.value;
    if (!attempt) return {};
    const prefix = answerPrefix(attempt.id);
    return mergeAnswers(attempt, this.#kept, { sent: this.#queue.sent(prefix), waiting: this.#queue.waiting(prefix) });
  });

  /** Handed in, here or on another device. */
  readonly isSubmitted = $derived.by(() => {
    const attempt = this.attempt.value;
    return attempt !== null && attempt.submittedAt !== null;
  });

  readonly answeredCount = $derived(Object.values(this.answers).filter(({ response }) => isAnswered(response)).length);

  /** Numbers of the questions without an answer, from 1. */
  readonly unanswered = $derived.by(() =>
    (this.attempt.value?.questions ?? []).flatMap(({ id }, index) =>
      isAnswered(this.answers[id]?.response) ? [] : [index + 1],
    ),
  );

  readonly timeLeft = $derived.by(() =>
    timeLeft(this.attempt.value?.dueAt ?? null, this.nowMs + (this.#kept?.offsetMs ?? 0)),
  );

  /** Another device answered after what this one has seen. */
  readonly isBehind = $derived.by(() => {
    const receipts = Object.values(this.#keys).map((key) => this.#queue.statusOf(key)?.answer);
    return receipts.some(
      (one) => isReceipt(one) && one.elsewhereAt !== null && Date.parse(one.elsewhereAt) > this.#elsewhereSeen,
    );
  });

  /** Where the answer to a question stands. */
  saveOf(questionId: string): SaveState {
    const known = this.#stateOf(this.#keys[questionId]);
    if (known) return known;
    const given = this.answers[questionId];
    if (!given) return { kind: 'none' };
    if (given.savedAt !== null) return { kind: 'saved', at: given.savedAt };
    return { kind: this.#queue.isSending && navigator.onLine ? 'saving' : this.#placeOf(questionId) };
  }

  /** Keeps an answer on the device, then sends it. */
  async give(questionId: string, response: Given): Promise<void> {
    const attemptId = this.#id();
    const sequence = nextSequence();
    const device = deviceId();
    const key = answerKey(attemptId, questionId, device, sequence);
    const before = this.#keys[questionId];
    if (before !== undefined && this.#queue.statusOf(before)?.state === 'refused') await this.#queue.dismiss(before);
    this.#remember(questionId, response);
    this.#keys = { ...this.#keys, [questionId]: key };
    const body = { questionId, deviceId: device, sequence, response };
    const address = `/api/attempts/${attemptId}/answers`;
    await this.#queue.add({ key, kind: 'answer', method: 'put', address, body });
  }

  /** Hands in once every answer of this device has arrived; true when it is handed in. */
  async submit(): Promise<boolean> {
    if (this.submitState === 'sending') return false;
    this.submitState = 'sending';
    this.problem = null;
    if (!(await this.#sendAnswers())) {
      this.submitState = 'waiting';
      return false;
    }
    try {
      await call('post', '/api/attempts/{attemptId}/submission', { path: { attemptId: this.#id() } });
      forgetKeptAttempt(this.#id());
      await this.#queue.dismissAll(answerPrefix(this.#id()));
      this.submitState = 'done';
      return true;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      this.problem = error;
      this.submitState = 'idle';
      return false;
    }
  }

  /** Sends what waits and gives a sending that runs already a while to end; true when nothing waits any more. */
  async #sendAnswers(): Promise<boolean> {
    const isWaiting = (): boolean => this.#queue.waiting(answerPrefix(this.#id())).length > 0;
    for (let turn = 0; turn < patience.turns && this.#queue.isSending && isWaiting(); turn += 1) await pause();
    if (isWaiting()) await this.#queue.flush();
    return !isWaiting();
  }

  #open(attempt: Attempt): void {
    const kept = readKeptAttempt(attempt.id);
    const offsetMs = clockOffset(attempt.serverTime, Date.now(), kept?.offsetMs ?? null);
    this.#kept = { offsetMs, answers: kept?.answers ?? {} };
    keepAttempt(attempt.id, this.#kept);
    if (attempt.submittedAt !== null) void this.#queue.dismissAll(answerPrefix(attempt.id));
    this.#elsewhereSeen = Math.max(this.#elsewhereSeen, newestElsewhere(attempt, deviceId()));
  }

  /** Where an answer waits: on the device, or on this page alone. */
  #placeOf(questionId: string): 'device' | 'unkept' {
    return this.#queue.statusOf(this.#keys[questionId] ?? '')?.isUnkept ? 'unkept' : 'device';
  }

  /** What the queue knows of an answer given on this page. */
  #stateOf(key: string | undefined): SaveState | null {
    const status = key === undefined ? null : this.#queue.statusOf(key);
    if (status?.state === 'refused') return { kind: 'refused', code: status.refusal ?? '' };
    return isReceipt(status?.answer) ? { kind: 'saved', at: status.answer.savedAt } : null;
  }

  #remember(questionId: string, response: Given): void {
    const { offsetMs, answers } = this.#kept ?? { offsetMs: 0, answers: {} };
    this.#kept = { offsetMs, answers: { ...answers, [questionId]: { response, atMs: Date.now() + offsetMs } } };
    keepAttempt(this.#id(), this.#kept);
  }
}
