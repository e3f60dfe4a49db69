/** What people may be picked by. All that is given must hold; what is null does not matter. */
export interface PersonFilter {
  readonly communeId: string | null;
  readonly teamId: string | null;
  readonly kind: string | null;
  readonly state: StateFilter | null;
  /** Key of a requirement that is not met. */
  readonly missing: string | null;
  /** Part of a name; diacritics and case do not matter. */
  readonly text: string | null;
}

/** How a cycle stands; the same words as in `learning` (`cycleState`). */
const PERSON_STATES = ['finished', 'doing', 'not-started', 'overdue'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** States people may be picked by: `unfinished` is every state but finished. */
export const STATE_FILTERS = [...PERSON_STATES, 'unfinished'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];

/** Where a page of people ended. */
export interface PersonPlace {
  readonly givenName: string;
  readonly fullName: string;
  readonly cycleId: string;
}

/** The opaque cursor after a person. */
export function encodePlace({ givenName, fullName, cycleId }: PersonPlace): string {
  return Buffer.from(JSON.stringify([givenName, fullName, cycleId])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a cursor back; null when it is none of ours, so that the list starts anew instead of failing. */
export function decodePlace(cursor: string): PersonPlace | null {
  try {
    const parts: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parts)) return null;
    const [givenName, fullName, cycleId] = parts as unknown[];
    if (typeof givenName !== 'string' || typeof fullName !== 'string' || typeof cycleId !== 'string') return null;
    return UUID.test(cycleId) ? { givenName, fullName, cycleId } : null;
  } catch {
    return null;
  }
}
