import { createHash, createHmac } from 'node:crypto';

/** An entry as the chain covers it: no values, only the digest of them. */
export interface ChainedEntry {
  readonly id: string;
  /** Order of writing, as text: a bigint. */
  readonly seq: string;
  /** Microseconds since 1970, as text. */
  readonly occurredMicros: string;
  readonly accountId: string | null;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly isRead: boolean;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly memberId: string | null;
  readonly unitPath: string | null;
  readonly fields: readonly string[];
  /** Hexadecimal; null when the entry came without values. */
  readonly valueDigest: string | null;
}

/** What stands before the first link. */
export const GENESIS = Buffer.alloc(32);

/**
 * The digest of an entry's values. The salt is kept beside the values and goes with them: what stays in the chain after an
 * erasure tells nothing, not even to somebody who tries every birth year.
 */
export function valueDigest(salt: Buffer, content: string): Buffer {
  return createHash('sha256').update(salt).update(content).digest();
}

/** The digest of the link at a position: it covers the entry, its place and all that stands before. */
export function linkDigest(key: string, position: string, previous: Buffer, entry: ChainedEntry): Buffer {
  const content = JSON.stringify([
    position,
    entry.id,
    entry.seq,
    entry.occurredMicros,
    entry.accountId,
    entry.onBehalfOf,
    entry.action,
    entry.isRead,
    entry.subjectType,
    entry.subjectId,
    entry.memberId,
    entry.unitPath,
    entry.fields,
    entry.valueDigest,
  ]);
  return createHmac('sha256', key).update(previous).update(content).digest();
}

/** The act of a page of a list that was read: its digest of values is that of whom the page held. */
export const LIST_HELD = 'platform.list-held';

/** Signs of salt for each person of a page, and of what stands in the salt's place once she is taken out. */
export const HELD_SALT_BYTES = 16;

/** Whom a page held: null where an erasure took somebody out. `salts`: one after the other. */
export interface HeldPage {
  readonly memberIds: readonly (string | null)[];
  readonly salts: Buffer;
}

/** How an erasure lists the place of a page it took somebody out of; places count from one. */
export const heldName = (noteId: string, place: number): string => `${noteId}:${place}`;

/** The digest of a page's people. Each has a salt of her own, so that it stays the same when one is taken out and only her digest is left. */
export function heldDigest({ memberIds, salts }: HeldPage): Buffer {
  const places = memberIds.map((memberId, index) => {
    const salt = salts.subarray(index * HELD_SALT_BYTES, (index + 1) * HELD_SALT_BYTES);
    if (memberId === null) return salt;
    const id = Buffer.from(memberId.replaceAll('-', ''), 'hex');
    return createHash('sha256').update(salt).update(id).digest().subarray(0, HELD_SALT_BYTES);
  });
  return createHash('sha256').update(Buffer.concat(places)).digest();
}

/** A place up to which entries were removed lawfully, as its seal covers it. */
export interface Checkpoint {
  readonly position: string;
  readonly digest: Buffer;
  readonly removedBefore: Date;
}

/** The seal of a checkpoint: without the key nobody can pretend that the beginning of the chain was removed lawfully. */
export function checkpointSeal(key: string, { position, digest, removedBefore }: Checkpoint): Buffer {
  const content = JSON.stringify(['checkpoint', position, digest.toString('hex'), removedBefore.toISOString()]);
  return createHmac('sha256', key).update(content).digest();
}
