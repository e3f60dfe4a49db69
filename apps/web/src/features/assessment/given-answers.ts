import type { KeptAttempt } from './kept-attempt';
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

function answerIn(body: unknown): AnswerBody | null {
  if (typeof body !== 'object' || body === null || !('questionId' in body) || !('response' in body)) return null;
  return typeof body.questionId === 'string' ? { questionId: body.questionId, response: body.response as Given } : null;
}

/**
 * The answers to show. The server's come first. What was answered here after the server's answer was made (that is an
 * answer the service worker kept, read without network) is newer; what still waits in the queue is newest.
 */
export function mergeAnswers(
  attempt: Attempt,
  kept: KeptAttempt | null,
  waiting: readonly QueuedWrite[],
): GivenAnswers {
  const merged: Record<string, GivenAnswer> = {};
  for (const { questionId, response, savedAt } of attempt.answers) merged[questionId] = { response, savedAt };
  const readAt = Date.parse(attempt.serverTime);
  for (const [questionId, { response, atMs }] of Object.entries(kept?.answers ?? {})) {
    if (atMs > readAt) merged[questionId] = { response: response as Given, savedAt: new Date(atMs).toISOString() };
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
