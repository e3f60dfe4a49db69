import type { SentWrite } from '../../lib/offline/write-status';
import type { QueuedWrite } from '../../lib/offline/store';
import type { KeptAnswer, KeptAnswers } from './kept-attempt';
import { isReceipt, readAnswer } from './receipt';
import type { Attempt, Given } from './types';

/** What was answered to one question, and when the server confirmed it; null: it has not yet. */
export interface GivenAnswer {
  response: Given;
  savedAt: string | null;
}

export type GivenAnswers = Readonly<Record<string, GivenAnswer>>;

/** What of an attempt this device knows beside the server's reading. */
export interface OfDevice {
  kept: KeptAnswers;
  sent: readonly SentWrite[];
  waiting: readonly QueuedWrite[];
}

interface Confirmed {
  questionId: string;
  response: Given;
  savedAt: string;
}

/** The newest of each question: the server's own reading can be old, given by the service worker without network. */
function confirmedAnswers(attempt: Attempt, { kept, sent }: OfDevice): Record<string, GivenAnswer> {
  const all: Confirmed[] = attempt.answers.map(({ questionId, response, savedAt }) => ({
    questionId,
    response,
    savedAt,
  }));
  for (const [questionId, { response, savedAt }] of Object.entries(kept)) {
    if (savedAt !== null) all.push({ questionId, response, savedAt });
  }
  for (const { body, answer } of sent) {
    const given = readAnswer(body);
    if (given && isReceipt(answer)) all.push({ ...given, savedAt: answer.savedAt });
  }
  const newest: Record<string, GivenAnswer> = {};
  for (const { questionId, response, savedAt } of all) {
    const known = newest[questionId]?.savedAt ?? null;
    if (known === null || Date.parse(savedAt) >= Date.parse(known)) newest[questionId] = { response, savedAt };
  }
  return newest;
}

/**
 * The answers to show: what the server confirmed, the newest of each question; over it what this device gave and has no
 * receipt for, which is never called saved; what waits in the queue is newest.
 */
export function mergeAnswers(attempt: Attempt, device: OfDevice): GivenAnswers {
  const merged = confirmedAnswers(attempt, device);
  for (const [questionId, kept] of Object.entries(device.kept)) {
    const isOpen = kept.savedAt === null && !hasArrived(questionId, kept, device.sent);
    if (isOpen) merged[questionId] = { response: kept.response, savedAt: null };
  }
  for (const write of device.waiting) {
    const answer = readAnswer(write.body);
    if (answer) merged[answer.questionId] = { response: answer.response, savedAt: null };
  }
  return merged;
}

/** The server confirmed this answer of the device, or a newer one to the same question. */
const hasArrived = (questionId: string, kept: KeptAnswer, sent: readonly SentWrite[]): boolean =>
  sent.some(({ body }) => {
    const given = readAnswer(body);
    return given?.questionId === questionId && given.deviceId === kept.deviceId && given.sequence >= kept.sequence;
  });

/** The newest answer that came from another device, in milliseconds; 0 for none. */
export function newestElsewhere(attempt: Attempt, deviceId: string): number {
  const others = attempt.answers.filter((answer) => answer.deviceId !== deviceId);
  return Math.max(0, ...others.map((answer) => Date.parse(answer.savedAt)));
}
