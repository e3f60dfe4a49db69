import type { KeptAttempt } from './kept-attempt';
import type { SentWrite } from '../../lib/offline/queue.svelte';
import type { QueuedWrite } from '../../lib/offline/store';
import type { Attempt, Given } from './types';

/** What was answered to one question, and when the server confirmed it; null: it has not yet. */
export interface GivenAnswer {
  response: Given;
  savedAt: string | null;
}

export type GivenAnswers = Readonly<Record<string, GivenAnswer>>;

interface AnswerBody {
  questionId: string;
  response: Given;
}

/** The receipt of a save. */
export interface Receipt {
  savedAt: string;
  elsewhereAt: string | null;
}

export const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'object' && value !== null && 'savedAt' in value && typeof value.savedAt === 'string';

function answerIn(body: unknown): AnswerBody | null {
  if (typeof body !== 'object' || body === null || !('questionId' in body) || !('response' in body)) return null;
  return typeof body.questionId === 'string' ? { questionId: body.questionId, response: body.response as Given } : null;
}

const isNewer = (known: GivenAnswer | undefined, savedAt: string): boolean =>
  known !== undefined && known.savedAt !== null && Date.parse(known.savedAt) > Date.parse(savedAt);

/**
 * The answers to show. The server's come first. What was answered here after the server's answer was made is newer: it is
 * confirmed already, or it was kept on this device beside an answer that the service worker gave without network. A
 * receipt counts also when it is older than the reading: a save under way was received before, and committed after it. What
 * still waits in the queue is newest.
 */
export function mergeAnswers(
  attempt: Attempt,
  kept: KeptAttempt | null,
  { sent, waiting }: { sent: readonly SentWrite[]; waiting: readonly QueuedWrite[] },
): GivenAnswers {
  const merged: Record<string, GivenAnswer> = {};
  for (const { questionId, response, savedAt } of attempt.answers) merged[questionId] = { response, savedAt };
  const readAt = Date.parse(attempt.serverTime);
  for (const [questionId, { response, atMs }] of Object.entries(kept?.answers ?? {})) {
    if (atMs > readAt) merged[questionId] = { response: response as Given, savedAt: new Date(atMs).toISOString() };
  }
  for (const { body, answer } of sent) {
    const given = answerIn(body);
    if (given && isReceipt(answer) && !isNewer(merged[given.questionId], answer.savedAt)) {
      merged[given.questionId] = { response: given.response, savedAt: answer.savedAt };
    }
  }
  for (const write of waiting) {
    const answer = answerIn(write.body);
    if (answer) merged[answer.questionId] = { response: answer.response, savedAt: null };
  }
  return merged;
}

/** The newest answer that came from another device, in milliseconds; 0 for none. */
export function newestElsewhere(attempt: Attempt, deviceId: string): number {
  const others = attempt.answers.filter((answer) => answer.deviceId !== deviceId);
  return Math.max(0, ...others.map((answer) => Date.parse(answer.savedAt)));
}
