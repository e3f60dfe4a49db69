import { Injectable } from '@nestjs/common';
import { Clock, newId, NotFound } from '@lopso/platform';
import { ClassFull, ClassOver, MemberBusy } from '../classes.errors';
import { MemberTaught } from '../classes-marks.errors';
import { type BookingPlan, planBookings } from '../rules/booking-plan';
import { type PlacedAs, placedAs, type Placer } from '../rules/placement';
import { BookingRepository } from '../storage/booking.repository';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { type WaitingEnd, WaitingRepository } from '../storage/waiting.repository';
import { type Obstacles, PlaceObstacles } from './place-obstacles.service';
import { wordsOf } from './refusals';

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

/**
 * Gives places of a class out, always under the lock on the class, so that the capacity holds however many ask at once
 * (DESIGN 4.5). Runs in the caller's transaction; a caller that locks a session too has locked the class before it.
 */
@Injectable()
export class PlaceKeeper {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly bookings: BookingRepository,
    private readonly waiting: WaitingRepository,
    private readonly obstacles: PlaceObstacles,
    private readonly clock: Clock,
  ) {}

  /** Books who can be booked, for every session that has not begun. @throws ClassOver, BookingRaced */
  async book(classGroupId: string, memberIds: readonly string[], placer: Placer): Promise<BookingPlan> {
    return this.give(classGroupId, memberIds, givingOf(placer));
  }

  /** The same by who may stand at the door: for one that runs as well, and where nothing else is to come for that alone. @throws ClassOver, BookingRaced */
  async enter(classGroupId: string, memberIds: readonly string[], placer: Placer): Promise<BookingPlan> {
    return this.give(classGroupId, memberIds, { ...givingOf(placer), isAtDoor: true });
  }

  /** The same on behalf of several people. Whoever gets a place waits no longer. @throws ClassOver, BookingRaced */
  async give(classGroupId: string, memberIds: readonly string[], giving: Giving): Promise<BookingPlan> {
    const group = await this.lock(classGroupId);
    const { plan, sessionIds, besides } = await this.draw(group, memberIds, giving.isAtDoor);
    const ids = await this.write(group, plan, { ...giving, isWalkIn: false });
    await this.bookings.insertBookedTimes(ids, [...sessionIds, ...besides], sessionIds);
    if (besides.length > 0) await this.bookings.insertLateTimes(group.id, memberIds, besides);
    return plan;
  }

  /** These have their place in the class from names: another class about the same takes its place. Needs the lock on the class. */
  async keepNamed(classGroupId: string, memberIds: readonly string[]): Promise<void> {
    await this.bookings.markNamed(classGroupId, memberIds);
  }

  /** Who would get a place now, in this order, and who none; writes nothing. Under the lock on the class. @throws ClassOver */
  async foresee(group: ClassGroup, memberIds: readonly string[]): Promise<BookingPlan> {
    return (await this.draw(group, memberIds)).plan;
  }

  /** As `PlaceObstacles.hold`: after the locks on the class and its sessions, before anything is asked about these people. */
  async hold(memberIds: readonly string[]): Promise<void> {
    await this.obstacles.hold(memberIds);
  }

  /** What stands between people and a place in these sessions; as `PlaceObstacles.of`. */
  async obstaclesOf(
    classGroupId: string,
    memberIds: readonly string[],
    sessionIds: readonly string[],
  ): Promise<Obstacles> {
    return this.obstacles.of(classGroupId, memberIds, sessionIds);
  }

  private async draw(group: ClassGroup, memberIds: readonly string[], isAtDoor = false): Promise<Drawn> {
    const { toBegin, running } = await this.sessions.lockUpcoming(group.id, this.clock.now());
    const besides = isAtDoor ? running : [];
    const sessionIds = toBegin.length > 0 ? toBegin : besides;
    if (sessionIds.length === 0) throw new ClassOver();
    const obstacles = await this.obstacles.of(group.id, memberIds, sessionIds);
    return { plan: await this.plan(group, memberIds, obstacles), sessionIds, besides };
  }

  /**
   * Lets somebody into a running session, and into the later ones where she is free and gets to in time.
   * @throws ClassFull, MemberBusy when she is booked elsewhere, or teaches, at this time, MemberTaught when she did so in a session that is over, BookingRaced
   */
  async admit(walkIn: WalkIn): Promise<void> {
    const group = await this.lock(walkIn.classGroupId);
    const obstacles = await this.obstacles.atTheDoor([walkIn.memberId], [walkIn.classSessionId]);
    requireFree(walkIn, obstacles);
    const held = (await this.bookings.bookingsOf(group.id)).find(({ memberId }) => memberId === walkIn.memberId);
    const bookingIds = held === undefined ? await this.takePlace(group, walkIn, obstacles) : [held.id];
    const { toBegin } = await this.sessions.lockUpcoming(group.id, this.clock.now());
    const sessionIds = [walkIn.classSessionId, ...(await this.obstacles.withinReach(walkIn, toBegin))];
    await this.bookings.insertBookedTimes(bookingIds, sessionIds, [walkIn.classSessionId]);
  }

  private async takePlace(group: ClassGroup, walkIn: WalkIn, obstacles: Obstacles): Promise<string[]> {
    const plan = await this.plan(group, [walkIn.memberId], obstacles);
    if (plan.refused.length > 0) throw new ClassFull(group.capacity);
    return this.write(group, plan, { bookedBy: () => walkIn.bookedBy, waitingEndsAs: 'booked', isWalkIn: true });
  }

  private async plan(
    group: ClassGroup,
    memberIds: readonly string[],
    { clashes, missing, leavers }: Obstacles,
  ): Promise<BookingPlan> {
    const bookings = await this.bookings.bookingsOf(group.id);
    return planBookings({
      ...{ memberIds, clashes, missing, leavers, capacity: group.capacity },
      bookedIds: new Set(bookings.map((booking) => booking.memberId)),
      takenPlaces: new Set(bookings.map((booking) => booking.place)),
    });
  }

  private async write(
    group: ClassGroup,
    plan: BookingPlan,
    how: Giving & { readonly isWalkIn: boolean },
  ): Promise<string[]> {
    const bookedAt = this.clock.now();
    const memberIds = plan.toBook.map(({ memberId }) => memberId);
    await this.waiting.end(group.id, memberIds, { as: how.waitingEndsAs, at: bookedAt });
    await this.waiting.endRequests(group.id, memberIds, bookedAt);
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
    await this.bookings.insertBookings(bookings);
    return bookings.map((booking) => booking.id);
  }

  private async lock(classGroupId: string): Promise<ClassGroup> {
    const group = await this.groups.lockGroup(classGroupId);
    if (group === null) throw new NotFound();
    return group;
  }
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
  const words = { ...wordsOf(clash), title: mayKnow(clash) ? clash.title : '' };
  if (isOver && clash.isTeaching === true) throw new MemberTaught(words);
  throw new MemberBusy(words, clash.isTeaching);
}
