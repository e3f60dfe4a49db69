/** A holding of a numbered place on some of the wanted days. */
export interface HeldNumber {
  readonly number: number;
  readonly holder: string;
  readonly heldFrom: string;
  /** The first day no longer held; null while no end is known. */
  readonly until: string | null;
}

/** What may happen with a wish for a seat. */
export type SeatChoice =
  | { readonly kind: 'free'; readonly number: number }
  | { readonly kind: 'taken'; readonly holding: HeldNumber }
  | { readonly kind: 'full'; readonly lastHolder: string }
  /** Somebody could sit, but not all the wanted days: the place that is free longest, up to the day it is taken. */
  | { readonly kind: 'not-throughout'; readonly number: number; readonly takenFrom: string }
  | { readonly kind: 'unknown' };

/** A wish for a seat: null for the lowest free number, from a day on. */
export interface SeatNumberWish {
  readonly number: number | null;
  readonly from: string;
}

/**
 * The seat a person gets: the wanted number if nobody holds it on any wanted day, else none; without a wish the lowest
 * such number. `held` are the holdings that meet the wanted days, by number and first day. DESIGN 3, Seats: at most `limit`
 * places, numbered from 1, so that on no day more than `limit` people sit.
 */
export function chooseSeat(limit: number, held: readonly HeldNumber[], wish: SeatNumberWish): SeatChoice {
  const first = new Map([...held].reverse().map((holding) => [holding.number, holding]));
  const wanted = wish.number;
  if (wanted !== null) {
    if (wanted < 1 || wanted > limit) return { kind: 'unknown' };
    const holding = first.get(wanted);
    return holding === undefined ? { kind: 'free', number: wanted } : { kind: 'taken', holding };
  }
  for (let number = 1; number <= limit; number += 1) {
    if (!first.has(number)) return { kind: 'free', number };
  }
  const [longest] = [...first.values()]
    .filter(({ number, heldFrom }) => number <= limit && heldFrom > wish.from)
    .sort((one, other) => other.heldFrom.localeCompare(one.heldFrom));
  if (longest !== undefined) return { kind: 'not-throughout', number: longest.number, takenFrom: longest.heldFrom };
  return { kind: 'full', lastHolder: first.get(limit)?.holder ?? '' };
}
