import { createHash } from 'node:crypto';
import { IdempotencyConflict } from '../errors/platform.errors';

const inOrder = (_: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
    : value;

const sha256 = (content: string | Buffer): Buffer => createHash('sha256').update(content).digest();

/**
 * What a form says, in 32 bytes, to be kept beside its client key (DESIGN 4.1). Takes in everything that decides what the form does:
 * the ids of the path too, not the key. The order of fields is of no account, that of lists and files is. A digest of a person's data
 * can be guessed: it goes where they go when they are erased, or it is kept under a key.
 */
export function bodyDigest(body: object, files: readonly Buffer[] = []): Buffer {
  const hash = createHash('sha256').update(sha256(JSON.stringify(body, inOrder)));
  for (const file of files) hash.update(sha256(file));
  return hash.digest();
}

/** @throws IdempotencyConflict when what was sent under the key before is not what comes now, or can't be known any more */
export function requireSameBody(known: Buffer | null, sent: Buffer): void {
  if (known?.equals(sent) !== true) throw new IdempotencyConflict();
}
