/** Somebody who waits for a place in a class. */
export interface Waiting {
  readonly memberId: string;
  readonly communeId: string;
  readonly joinedAt: Date;
}

/** Why somebody is served before: her turn is smaller, or equal and she asked before; of one's own commune whoever asked before. */
export interface Ahead {
  /** From one's own commune. */
  readonly own: number;
  /** From communes that would hold fewer places. */
  readonly fewer: number;
  /** From communes that would hold as many, but asked before. */
  readonly earlier: number;
}

/** A place on the waiting list, with the numbers that explain it. */
export interface WaitingTurn extends Waiting {
  /** From 1. */
  readonly position: number;
  /** Places the commune holds in the class now. */
  readonly communePlaces: number;
  /** Places the commune would hold before this one is served: `communePlaces` and its people ahead. */
  readonly turn: number;
  readonly ahead: Ahead;
}

/**
 * The order in which free places go to the waiting: each goes to the commune with the fewest places, those just given counted; between
 * communes with equally many to whoever asked first; within a commune in the order of asking. So no commune that waits has none while
 * another gets its second (decision 0044). The order does not depend on that of the input.
 */
export function orderWaiting(waiting: readonly Waiting[], placesOf: ReadonlyMap<string, number>): WaitingTurn[] {
  const ownAhead = new Map<string, number>();
  const turns = [...waiting].sort(byAsking).map((entry) => {
    const communePlaces = placesOf.get(entry.communeId) ?? 0;
    const own = ownAhead.get(entry.communeId) ?? 0;
    ownAhead.set(entry.communeId, own + 1);
    return { ...entry, communePlaces, own, turn: communePlaces + own };
  });
  turns.sort((a, b) => a.turn - b.turn || byAsking(a, b));
  const smaller = countsBelow(turns.map(({ turn }) => turn));
  return turns.map(({ own, ...entry }, index) => {
    const others = index - own;
    // Of the own commune everybody ahead has a smaller turn.
    const fewer = (smaller.get(entry.turn) ?? 0) - own;
    return { ...entry, position: index + 1, ahead: { own, fewer, earlier: others - fewer } };
  });
}

/** How many of the ascending numbers are smaller, for each of them. */
function countsBelow(ascending: readonly number[]): Map<number, number> {
  const counts = new Map<number, number>();
  ascending.forEach((value, index) => {
    if (!counts.has(value)) counts.set(value, index);
  });
  return counts;
}

function byAsking(a: Waiting, b: Waiting): number {
  return a.joinedAt.getTime() - b.joinedAt.getTime() || (a.memberId < b.memberId ? -1 : 1);
}
const HOUR_MS = 3_600_000;

/** What a class says about its places. */
export interface BookingPolicy {
  /** Free places go to the waiting by themselves until so many hours before the next session; 0 to 336. */
  readonly promotionStopsHours: number;
}

/** Of a class that says nothing: a day is enough to be told and to find a way there. */
export const DEFAULT_BOOKING_POLICY: BookingPolicy = { promotionStopsHours: 24 };

/** When free places stop going to the waiting by themselves; from then on whoever asks first gets them. */
export function promotionStopsAt(nextStartsAt: Date, policy: BookingPolicy): Date {
  return new Date(nextStartsAt.getTime() - policy.promotionStopsHours * HOUR_MS);
}
