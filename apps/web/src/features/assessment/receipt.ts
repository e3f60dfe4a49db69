import { standingOf, type WriteStatus } from '../../lib/offline/write-status';
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

/**
 * Where the answer to one question stands, by what the queue knows of the write (null: nothing), the answer itself and whether this
 * page knows it beside the queue: what the queue alone knows has come from the device's store, what it does not know is on its way there.
 */
export function stateOf(
  status: WriteStatus | null,
  given: { readonly savedAt: string | null } | undefined,
  isKnownHere: boolean,
): SaveState {
  if (status?.state === 'refused') return { kind: 'refused', code: status.refusal ?? '' };
  if (isReceipt(status?.answer)) return { kind: 'saved', at: status.answer.savedAt };
  if (!given) return { kind: 'none' };
  return given.savedAt === null ? { kind: placeOf(status, isKnownHere) } : { kind: 'saved', at: given.savedAt };
}

function placeOf(status: WriteStatus | null, isKnownHere: boolean): 'saving' | 'device' | 'unkept' {
  if (status === null) return isKnownHere ? 'saving' : 'device';
  const standing = standingOf(status);
  return standing === 'saving' || standing === 'unkept' ? standing : 'device';
}

/** Where the answer to one question stands. `unkept`: neither sent nor kept by this device, it lives with the page. */
export type SaveState =
  { kind: 'none' | 'saving' | 'device' | 'unkept' } | { kind: 'saved'; at: string } | { kind: 'refused'; code: string };
