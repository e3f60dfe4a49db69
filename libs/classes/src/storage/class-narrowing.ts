/** What narrows classes and sessions that are listed; null: nothing. */
export interface ClassNarrowing {
  /** Only in this commune. */
  readonly communeId: string | null;
  /** Only where this account stands before a session or assists in one. */
  readonly staffId: string | null;
  /** Only in this hall. */
  readonly venueId: string | null;
}

export const NOT_NARROWED: ClassNarrowing = { communeId: null, staffId: null, venueId: null };
