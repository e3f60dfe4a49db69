/** A meeting that takes place: `on` is `yyyy-mm-dd`, times are HH:MM in Vietnam. */
export interface PaperSession {
  readonly on: string;
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
  readonly venue: string;
  readonly isClosed: boolean;
}

/** What a roll says of somebody: there for all that counts, for a part of so many counted minutes, absent, or absent with leave. */
export type PaperMark = 'present' | { readonly partMinutes: number } | 'absent' | 'excused';

/** Somebody with a place in the class; `marks` by session, null before anybody marked. */
export interface PaperLearner {
  readonly memberId: string;
  /** Her line on every printed list to sign; null: none was printed with her on it. */
  readonly number: number | null;
  readonly fullName: string;
  /** Null where the register holds none. */
  readonly birthYear: number | null;
  /** Village and commune, team or organisation. */
  readonly unit: string;
  readonly position: string;
  readonly marks: readonly (PaperMark | null)[];
}

/** A class as its papers tell of it. */
export interface PaperClass {
  readonly title: string;
  readonly communeName: string;
  readonly trainerName: string;
  readonly capacity: number;
  /** By start; cancelled ones left out. */
  readonly sessions: readonly PaperSession[];
  readonly learners: readonly PaperLearner[];
  /** Marks by session of those who are counted and named nowhere: their records rest. */
  readonly unnamed: readonly PaperLearner['marks'][];
  /** The commune whose people alone are told of, as in a sentence; null where all of the class are. */
  readonly partOf: string | null;
}
