import { untrack } from 'svelte';
import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { deviceId, nextOfDevice } from '../../lib/offline/device';
import type { WriteQueue } from '../../lib/offline/queue.svelte';
import { sendOut } from '../../lib/offline/send-out';
import { answerPrefix } from '../../lib/offline/store';
import type { WriteStatus } from '../../lib/offline/write-status';
import { type GivenAnswers, mergeAnswers, newestElsewhere } from './given-answers';
import {
  besideReading,
  forgetKeptAttempt,
  keepAttempt,
  type KeptAnswers,
  keyOf,
  newestOf,
  readKeptAttempt,
  withoutDismissed,
  withReceipts,
  writeOf,
} from './kept-attempt';
import { isReceipt, type SaveState, stateOf } from './receipt';
import { isAnswered } from './responses';
import { clockOffset, timeLeft } from './time-left';
import type { Attempt, Given } from './types';

/** How handing in went. `waiting`: answers are still on the device only. */
export type SubmitState = 'idle' | 'sending' | 'waiting' | 'done';

const handedIn = 'assessment.attempt-submitted';

/** One attempt on this device: what was answered, what of it is saved, the time left, handing in. */
export class AttemptState {
  readonly attempt: Resource<Attempt>;
  submitState = $state<SubmitState>('idle');
  problem = $state.raw<Problem | null>(null);
  nowMs = $state(Date.now());
  #answers = $state.raw<KeptAnswers>({});
  #offsetMs = $state(0);
  /** Keys of refused answers after which the attempt was read anew: once each, whatever that reading said. */
  #askedFor: readonly string[] = [];
  #restored: Promise<unknown> = Promise.resolve();
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
    return mergeAnswers(attempt, {
      kept: this.#answers,
      sent: this.#queue.sent(prefix),
      waiting: this.#queue.waiting(prefix),
    });
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

  readonly timeLeft = $derived.by(() => timeLeft(this.attempt.value?.dueAt ?? null, this.nowMs + this.#offsetMs));

  /** Another device answered after what this one has seen. */
  readonly isBehind = $derived.by(() => {
    const receipts = Object.keys(this.#answers).map((questionId) => this.#statusOf(questionId)?.answer);
    return receipts.some(
      (one) => isReceipt(one) && one.elsewhereAt !== null && Date.parse(one.elsewhereAt) > this.#elsewhereSeen,
    );
  });

  /** Where the answer to a question stands. */
  saveOf(questionId: string): SaveState {
    const state = stateOf(this.#statusOf(questionId), this.answers[questionId], this.#keyOf(questionId) !== null);
    const isWaiting = state.kind === 'device' || state.kind === 'unkept';
    return isWaiting && this.#queue.isSending && navigator.onLine ? { kind: 'saving' } : state;
  }

  /** Keeps an answer on the device, then sends it. */
  async give(questionId: string, response: Given): Promise<void> {
    const attemptId = this.#id();
    const before = this.#keyOf(questionId);
    const answer = { response, ...nextOfDevice(), savedAt: null };
    this.#keep({ ...this.#known(attemptId), [questionId]: answer }, attemptId);
    if (before !== null && this.#queue.statusOf(before)?.state === 'refused') await this.#queue.dismiss(before);
    await this.#queue.add(writeOf(attemptId, questionId, answer));
  }

  /**
   * Notes which answers have arrived, for a reload without network, and asks anew when one came too late because another
   * device handed the attempt in. To be called again when the queue has sent something.
   */
  noteOutcomes(): void {
    const late = Object.keys(this.#answers).filter((id) => this.#statusOf(id)?.refusal === handedIn);
    const fresh = late.flatMap((id) => this.#keyOf(id) ?? []).filter((key) => !this.#askedFor.includes(key));
    this.#askedFor = [...this.#askedFor, ...fresh];
    if (fresh.length > 0 && !this.isSubmitted) untrack(() => void this.attempt.load());
    const attemptId = this.#id();
    if (this.#standing(attemptId, this.#answers) !== this.#answers) {
      return this.#keep(this.#standing(attemptId, this.#known(attemptId)), attemptId);
    }
    const sent = this.#queue.sent(answerPrefix(attemptId));
    if (withReceipts(this.#answers, sent) === this.#answers) return;
    this.#keep(withReceipts(this.#known(attemptId), sent), attemptId);
  }

  /** Hands in once every answer of this device has arrived; true when it is handed in. */
  async submit(): Promise<boolean> {
    if (this.submitState === 'sending') return false;
    this.submitState = 'sending';
    this.problem = null;
    await this.#restored;
    if (!(await sendOut(this.#queue, answerPrefix(this.#id())))) {
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

  #open(attempt: Attempt): void {
    this.#offsetMs = clockOffset(attempt.serverTime, Date.now(), readKeptAttempt(attempt.id)?.offsetMs ?? null);
    this.#elsewhereSeen = Math.max(this.#elsewhereSeen, newestElsewhere(attempt, deviceId()));
    if (this.attempt.value?.id !== attempt.id) this.#answers = {};
    if (attempt.submittedAt !== null) {
      this.#answers = {};
      forgetKeptAttempt(attempt.id);
      void this.#queue.dismissAll(answerPrefix(attempt.id));
      return;
    }
    const standing = this.#standing(attempt.id, this.#known(attempt.id));
    this.#keep(besideReading(standing, attempt), attempt.id);
    this.#restored = this.#restore(attempt.id);
  }

  /** What was never confirmed goes to the queue again, should the queue not have been able to keep it. */
  #restore(attemptId: string): Promise<unknown> {
    const open = Object.entries(this.#answers).filter(([, { savedAt }]) => savedAt === null);
    return Promise.all(open.map(([questionId, kept]) => this.#queue.restore(writeOf(attemptId, questionId, kept))));
  }

  /** What this page and others of this device remember. */
  #known(attemptId: string): KeptAnswers {
    return newestOf(this.#answers, readKeptAttempt(attemptId)?.answers ?? {});
  }

  /** Without what was refused and put away, here or on another page of this app. */
  #standing(attemptId: string, answers: KeptAnswers): KeptAnswers {
    return withoutDismissed(attemptId, answers, (key) => this.#queue.wasDismissed(key));
  }

  #keep(answers: KeptAnswers, attemptId: string): void {
    this.#answers = answers;
    keepAttempt(attemptId, { offsetMs: this.#offsetMs, answers });
  }

  #keyOf(questionId: string): string | null {
    const kept = this.#answers[questionId];
    return kept ? keyOf(this.#id(), questionId, kept) : null;
  }

  /** What the queue knows of the answer given here. */
  #statusOf(questionId: string): WriteStatus | null {
    const key = this.#keyOf(questionId);
    return key === null ? null : this.#queue.statusOf(key);
  }
}
