import { type Position } from '../rules/team-kinds';
import { type PersonDraft } from './person-record';
import { type TeamWish } from './roster-teams';

/** One person of a list; `key` is the caller's own name for them. */
export interface RosterEntry {
  readonly key: number;
  /** Somebody of the register; null: a new person. */
  readonly memberId: string | null;
  readonly person: PersonDraft;
  /** Where a new person belongs. */
  readonly unitId: string;
  /** The team they are to sit in, founded if the unit has none; null: no seat. */
  readonly seat: (TeamWish & { readonly position: Position }) | null;
}

/** Why an entry was not written, and the values of its sentence. */
export interface EntryRefusal {
  readonly code: 'not-found' | 'record-ended' | 'member-seated' | 'team-full' | 'second-leader';
  readonly params: Readonly<Record<string, string | number>>;
}

/** A placed entry on its way into the database. */
export interface PlacedEntry {
  readonly entry: RosterEntry;
  readonly teamId: string | null;
  /** Null: no seat is wanted, or it is held already. */
  readonly seatNumber: number | null;
  /** The seat that is held already. */
  readonly heldNumber?: number | undefined;
}
