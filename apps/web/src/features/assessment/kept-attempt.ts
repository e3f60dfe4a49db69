import { attemptNote } from '../../lib/offline/attempt-note';
import { forgetKept, keep, readKept } from '../../lib/offline/kept';
import type { SentWrite } from '../../lib/offline/write-status';
import { answerKey, type NewWrite } from '../../lib/offline/store';
import { isReceipt, readAnswer } from './receipt';
import type { Attempt, Given } from './types';

/** An answer given on this device, under the pair that makes it one; `savedAt`: the server confirmed it, null: not that we know. */
export interface KeptAnswer {
  response: Given;
  deviceId: string;
  sequence: number;
  savedAt: string | null;
}

export type KeptAnswers = Readonly<Record<string, KeptAnswer>>;

/** What this device remembers of an attempt beside the queue, for a reload without network. */
export interface KeptAttempt {
  /** The server's clock minus that of the device. */
  offsetMs: number;
  answers: KeptAnswers;
}

const isKept = (value: unknown): value is KeptAttempt =>
  typeof value === 'object' && value !== null && 'offsetMs' in value && 'answers' in value;

/** Null for an attempt never opened here. */
export function readKeptAttempt(attemptId: string): KeptAttempt | null {
  const value = readKept(attemptNote(attemptId));
  return isKept(value) ? value : null;
}

export const keepAttempt = (attemptId: string, kept: KeptAttempt): boolean => keep(attemptNote(attemptId), kept);

/** After an attempt was handed in. */
export const forgetKeptAttempt = (attemptId: string): void => forgetKept(attemptNote(attemptId));

/** The key under which the queue knows an answer. */
export const keyOf = (attemptId: string, questionId: string, { deviceId, sequence }: KeptAnswer): string =>
  answerKey(attemptId, questionId, deviceId, sequence);

/** The write that brings an answer to the server; the same however often it is made. */
export function writeOf(attemptId: string, questionId: string, answer: KeptAnswer): NewWrite {
  const { deviceId, sequence, response } = answer;
  return {
    key: keyOf(attemptId, questionId, answer),
    kind: 'answer',
    method: 'put',
    address: `/api/attempts/${attemptId}/answers`,
    body: { questionId, deviceId, sequence, response },
  };
}

/**
 * What is still worth remembering beside a reading of the server's. An answer the server shows as this device's, or one it
 * confirmed and has had a newer one for, has done its work. One it never confirmed stays, whatever the server shows.
 */
export function besideReading(answers: KeptAnswers, attempt: Attempt): KeptAnswers {
  const isOpen = ([questionId, kept]: [string, KeptAnswer]): boolean => {
    const known = attempt.answers.find((answer) => answer.questionId === questionId);
    if (!known) return true;
    if (known.deviceId === kept.deviceId && known.sequence >= kept.sequence) return false;
    return kept.savedAt === null || Date.parse(kept.savedAt) > Date.parse(known.savedAt);
  };
  return Object.fromEntries(Object.entries(answers).filter(isOpen));
}

/** The newer of each question: pages in two tabs remember for themselves and under one name. */
export function newestOf(one: KeptAnswers, other: KeptAnswers): KeptAnswers {
  const isBehind = ([questionId, mine]: [string, KeptAnswer]): boolean => {
    const theirs = other[questionId];
    if (theirs?.deviceId !== mine.deviceId) return theirs !== undefined;
    return theirs.sequence > mine.sequence || (theirs.sequence === mine.sequence && mine.savedAt === null);
  };
  return { ...other, ...Object.fromEntries(Object.entries(one).filter((entry) => !isBehind(entry))) };
}

/** Without answers that were refused and put away by their owner; the same object when there are none. */
export function withoutDismissed(
  attemptId: string,
  answers: KeptAnswers,
  wasDismissed: (key: string) => boolean,
): KeptAnswers {
  const standing = Object.entries(answers).filter(([id, kept]) => !wasDismissed(keyOf(attemptId, id, kept)));
  return standing.length === Object.keys(answers).length ? answers : Object.fromEntries(standing);
}

/** With the receipts that have come for them; the same object when there is nothing new. */
export function withReceipts(answers: KeptAnswers, sent: readonly SentWrite[]): KeptAnswers {
  const confirmed: Record<string, KeptAnswer> = {};
  for (const { body, answer } of sent) {
    const given = readAnswer(body);
    const kept = given && answers[given.questionId];
    if (!kept || kept.savedAt !== null || !isReceipt(answer)) continue;
    if (given.deviceId === kept.deviceId && given.sequence === kept.sequence) {
      confirmed[given.questionId] = { ...kept, savedAt: answer.savedAt };
    }
  }
  return Object.keys(confirmed).length === 0 ? answers : { ...answers, ...confirmed };
}
