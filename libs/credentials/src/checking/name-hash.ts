import { createHmac } from 'node:crypto';
import { foldText } from '@lopso/platform';

/**
 * What stays of a name on an erased person's certificate: tells whether a typed name is the printed one, and nothing to
 * who has not the key. Diacritics, case and blanks don't matter, since a phone types them as it likes; the code is hashed
 * with it, so that two papers of one name don't look alike (decision 0015).
 */
export function nameHash(key: string, code: string, fullName: string): Buffer {
  const plain = foldText(fullName).replace(/\s+/g, ' ').trim();
  return createHmac('sha256', key).update(`${code}\n${plain}`).digest();
}
