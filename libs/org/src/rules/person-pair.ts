/** By what two records of one folded name may be one person's. */
export type PairGround = 'phone' | 'year';

/** What tells a person from others. */
export interface PairMarks {
  /** Folded. */
  readonly searchKey: string;
  readonly birthYear: number;
  /** E.164. */
  readonly phone: string | null;
}

/** What two records say alike; null: they differ, or one says nothing. */
export interface PairAgreement {
  readonly searchKey: string;
  readonly phone: string | null;
  readonly birthYear: number | null;
}

/** What two records say alike, or null where the very names differ (decision 0077: diacritics aside, since lists come without). */
export function agreementOf(one: PairMarks, other: PairMarks): PairAgreement | null {
  if (one.searchKey !== other.searchKey || one.searchKey === '') return null;
  return {
    searchKey: one.searchKey,
    phone: one.phone === other.phone ? one.phone : null,
    birthYear: one.birthYear === other.birthYear ? one.birthYear : null,
  };
}

/**
 * By what two records may be one person's, or null. Name and telephone, whatever the years say: years are mistyped, and of a house two
 * seldom bear one name. Name and year where one of them has no telephone; two telephones say that they are two people. Whether the
 * name is rare enough for that, only who knows all names can tell (decision 0086).
 */
export function groundOf(one: PairMarks, other: PairMarks): PairGround | null {
  const agreed = agreementOf(one, other);
  if (agreed === null) return null;
  if (agreed.phone !== null) return 'phone';
  return agreed.birthYear !== null && (one.phone === null || other.phone === null) ? 'year' : null;
}

/** True when what was said of two records, while they agreed so, holds although they agree in `now`: in nothing that was not seen then. */
export function holdsFor(then: PairAgreement, now: PairAgreement): boolean {
  if (then.searchKey !== now.searchKey) return false;
  const isSeen = <T>(seen: T | null, value: T | null): boolean => value === null || value === seen;
  return isSeen(then.phone, now.phone) && isSeen(then.birthYear, now.birthYear);
}
