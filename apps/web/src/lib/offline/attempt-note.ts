import { keep, readKept } from './kept';

/** The name under which this device remembers an attempt beside the queue. */
export const attemptNote = (attemptId: string): string => `attempt.${attemptId}`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/**
 * Takes an answer that was refused and put away out of what is remembered of its attempt: a page that opens it later would send it once more. `key`: as
 * `answerKey` makes it; of any other write nothing is remembered. A newer answer to the question stays.
 */
export function forgetAnswer(key: string): void {
  const [kind, attemptId = '', questionId = '', deviceId, sequence] = key.split('/');
  const note = kind === 'answer' ? readKept(attemptNote(attemptId)) : null;
  if (!isRecord(note) || !isRecord(note['answers'])) return;
  const { [questionId]: answer, ...others } = note['answers'];
  if (!isRecord(answer) || answer['deviceId'] !== deviceId || answer['sequence'] !== Number(sequence)) return;
  keep(attemptNote(attemptId), { ...note, answers: others });
}
