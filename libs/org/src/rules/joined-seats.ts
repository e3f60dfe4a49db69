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
