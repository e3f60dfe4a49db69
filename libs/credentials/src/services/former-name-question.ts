import { createHash } from 'node:crypto';
import { type SoughtInTexts, type Told } from '@lopso/platform';

const KEY_SIGNS = 16;

/** A former name stands in what a proposal or a paper of others says, where it may be part of a longer one. */
export interface FormerNameQuestion {
  readonly key: string;
  readonly words: readonly string[];
}

/**
 * One for each name and row; null where it stands nowhere like that. The key doesn't follow the words, of which the present name may have been cut before it is
 * answered; what is said of a proposal is written once: its note with it, its answer when it is answered.
 */
export function questionOf(
  id: string,
  { words, spelt }: SoughtInTexts,
  told: readonly Told[],
  said: readonly (string | null)[],
): FormerNameQuestion | null {
  const asked = told.filter(({ kind }) => kind === 'perhaps');
  if (asked.length === 0) return null;
  const sign = createHash('sha256').update(JSON.stringify([words, spelt, said.map((text) => text === null)]));
  return {
    key: `${id}:0:${sign.digest('hex').slice(0, KEY_SIGNS)}`,
    words: [...new Set(asked.map((one) => one.words))],
  };
}
