import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor, Audit, Clock, compareNames, NotFound } from '@lopso/platform';
import { BookingRepository } from '../booking/booking.repository';
import { type Stay } from '../clashes/availability.rules';
import { AvailabilityService } from '../clashes/availability.service';
import { CapacityOverVenue, ScheduleRefused, VenueElsewhere } from '../classes.errors';
import { SCHEDULE_CLASSES, SCHEDULE_FOR_TRAINERS } from '../classes.permissions';
import { ClassAccess } from '../scheduling/class-access.service';
import { type ClassGroup, ClassGroupRepository } from '../scheduling/class-group.repository';
import {
  faultOfHours,
  faultOfSchedule,
  type FaultySession,
  isSamePeriod,
  periodOf,
  type TypedHours,
} from '../scheduling/schedule.rules';
import { ClassNewsRepository, type LastPlace } from '../sharing/class-news.repository';
import { type StaffMember } from '../staffing/staffing.repository';
import { type CrewWish } from '../staffing/staffing.rules';
import { StaffingService } from '../staffing/staffing.service';
import { type Venue } from '../venues/venue.repository';
import { VenueService } from '../venues/venue.service';
import { type ClassSession } from './class-session.repository';
import { MembersTooFar } from './hours-taken';

/** Where and when a session is to take place. */
export interface SessionPlan extends TypedHours {
  readonly venueId: string;
  /** Account of who stands before it; left out: who does now, and the trainer of the class before a new session. */
  readonly trainerId?: string | undefined;
  /** Who assists and what is lent; left out: as it is, and nobody and nothing for a new session. */
  readonly crew?: CrewWish | undefined;
  /** It is known that the day is a day off. */
  readonly isHolidayKnown?: boolean | undefined;
  /** Revision of the session this was decided on: refused where it is another by now. Left out: not asked, as of a new session. */
  readonly revision?: number | undefined;
}

/** A session that is to go to other hours or another hall. */
interface WantedMove {
  readonly session: { readonly id: string; readonly revision: number };
  readonly plan: TypedHours & { readonly venueId: string };
}

const isWayBack = (
  { id }: WantedMove['session'],
  plan: WantedMove['plan'],
  { classSessionId, venueId, ...before }: LastPlace,
): boolean => classSessionId === id && venueId === plan.venueId && isSamePeriod(before, periodOf(plan));

/** A session by its hours and its commune. */
interface SeatedSession extends Stay {
  readonly id: string;
  readonly classGroupId: string;
}

/** What the trail keeps of days off on which sessions are laid knowingly (`yyyy-mm-dd`); nothing where there are none. */
export function holidayDetail(days: readonly string[] = []): { readonly holidays?: string } {
  return days.length === 0 ? {} : { holidays: days.join(', ') };
}

/** Writes into the trail that a session lies on a day off, and that somebody knew it. Joins the transaction. */
export async function noteHoliday(
  audit: Audit,
  actor: Actor,
  session: { readonly id: string; readonly unitPath: string },
  days: readonly string[] = [],
): Promise<void> {
  if (days.length === 0) return;
  await audit.record(actor, {
    action: 'classes.session-on-holiday',
    subjectType: 'class-session',
    subjectId: session.id,
    unitPath: session.unitPath,
    details: holidayDetail(days),
  });
}

/** When a session was moved, to which days off, and who stands before it from then on; left out: who did. */
interface NotedMove {
  readonly at: Date;
  readonly holidays: readonly string[];
  readonly trainer?: StaffMember | undefined;
}

/** What became of a session when, and on which days off it takes place after all. */
interface NotedFate {
  readonly state: 'planned' | 'cancelled';
  readonly at: Date;
  readonly holidays: readonly string[];
}

/** What every change of a session needs: whether its hours and hall are possible, who keeps a place in it, and the record of the change. */
@Injectable()
export class SessionPlanService {
  constructor(
    private readonly venues: VenueService,
    private readonly access: Access,
    private readonly clock: Clock,
    private readonly availability: AvailabilityService,
    private readonly newsRows: ClassNewsRepository,
    private readonly bookingRows: BookingRepository,
    private readonly groups: ClassGroupRepository,
    private readonly members: MemberService,
    private readonly audit: Audit,
    private readonly staffing: StaffingService,
    private readonly classAccess: ClassAccess,
  ) {}

  /** The hall of a new class. @throws NotFound where the actor may not schedule */
  async requireHall(actor: Actor, venueId: string): Promise<Venue> {
    const venue = await this.venues.getVenue(actor, venueId);
    if (!this.access.reach(actor, SCHEDULE_CLASSES).contains(venue.unitPath)) throw new NotFound();
    return venue;
  }

  /** The hall of a class that somebody else is to run. @throws NotFound where the actor may not schedule for others */
  async requireHallOfOthers(actor: Actor, venueId: string): Promise<Venue> {
    const venue = await this.venues.getVenue(actor, venueId);
    if (!this.access.scope(actor, SCHEDULE_FOR_TRAINERS).contains(venue.unitPath)) throw new NotFound();
    return venue;
  }

  /** @throws ScheduleRefused, CapacityOverVenue */
  requirePossibleHours(sessions: readonly TypedHours[], capacity: number, venue: Venue): void {
    const faulty = faultOfSchedule(sessions, this.clock.now());
    if (faulty !== null) throw new ScheduleRefused(faulty.fault, `#/sessions/${faulty.index}`);
    if (capacity > venue.capacity) throw new CapacityOverVenue(venue.capacity);
  }

  /** Days off among those of the sessions. @throws OnHoliday unless it is known */
  async daysOff(sessions: readonly TypedHours[], isKnown = false): Promise<string[]> {
    return this.availability.knownDaysOff(
      sessions.map(({ on }) => on),
      isKnown,
    );
  }

  /** @throws ScheduleRefused */
  requireHoursAhead(hours: TypedHours): void {
    const fault = faultOfHours(hours, this.clock.now());
    if (fault !== null) throw new ScheduleRefused(fault, '#/from');
  }

  /**
   * The first fault of where sessions of one class are to go. A move is taken back also when the hours before it have begun or are over by now: a hall without
   * network may be calling its roll.
   */
  async faultOfMoves(moves: readonly WantedMove[]): Promise<FaultySession | null> {
    const places = await this.newsRows.lastPlacesOf(moves.map(({ session }) => session));
    const back = moves.map(({ session, plan }) => places.some((one) => isWayBack(session, plan, one)));
    return faultOfSchedule(
      moves.map(({ plan }) => plan),
      this.clock.now(),
      (index) => back[index] === true,
    );
  }

  /** `session`: the one that goes there; left out: a new one. @throws ScheduleRefused, VenueElsewhere, CapacityOverVenue, NotFound for a hidden venue */
  async requirePlan(
    actor: Actor,
    plan: SessionPlan,
    group: Pick<ClassGroup, 'communeId' | 'capacity'>,
    session?: WantedMove['session'],
  ): Promise<void> {
    if (session === undefined) this.requireHoursAhead(plan);
    const faulty = session === undefined ? null : await this.faultOfMoves([{ session, plan }]);
    if (faulty !== null) throw new ScheduleRefused(faulty.fault, '#/from');
    const venue = await this.venues.getVenue(actor, plan.venueId);
    if (venue.communeId !== group.communeId) throw new VenueElsewhere();
    if (group.capacity > venue.capacity) throw new CapacityOverVenue(venue.capacity);
  }

  /**
   * Before a class that was cancelled whole takes place after all: who was named for it and got another one about the same meanwhile has no place
   * in it any more (decision 0067); gives how many. Places that somebody took herself, or that a trainer gave, stay. Under the lock on the class;
   * who waits for a place is promoted afterwards, as after an erasure.
   */
  async leaveOutReplaced(classGroupId: string): Promise<number> {
    if (await this.groups.takesPlace(classGroupId)) return 0;
    const ids = await this.bookingRows.replacedIn(classGroupId);
    for (const id of ids) await this.bookingRows.cancelBooking(id, this.clock.now());
    return ids.length;
  }

  /**
   * Takes the hours of everybody who can come and is not in it yet; gives how many are not taken in now. `exceptIds`: sessions that stand in nobody's way.
   * Under the lock on the class, after `StaffingService.holdHours`.
   */
  async seatBooked(session: SeatedSession, exceptIds: readonly string[] = [session.id]): Promise<number> {
    const memberIds = await this.bookingRows.membersOf(session.classGroupId);
    await this.availability.holdMembers(memberIds);
    const far = await this.availability.farMembers(memberIds, [session], exceptIds);
    return this.bookingRows.occupyForSession(session.classGroupId, session.id, [...far.keys()]);
  }

  /** Names of those with a place in its class who are not in a session, by given name. After `seat`. */
  async leftOutNames(classSessionId: string): Promise<string[]> {
    const ids = await this.bookingRows.leftOutOf(classSessionId);
    const people = ids.length === 0 ? [] : [...(await this.members.describeMembers(ids)).values()];
    return people.map(({ fullName }) => fullName).sort(compareNames);
  }

  /** Everybody booked for the session gets there at other hours too. Under the locks on class and session. @throws MembersTooFar */
  async requireReachable(session: SeatedSession, exceptIds: readonly string[]): Promise<void> {
    const memberIds = [...(await this.bookingRows.bookedFor(session.id)).keys()];
    await this.availability.holdMembers(memberIds);
    const far = await this.availability.farMembers(memberIds, [session], exceptIds);
    if (far.size > 0) throw new MembersTooFar([...far.keys()]);
  }

  /** Before a session that is over is to come again: whose place ended since has none in it. Under the locks on class and session. */
  async freeEndedPlaces(classSessionId: string): Promise<void> {
    await this.bookingRows.freeGone(classSessionId);
  }

  /** Frees everybody's hours of a session that will not take place. */
  async freeAll(classSessionId: string): Promise<void> {
    await this.bookingRows.freeAll(classSessionId);
  }

  /** A session moved, knowingly to these days off, with this trainer from then on. Needs the transaction of the move, after it. */
  async recordMove(actor: Actor, before: ClassSession, { at, holidays, trainer }: NotedMove): Promise<void> {
    await this.recordSessionChange(actor, before, at);
    if (trainer !== undefined) await this.staffing.auditHandOver(actor, before, { trainer, at });
    await noteHoliday(this.audit, actor, before, holidays);
  }

  /** One session alone got other hours or another hall, or other people and things, or both: a class that moves says so once. Needs the transaction of the act. */
  async recordChange(
    actor: Actor,
    { id: subjectId, unitPath }: ClassSession,
    { isMove, isCrew }: { readonly isMove: boolean; readonly isCrew: boolean },
  ): Promise<void> {
    const entry = { subjectType: 'class-session', subjectId, unitPath };
    if (isMove) await this.audit.record(actor, { ...entry, action: 'classes.session-moved' });
    if (isCrew || !isMove) await this.audit.record(actor, { ...entry, action: 'classes.session-crew-changed' });
  }

  /** A session was cancelled, or takes place after all, knowingly on these days off. Needs the transaction of the act, after it. */
  async recordCancelOrRestore(actor: Actor, before: ClassSession, { state, at, holidays }: NotedFate): Promise<void> {
    await this.recordSessionChange(actor, before, at);
    await this.audit.record(actor, {
      action: state === 'cancelled' ? 'classes.session-cancelled' : 'classes.session-restored',
      subjectType: 'class-session',
      subjectId: before.id,
      unitPath: before.unitPath,
    });
    await noteHoliday(this.audit, actor, before, holidays);
  }

  private async recordSessionChange(actor: Actor, before: ClassSession, at: Date): Promise<void> {
    const isByDepartment = this.classAccess.changesFromOutside(actor, before);
    await this.newsRows.recordChange(before, { by: actor.accountId, at, isByDepartment });
  }
}
