/** Another session that a member is booked for, or stands before, at the same time. */
export interface Clash {
  readonly title: string;
  readonly unitPath: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** The hours don't meet, but the way from one to the other takes so long. */
  readonly travelMinutes?: number;
  /** She stands before that session; else she has a place in it. */
  readonly isTeaching?: boolean;
}

/** A course that whoever gets a place has finished, with its title. */
export interface RequiredCourse {
  readonly id: string;
  readonly title: string;
}

/** What a plan of bookings starts from, read under the lock on the class. */
export interface BookingSituation {
  /** Members in the order in which they get places. */
  readonly memberIds: readonly string[];
  readonly bookedIds: ReadonlySet<string>;
  /** Who held a seat in a team and holds none any more. */
  readonly leavers: ReadonlySet<string>;
  readonly clashes: ReadonlyMap<string, Clash>;
  /** What the class builds on and who has not finished it, by member. */
  readonly missing: ReadonlyMap<string, readonly RequiredCourse[]>;
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
  readonly reason: 'already-booked' | 'no-seat' | 'missing' | 'clash' | 'full';
  readonly clash: Clash | null;
  /** For `missing`: at least one. */
  readonly missing: readonly RequiredCourse[];
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
    const hindered = hinderedBy(memberId, situation);
    const place = hindered === null ? places.shift() : undefined;
    if (place !== undefined) toBook.push({ memberId, place });
    else refused.push({ memberId, ...(hindered ?? { reason: 'full', clash: null, missing: [] }) });
  }
  return { toBook, refused };
}

/** What keeps somebody from any place of the class; null: nothing. What she lacks is told before hours she could change. */
function hinderedBy(
  memberId: string,
  { bookedIds, leavers, missing, clashes }: BookingSituation,
): Omit<RefusedBooking, 'memberId'> | null {
  if (bookedIds.has(memberId)) return { reason: 'already-booked', clash: null, missing: [] };
  if (leavers.has(memberId)) return { reason: 'no-seat', clash: null, missing: [] };
  const courses = missing.get(memberId) ?? [];
  if (courses.length > 0) return { reason: 'missing', clash: null, missing: courses };
  const clash = clashes.get(memberId) ?? null;
  return clash === null ? null : { reason: 'clash', clash, missing: [] };
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
/** As what somebody gives a member a place in a class, or takes it from her: its trainer, her commune's officer, the department. */
export type PlacedAs = 'trainer' | 'officer' | 'department';

/** Why a place was taken from a member: somebody took it, or she holds no seat in a team any more. */
export type TakenAs = PlacedAs | 'seat-over';

/** What ended with a class: it began, or never met, without a place for who waited. */
export type TurnOver = 'begun' | 'cancelled';

/** Who gives places to people, and as what. */
export interface Placer {
  readonly accountId: string;
  /** The member behind the account; null: none. */
  readonly memberId: string | null;
  /** Null: as somebody who asks for herself. */
  readonly as: PlacedAs | null;
}

/**
 * A place that another gave and another took again within so many minutes, before she said that she knows of it, was a slip: she is told of neither.
 * After that she may have read of it without saying so, and hears that it is gone.
 */
export const SLIP_MINUTES = 15;

/** As what the placer did it for this member; null where it was her own doing: of that nobody is told (decision 0095). */
export const placedAs = ({ memberId, as }: Pick<Placer, 'memberId' | 'as'>, of: string): PlacedAs | null =>
  memberId === of ? null : as;
