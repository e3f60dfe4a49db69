/** What people may be picked by. All that is given must hold; what is null does not matter. */
export interface PersonFilter {
  readonly communeId: string | null;
  readonly teamId: string | null;
  readonly kind: string | null;
  readonly state: StateFilter | null;
  /** Key of a requirement that is not met. */
  readonly missing: string | null;
  /** As typed: part of a name, of a telephone, or a place; diacritics and case do not matter. */
  readonly text: string | null;
}

/** How a cycle stands; the same words as in `learning` (`cycleState`). */
const PERSON_STATES = ['finished', 'doing', 'not-started', 'overdue'] as const;
export type PersonState = (typeof PERSON_STATES)[number];

/** States people may be picked by: `unfinished` is every state but finished. */
export const STATE_FILTERS = [...PERSON_STATES, 'unfinished'] as const;
export type StateFilter = (typeof STATE_FILTERS)[number];
