/** Another session that a member is booked for at the same time. */
export interface Clash {
  readonly title: string;
  readonly unitPath: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The hours don't meet, but the way from one to the other takes so long. */
  readonly travelMinutes?: number;
}

/** What a plan of bookings starts from, read under the lock on the class. */
export interface BookingSituation {
  /** Members in the order in which they get places. */
  readonly memberIds: readonly string[];
  readonly bookedIds: ReadonlySet<string>;
  readonly clashes: ReadonlyMap<string, Clash>;
  readonly takenPlaces: ReadonlySet<number>;
  readonly capacity: number;
}

/** Somebody who gets a place. */
export interface PlannedBooking {
  readonly memberId: string;
  readonly place: number;
}

/** Somebody who gets none, and why. */
export interface RefusedBooking {
  readonly memberId: string;
  readonly reason: 'already-booked' | 'clash' | 'full';
  readonly clash: Clash | null;
}

/** Who gets which place and who gets none. */
export interface BookingPlan {
  readonly toBook: readonly PlannedBooking[];
  readonly refused: readonly RefusedBooking[];
}

/** The free places of a class in ascending order. */
export function freePlaces(capacity: number, taken: ReadonlySet<number>): number[] {
  return Array.from({ length: capacity }, (_, index) => index + 1).filter((place) => !taken.has(place));
}

/**
 * Gives each member the lowest free place. Who cannot be booked is listed with the reason, the rest is booked: nobody
 * waits because of somebody else. A member named twice counts once.
 */
export function planBookings(situation: BookingSituation): BookingPlan {
  const places = freePlaces(situation.capacity, situation.takenPlaces);
  const toBook: PlannedBooking[] = [];
  const refused: RefusedBooking[] = [];
  for (const memberId of new Set(situation.memberIds)) {
    const clash = situation.clashes.get(memberId) ?? null;
    if (situation.bookedIds.has(memberId)) refused.push({ memberId, reason: 'already-booked', clash: null });
    else if (clash !== null) refused.push({ memberId, reason: 'clash', clash });
    else {
      const place = places.shift();
      if (place === undefined) refused.push({ memberId, reason: 'full', clash: null });
      else toBook.push({ memberId, place });
    }
  }
  return { toBook, refused };
}

/** Booked places beyond a lowered capacity and the free ones below it that take their people. */
export function moveIntoCapacity(capacity: number, taken: ReadonlySet<number>): { from: number; to: number }[] {
  const free = freePlaces(capacity, taken);
  return [...taken]
    .filter((place) => place > capacity)
    .sort((a, b) => a - b)
    .flatMap((from, index) => {
      const to = free[index];
      return to === undefined ? [] : [{ from, to }];
    });
}
