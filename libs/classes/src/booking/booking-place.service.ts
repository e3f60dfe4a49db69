import { Injectable } from '@nestjs/common';
import { MemberService, SeatTermService } from '@lopso/org';
import { Clock, newId, NotFound } from '@lopso/platform';
import { ClassFull, ClassOver, MemberBusy, MemberTaught } from '../classes.errors';
import { PlaceRequestRepository } from '../place-requests/place-request.repository';
import { type ClassGroup, ClassGroupRepository } from '../scheduling/class-group.repository';
import { ClassSessionRepository } from '../sessions/class-session.repository';
import { clashWordsOf } from '../sessions/refusals';
import { type WaitingEnd, WaitlistRepository } from '../waitlist/waitlist.repository';
import { orderWaiting, promotionStopsAt, type Waiting, type WaitingTurn } from '../waitlist/waitlist.rules';
import { BookingRepository } from './booking.repository';
import { type BookingPlan, type PlacedAs, placedAs, type Placer, planBookings } from './booking.rules';
import { EligibilityService, type Obstacles } from './eligibility.service';

/** Who comes to a session without a booking, and who lets her in. */
export interface WalkIn {
  readonly memberId: string;
  readonly classGroupId: string;
  readonly classSessionId: string;
  readonly bookedBy: string;
  /** The session is over: nobody can stand in for her elsewhere any more. */
  readonly isOver?: boolean;
  /** Tells whether the caller may know of the class that stands in the way. */
  readonly mayKnow: (clash: { readonly unitPath: string }) => boolean;
}

/** On whose behalf places are given, and what it means for those who waited for them. */
export interface Giving {
  readonly bookedBy: (memberId: string) => string;
  /** As what somebody else gave her the place unasked; left out: she asked, and is told otherwise. */
  readonly givenAs?: (memberId: string) => PlacedAs | null;
  readonly waitingEndsAs: WaitingEnd;
  /** They may be in the hall: the place is for a session that runs as well, where they are free then. Left out: only for what has not begun. */
  readonly isAtDoor?: boolean;
}

/** A booking that is about to be written, and in which sessions. */
interface Drawn {
  readonly plan: BookingPlan;
  /** Those who get a place are free in them all. */
  readonly sessionIds: readonly string[];
  /** Those they come to where they are free. */
  readonly besides: readonly string[];
}

const givingOf = (placer: Placer): Giving => ({
  bookedBy: () => placer.accountId,
  givenAs: (memberId) => placedAs(placer, memberId),
  waitingEndsAs: 'booked',
});

/** @throws MemberBusy, MemberTaught */
function requireFree({ memberId, isOver = false, mayKnow }: WalkIn, { clashes }: Obstacles): void {
  const clash = clashes.get(memberId);
  if (clash === undefined) return;
  const words = { ...clashWordsOf(clash), title: mayKnow(clash) ? clash.title : '' };
  if (isOver && clash.isTeaching === true) throw new MemberTaught(words);
  throw new MemberBusy(words, clash.isTeaching);
}

/** What a move means for the people of a class. */
export interface MovedPlaces {
  /** They keep their places. */
  readonly bookedCount: number;
  readonly waitingCount: number;
  /** Of the waiting those who could not come then: they keep their turn, and are passed over while it is so. */
  readonly hinderedCount: number;
  /** Who asked for a word and has none yet; their hours run on, and end when the class begins. */
  readonly requestCount: number;
}

/** Gives out the places of a class under its lock, and promotes who waits when one is freed. */
@Injectable()
export class BookingPlaceService {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly bookingRows: BookingRepository,
    private readonly waitlistRows: WaitlistRepository,
    private readonly eligibility: EligibilityService,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly seatTerms: SeatTermService,
    private readonly requests: PlaceRequestRepository,
  ) {}

  /** Books who can be booked, for every session that has not begun. @throws ClassOver, BookingRaced */
  async bookPlaces(classGroupId: string, memberIds: readonly string[], placer: Placer): Promise<BookingPlan> {
    return this.givePlaces(classGroupId, memberIds, givingOf(placer));
  }

  /** The same by who may stand at the door: for one that runs as well, and where nothing else is to come for that alone. @throws ClassOver, BookingRaced */
  async bookByHand(classGroupId: string, memberIds: readonly string[], placer: Placer): Promise<BookingPlan> {
    return this.givePlaces(classGroupId, memberIds, { ...givingOf(placer), isAtDoor: true });
  }

  /** The same on behalf of several people. Whoever gets a place waits no longer. @throws ClassOver, BookingRaced */
  async givePlaces(classGroupId: string, memberIds: readonly string[], giving: Giving): Promise<BookingPlan> {
    const group = await this.lockClass(classGroupId);
    const { plan, sessionIds, besides } = await this.drawPlan(group, memberIds, giving.isAtDoor);
    const ids = await this.writePlaces(group, plan, { ...giving, isWalkIn: false });
    await this.bookingRows.insertBookedTimes(ids, [...sessionIds, ...besides], sessionIds);
    if (besides.length > 0) await this.bookingRows.insertLateTimes(group.id, memberIds, besides);
    return plan;
  }

  /** These have their place in the class from names: another class about the same takes its place. Needs the lock on the class. */
  async markNamed(classGroupId: string, memberIds: readonly string[]): Promise<void> {
    await this.bookingRows.markNamed(classGroupId, memberIds);
  }

  /** Who would get a place now, in this order, and who none; writes nothing. Under the lock on the class. @throws ClassOver */
  async previewPlaces(group: ClassGroup, memberIds: readonly string[]): Promise<BookingPlan> {
    return (await this.drawPlan(group, memberIds)).plan;
  }

  /** As `EligibilityService.holdMembers`: after the locks on the class and its sessions, before anything is asked about these people. */
  async holdMembers(memberIds: readonly string[]): Promise<void> {
    await this.eligibility.holdMembers(memberIds);
  }

  /** What stands between people and a place in these sessions; as `EligibilityService.obstaclesOf`. */
  async obstaclesOf(
    classGroupId: string,
    memberIds: readonly string[],
    sessionIds: readonly string[],
  ): Promise<Obstacles> {
    return this.eligibility.obstaclesOf(classGroupId, memberIds, sessionIds);
  }

  private async drawPlan(group: ClassGroup, memberIds: readonly string[], isAtDoor = false): Promise<Drawn> {
    const { toBegin, running } = await this.sessions.lockUpcoming(group.id, this.clock.now());
    const besides = isAtDoor ? running : [];
    const sessionIds = toBegin.length > 0 ? toBegin : besides;
    if (sessionIds.length === 0) throw new ClassOver();
    const obstacles = await this.eligibility.obstaclesOf(group.id, memberIds, sessionIds);
    return { plan: await this.planPlaces(group, memberIds, obstacles), sessionIds, besides };
  }

  /**
   * Lets somebody into a running session, and into the later ones where she is free and gets to in time.
   * @throws ClassFull, MemberBusy when she is booked elsewhere, or teaches, at this time, MemberTaught when she did so in a session that is over, BookingRaced
   */
  async admitWalkIn(walkIn: WalkIn): Promise<void> {
    const group = await this.lockClass(walkIn.classGroupId);
    const obstacles = await this.eligibility.obstaclesOfWalkIns([walkIn.memberId], [walkIn.classSessionId]);
    requireFree(walkIn, obstacles);
    const held = (await this.bookingRows.bookingsOf(group.id)).find(({ memberId }) => memberId === walkIn.memberId);
    const bookingIds = held === undefined ? await this.takePlace(group, walkIn, obstacles) : [held.id];
    const { toBegin } = await this.sessions.lockUpcoming(group.id, this.clock.now());
    const sessionIds = [walkIn.classSessionId, ...(await this.eligibility.withinReach(walkIn, toBegin))];
    await this.bookingRows.insertBookedTimes(bookingIds, sessionIds, [walkIn.classSessionId]);
  }

  private async takePlace(group: ClassGroup, walkIn: WalkIn, obstacles: Obstacles): Promise<string[]> {
    const plan = await this.planPlaces(group, [walkIn.memberId], obstacles);
    if (plan.refused.length > 0) throw new ClassFull(group.capacity);
    return this.writePlaces(group, plan, { bookedBy: () => walkIn.bookedBy, waitingEndsAs: 'booked', isWalkIn: true });
  }

  private async planPlaces(
    group: ClassGroup,
    memberIds: readonly string[],
    { clashes, missing, leavers }: Obstacles,
  ): Promise<BookingPlan> {
    const bookings = await this.bookingRows.bookingsOf(group.id);
    return planBookings({
      ...{ memberIds, clashes, missing, leavers, capacity: group.capacity },
      bookedIds: new Set(bookings.map((booking) => booking.memberId)),
      takenPlaces: new Set(bookings.map((booking) => booking.place)),
    });
  }

  private async writePlaces(
    group: ClassGroup,
    plan: BookingPlan,
    how: Giving & { readonly isWalkIn: boolean },
  ): Promise<string[]> {
    const bookedAt = this.clock.now();
    const memberIds = plan.toBook.map(({ memberId }) => memberId);
    await this.waitlistRows.endWaiting(group.id, memberIds, { as: how.waitingEndsAs, at: bookedAt });
    await this.waitlistRows.endRequests(group.id, memberIds, bookedAt);
    const bookings = plan.toBook
      .map((booking) => ({
        ...booking,
        bookedBy: how.bookedBy(booking.memberId),
        givenAs: how.givenAs?.(booking.memberId) ?? null,
        isWalkIn: how.isWalkIn,
        id: newId(),
        classGroupId: group.id,
        capacity: group.capacity,
        bookedAt,
      }))
      .sort((a, b) => a.memberId.localeCompare(b.memberId, 'en'));
    await this.bookingRows.insertBookings(bookings);
    return bookings.map((booking) => booking.id);
  }

  private async lockClass(classGroupId: string): Promise<ClassGroup> {
    const group = await this.groups.lockGroup(classGroupId);
    if (group === null) throw new NotFound();
    return group;
  }

  /**
   * Gives who got a place. Nobody once the class is too near, or while a session of it runs: then whoever asks first gets it. Who is busy at those hours, has not
   * finished what the class builds on by now, or holds no seat any more, stays on the list and is passed over. `asking`: for whom the caller goes on to ask for places; they are held together
   * with those who wait. The caller has locked the class, and holds no people yet. @throws BookingRaced
   */
  async promoteWaiting(
    { id: classGroupId, capacity }: Pick<ClassGroup, 'id' | 'capacity'>,
    now: Date,
    asking: readonly string[] = [],
  ): Promise<string[]> {
    const entries = await this.waitlistRows.waitingFor(classGroupId);
    if (entries.length === 0 || !(await this.isInTime(classGroupId, now))) return [];
    const free = capacity - (await this.bookingRows.bookingsOf(classGroupId)).length;
    if (free <= 0) return [];
    const { toBegin, running } = await this.sessions.lockUpcoming(classGroupId, now);
    if (running.length > 0) return [];
    const ids = entries.map(({ memberId }) => memberId);
    await this.holdMembers([...ids, ...asking]);
    const { clashes, missing, leavers } = await this.obstaclesOf(classGroupId, ids, toBegin);
    const passedOver = new Set([...clashes.keys(), ...missing.keys(), ...leavers]);
    const next = (await this.waitingTurnsOf(classGroupId, passedOver)).slice(0, free).map(({ memberId }) => memberId);
    if (next.length === 0) return [];
    const askedBy = new Map(entries.map(({ memberId, joinedBy }) => [memberId, joinedBy]));
    const plan = await this.givePlaces(classGroupId, next, {
      bookedBy: (memberId) => askedBy.get(memberId) ?? '',
      waitingEndsAs: 'promoted',
    });
    return plan.toBook.map(({ memberId }) => memberId);
  }

  /** Nothing of the class is to begin any more: there is no place to give. */
  async isPromotionOver(classGroupId: string, now: Date): Promise<boolean> {
    return (await this.waitlistRows.nextStartsAt(classGroupId, now)) === null;
  }

  private async isInTime(classGroupId: string, now: Date): Promise<boolean> {
    const startsAt = await this.waitlistRows.nextStartsAt(classGroupId, now);
    if (startsAt === null) return false;
    return now < promotionStopsAt(startsAt, await this.waitlistRows.policyOf(classGroupId));
  }

  /** Everybody's turn; `withoutIds` are left out, so that nobody waits behind somebody who could not come. */
  async waitingTurnsOf(classGroupId: string, withoutIds: ReadonlySet<string> = new Set()): Promise<WaitingTurn[]> {
    const entries = (await this.waitlistRows.waitingFor(classGroupId)).filter(
      ({ memberId }) => !withoutIds.has(memberId),
    );
    const ids = entries.map(({ memberId }) => memberId);
    const leavers = await this.seatTerms.findLeavers(ids, this.clock.today());
    return this.waitingOrderOf(
      classGroupId,
      entries.filter(({ memberId }) => !leavers.has(memberId)),
    );
  }

  /** The turns of these people by the same rule, as if nobody else waited. */
  async waitingOrderOf(classGroupId: string, entries: readonly Omit<Waiting, 'communeId'>[]): Promise<WaitingTurn[]> {
    if (entries.length === 0) return [];
    const booked = (await this.bookingRows.bookingsOf(classGroupId)).map(({ memberId }) => memberId);
    const known = await this.members.describeMembers([...booked, ...entries.map(({ memberId }) => memberId)]);
    const places = new Map<string, number>();
    for (const id of booked) {
      const commune = known.get(id)?.communeId;
      if (commune !== undefined) places.set(commune, (places.get(commune) ?? 0) + 1);
    }
    const waiting = entries.flatMap(({ memberId, joinedAt }) => {
      const communeId = known.get(memberId)?.communeId;
      return communeId === undefined ? [] : [{ memberId, joinedAt, communeId }];
    });
    return orderWaiting(waiting, places);
  }

  async countMovedPlaces(classGroupId: string): Promise<MovedPlaces> {
    const ids = (await this.waitlistRows.waitingFor(classGroupId)).map(({ memberId }) => memberId);
    return {
      bookedCount: (await this.bookingRows.bookingsOf(classGroupId)).length,
      waitingCount: ids.length,
      hinderedCount: ids.length === 0 ? 0 : await this.hindered(classGroupId, ids),
      requestCount: await this.requests.openCount(classGroupId, this.clock.now()),
    };
  }

  private async hindered(classGroupId: string, memberIds: readonly string[]): Promise<number> {
    const { toBegin } = await this.sessions.lockUpcoming(classGroupId, this.clock.now());
    return (await this.obstaclesOf(classGroupId, memberIds, toBegin)).clashes.size;
  }
}
