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
/** A holding as far as joining two records goes. */
export interface JoinedTerm {
  readonly seatTermId: string;
  readonly memberId: string;
}

/** What becomes of the places of two records that are one person's. `takenOver`: the place that the kept record has from then on. */
export interface SeatPlan<Term> {
  readonly leaving: readonly Term[];
  readonly takenOver: Term | null;
}

/**
 * One person holds one place at a time: of the holdings that last or begin later, in the order of their days, those of one record stay, and
 * every other ends. Where both records hold places an officer says which stays (`stayingId`); else the one there is stays. A place of the
 * record that is not kept passes to the kept one. `unsaid`: she has to say; `unknown`: there is no such place.
 */
export function planSeats<Term extends JoinedTerm>(
  terms: readonly Term[],
  keptId: string,
  stayingId: string | null,
): SeatPlan<Term> | 'unknown' | 'unsaid' {
  const others = terms.filter(({ memberId }) => memberId !== keptId);
  const hasOwn = others.length < terms.length;
  if (stayingId === null && hasOwn && others.length > 0) return 'unsaid';
  const staying = stayingId === null ? terms[0] : terms.find(({ seatTermId }) => seatTermId === stayingId);
  if (staying === undefined) return stayingId === null ? { leaving: [], takenOver: null } : 'unknown';
  return staying.memberId === keptId ? { leaving: others, takenOver: null } : { leaving: terms, takenOver: staying };
}
