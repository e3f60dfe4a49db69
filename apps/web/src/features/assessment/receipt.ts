import type { Given } from './types';

/** What is sent to have an answer saved. */
export interface AnswerBody {
  questionId: string;
  deviceId: string;
  sequence: number;
  response: Given;
}

/** The receipt of a save. */
export interface Receipt {
  savedAt: string;
  elsewhereAt: string | null;
}

export const isReceipt = (value: unknown): value is Receipt =>
  typeof value === 'object' && value !== null && 'savedAt' in value && typeof value.savedAt === 'string';

const isAnswer = (value: unknown): value is AnswerBody =>
  typeof value === 'object' &&
  value !== null &&
  ['questionId', 'deviceId', 'sequence', 'response'].every((name) => name in value);

/** The answer in the body of a queued write; null for a write of another kind. */
export const readAnswer = (body: unknown): AnswerBody | null => (isAnswer(body) ? body : null);

/** Where the answer to one question stands. `unkept`: neither sent nor kept by this device, it lives with the page. */
export type SaveState =
  { kind: 'none' | 'saving' | 'device' | 'unkept' } | { kind: 'saved'; at: string } | { kind: 'refused'; code: string };
