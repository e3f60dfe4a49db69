/** A numbered place with who holds it from the wanted day on, or at any later time. */
export interface HeldNumber {
  readonly number: number;
  readonly holder: string;
}

/** What may happen with a wish for a seat. */
export type SeatChoice =
  | { readonly kind: 'free'; readonly number: number }
  | { readonly kind: 'taken'; readonly number: number; readonly holder: string }
  | { readonly kind: 'full'; readonly lastHolder: string }
  | { readonly kind: 'unknown' };

/**
 * The seat a person gets: the wanted number if it is free, else none; without a wish the lowest free number.
 * DESIGN 3, Seats: at most `limit` places, numbered from 1.
 */
export function chooseSeat(limit: number, held: readonly HeldNumber[], wanted: number | null): SeatChoice {
  const holders = new Map(held.map((seat) => [seat.number, seat.holder]));
  if (wanted !== null) {
    if (wanted < 1 || wanted > limit) return { kind: 'unknown' };
    const holder = holders.get(wanted);
    return holder === undefined ? { kind: 'free', number: wanted } : { kind: 'taken', number: wanted, holder };
  }
  for (let number = 1; number <= limit; number += 1) {
    if (!holders.has(number)) return { kind: 'free', number };
  }
  return { kind: 'full', lastHolder: holders.get(limit) ?? '' };
}
