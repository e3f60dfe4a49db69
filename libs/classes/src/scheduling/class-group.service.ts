import { Injectable } from '@nestjs/common';
import { MemberService, UnitService } from '@lopso/org';
import {
  type Actor,
  Audit,
  cleanText,
  Clock,
  compareNames,
  decodeMomentCursor,
  encodeMomentCursor,
  NotFound,
  Transactions,
} from '@lopso/platform';
import { type AttendanceRule, isSameRule } from '../attendance/attended-minutes.rules';
import { BookingPlaceService } from '../booking/booking-place.service';
import { retryWhenRaced } from '../booking/booking-race';
import { BookingRepository } from '../booking/booking.repository';
import { moveIntoCapacity } from '../booking/booking.rules';
import { AvailabilityRepository } from '../clashes/availability.repository';
import { CapacityBelowBookings, CapacityOverVenue, RequestsOpen, RuleFixed } from '../classes.errors';
import { CALL_ROLL, REPLACE_STAFF } from '../classes.permissions';
import { PlaceRequestRepository } from '../place-requests/place-request.repository';
import { type Approval } from '../place-requests/place-request.rules';
import { type ClassSession, ClassSessionRepository } from '../sessions/class-session.repository';
import {
  type BookedMember,
  bookedMemberOf,
  CLASS_ACTS,
  type ClassAct,
  type ClassDetail,
  type ClassSummary,
  type SessionSummary,
  SessionSummaryService,
} from '../sessions/session-summary.service';
import { type StaffMember } from '../staffing/staffing.repository';
import { ClassChangedSince } from '../venues/venue.errors';
import { ClassAccess } from './class-access.service';
import {
  type ChangedClass,
  type ClassGroup,
  ClassGroupRepository,
  type ClassNarrowing,
  NOT_NARROWED,
  type OwnClasses,
  type UsedVenue,
} from './class-group.repository';
import { endOfDayInVietnam, instantInVietnam, isStale } from './schedule.rules';

const MAX_SESSIONS = 500;

/** Calendar days in Vietnam, both included; `isMine`: only classes the actor runs. */
export interface SessionQuery extends Partial<ClassNarrowing> {
  readonly from: string;
  readonly to: string;
  readonly isMine: boolean;
}

/** A page of classes. */
export interface ClassQuery extends Partial<ClassNarrowing> {
  readonly isMine: boolean;
  readonly limit: number;
  readonly cursor: string | null;
}

/** Nobody is booked for a session that is closed, cancelled or over by its hours. */
function isBehind({ state, isOverdue }: SessionSummary): boolean {
  return isOverdue || state === 'closed' || state === 'cancelled';
}

/** By whom and by which halls a list of classes can be narrowed. */
export interface ClassChoices {
  /** By given name. */
  readonly staff: readonly StaffMember[];
  /** By name. */
  readonly venues: readonly (UsedVenue & { readonly communeName: string })[];
}

/** What a class is called, how many it holds, how it counts and admits, what it builds on. */
interface ClassState {
  readonly title: string;
  readonly capacity: number;
  readonly rule?: AttendanceRule | undefined;
  readonly approval?: Approval | undefined;
  /** Ids of the courses it builds on, in any order. */
  readonly buildsOn?: readonly string[] | undefined;
}

/** What it is to be; the last three left out: as they are. */
export interface ClassChange extends ClassState {
  /** As the form began: refused where somebody changed the same since. Left out: not asked. */
  readonly was?: Partial<ClassState> | undefined;
}

/** Classes and their sessions as the caller may see them, and changes of a class itself. */
@Injectable()
export class ClassGroupService {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly bookingRows: BookingRepository,
    private readonly classAccess: ClassAccess,
    private readonly summaries: SessionSummaryService,
    private readonly members: MemberService,
    private readonly units: UnitService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly places: BookingPlaceService,
    private readonly requests: PlaceRequestRepository,
    private readonly clock: Clock,
    private readonly availabilityRows: AvailabilityRepository,
  ) {}

  /**
   * Sessions of some days by their start, 500 at most; `isCut` tells that there are more. Those of classes that were planned for people of the actor's
   * communes count, which she sees as the class shows them to her.
   */
  async listSessions(actor: Actor, query: SessionQuery): Promise<{ sessions: SessionSummary[]; isCut: boolean }> {
    const period = { startsAt: instantInVietnam(query.from, '00:00'), endsAt: endOfDayInVietnam(query.to) };
    if (period.endsAt <= period.startsAt) return { sessions: [], isCut: false };
    const found = await this.sessions.listSessionsBetween(this.classAccess.readScope(actor), period, {
      ...this.ownPart(actor),
      ...{ ...NOT_NARROWED, ...query, guests: this.classAccess.guestScope(actor) },
      limit: MAX_SESSIONS + 1,
    });
    const sessions = await this.summaries.summariesOf(actor, found.slice(0, MAX_SESSIONS));
    return { sessions, isCut: found.length > MAX_SESSIONS };
  }

  /** One session. @throws NotFound */
  async getSession(actor: Actor, id: string): Promise<SessionSummary> {
    const session: ClassSession = this.classAccess.seen(actor, await this.sessions.findSession(id));
    return this.summaries.summaryOf(actor, session);
  }

  /** Classes, the newest first. */
  async listClasses(actor: Actor, page: ClassQuery): Promise<{ classes: ClassSummary[]; nextCursor: string | null }> {
    const found = await this.groups.listGroups(this.classAccess.readScope(actor), {
      ...this.ownPart(actor),
      ...{ ...NOT_NARROWED, ...page, guests: this.classAccess.guestScope(actor) },
      before: decodeMomentCursor(page.cursor),
      limit: page.limit + 1,
    });
    const groups = found.slice(0, page.limit);
    const ids = groups.map((group) => group.id);
    const counts = await this.bookingRows.countsOf(ids);
    const overdue = await this.summaries.overdueCountsOf(ids);
    const unfit = await this.summaries.unfitCountsOf(ids);
    const names = await this.summaries.communeNames(groups.map((group) => group.communeId));
    const last = groups[groups.length - 1];
    return {
      classes: groups.map((group) => ({
        ...group,
        communeName: names.get(group.communeId) ?? '',
        bookedCount: counts.get(group.id) ?? 0,
        overdueCount: overdue.get(group.id) ?? 0,
        unfitCount: unfit.get(group.id) ?? 0,
        isOwn: this.classAccess.isOwn(actor, group),
        isGuest: this.classAccess.isGuest(actor, group),
      })),
      nextCursor: found.length > page.limit && last !== undefined ? encodeMomentCursor(last.createdAt, last.id) : null,
    };
  }

  /** A class with its sessions and people; the reading goes into the trail. @throws NotFound */
  async getClass(actor: Actor, id: string): Promise<ClassDetail> {
    const detail = await this.describeClass(actor, id);
    await this.classAccess.noteClassRead(
      actor,
      detail,
      detail.bookings.map(({ memberId }) => memberId),
    );
    return detail;
  }

  /** A class without its people. @throws NotFound */
  async getGroup(actor: Actor, id: string): Promise<ClassGroup> {
    return this.classAccess.seen(actor, await this.groups.findGroup(id));
  }

  /**
   * What who is a guest of a class may say of it: its title and the communes of hers whose people learn there, most people first; null for who sees it as
   * what it is. @throws NotFound
   */
  async describeForGuest(actor: Actor, id: string): Promise<{ title: string; communeIds: readonly string[] } | null> {
    const group = this.classAccess.visited(actor, await this.groups.findGroup(id));
    if (!this.classAccess.isGuest(actor, group)) return null;
    const scope = this.classAccess.guestScope(actor);
    const heirs = (await this.groups.plannedFor(id)).flatMap((one) => one.heirs);
    const own = heirs.filter(({ path }) => scope.contains(path)).map((heir) => heir.id);
    return { title: group.title, communeIds: [...new Set(own)] };
  }

  /** The title of a class, whoever asks: for papers that an office issued about it. @throws NotFound */
  async titleOf(id: string): Promise<string> {
    const group = await this.groups.findGroup(id);
    if (group === null) throw new NotFound();
    return group.title;
  }

  /** The same as `getClass` for a library that writes the reading into the trail itself, under its own act. @throws NotFound */
  async describeClass(actor: Actor, id: string): Promise<ClassDetail> {
    const group = this.classAccess.visited(actor, await this.groups.findGroup(id));
    const bookings = await this.bookingRows.bookingsOf(id);
    const people = await this.peopleOf(actor, group, bookings);
    const planned = await this.groups.plannedFor(id);
    const names = await this.summaries.communeNames([group.communeId, ...planned.map(({ communeId }) => communeId)]);
    const isOfGuests = group.guestPaths.some((path) => this.classAccess.guestScope(actor).contains(path));
    const held = await this.sessions.sessionsOfGroup(id);
    const sessions = await this.summaries.summariesOf(
      actor,
      held.map((session) => ({ ...session, isOfGuests })),
    );
    return {
      ...group,
      required: (await this.groups.requiredOf([id])).get(id) ?? [],
      communeName: names.get(group.communeId) ?? '',
      isOwn: this.classAccess.isOwn(actor, group),
      can: this.actsOf(actor, group, sessions),
      isGuest: this.classAccess.isGuest(actor, group),
      plannedFor: planned.map(({ communeId, people: count, isByMove, heirs }) => ({
        ...{ communeId, people: count, isByMove, communeName: names.get(communeId) ?? '' },
        goingOn: heirs.map(({ id: heirId, name, path }) => ({
          ...{ communeId: heirId, communeName: name },
          isOwn: this.classAccess.guestScope(actor).contains(path),
        })),
      })),
      sessions,
      bookings: people,
      freePlaces: group.capacity - bookings.length,
    };
  }

  private ownPart(actor: Actor): OwnClasses {
    return { trainerId: actor.accountId, reach: this.classAccess.ownReach(actor) };
  }

  private async peopleOf(
    actor: Actor,
    group: ClassGroup,
    bookings: readonly { memberId: string; isWalkIn: boolean }[],
  ): Promise<BookedMember[]> {
    const described = await this.members.describeMembers(bookings.map((booking) => booking.memberId));
    const sees = this.classAccess.sees(actor, group);
    return bookings
      .flatMap((booking) => {
        const member = described.get(booking.memberId);
        return member !== undefined && sees(member) ? [bookedMemberOf(member, booking.isWalkIn)] : [];
      })
      .sort((a, b) => compareNames(a.fullName, b.fullName));
  }

  private actsOf(actor: Actor, group: ClassGroup, sessions: readonly SessionSummary[]): ClassAct[] {
    const isComing = sessions.some(({ state }) => state === 'planned');
    const may: Readonly<Record<ClassAct, boolean>> = {
      ...this.ownActs(actor, group),
      move: isComing && this.classAccess.mayMoveClass(actor, group),
      cancel: this.classAccess.mayCancel(actor, group),
      end: this.classAccess.mayEnd(actor, group),
      book: !sessions.every(isBehind) && this.classAccess.mayBook(actor, group),
    };
    return CLASS_ACTS.filter((act) => may[act]);
  }

  private ownActs(actor: Actor, group: ClassGroup): Record<'change' | 'call-roll' | 'replace', boolean> {
    const isOwn = this.classAccess.isOwn(actor, group);
    return {
      change: this.classAccess.mayChange(actor, group),
      'call-roll': isOwn && this.classAccess.mayOn(actor, CALL_ROLL, group),
      replace: isOwn && this.classAccess.allows(actor, REPLACE_STAFF, group),
    };
  }

  async listChoices(
    actor: Actor,
    query: { readonly isMine: boolean; readonly communeId: string | null },
  ): Promise<ClassChoices> {
    const scope = this.classAccess.readScope(actor);
    const classes = { trainerId: actor.accountId, reach: this.classAccess.ownReach(actor), ...query };
    const staff = await this.groups.listStaff(scope, classes);
    const venues = await this.groups.listUsedVenues(scope, classes);
    const names = await this.units.getUnitNames(venues.map(({ unitPath }) => unitPath));
    return {
      staff: staff.sort((one, other) => compareNames(one.name, other.name)),
      venues: venues.map((venue) => ({ ...venue, communeName: names.get(venue.unitPath) ?? '' })),
    };
  }

  /**
   * Those of the classes that the actor sees neither as what they are nor for people of hers, by id, with their titles: for an office that
   * wrote papers about them while it saw them.
   */
  async hiddenAmong(actor: Actor, classGroupIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const found = await this.groups.findGroups(classGroupIds);
    const hidden = found.filter(
      (group) => !this.classAccess.reads(actor, group) && !this.classAccess.isGuest(actor, group),
    );
    return new Map(hidden.map(({ id, title }) => [id, title]));
  }

  /**
   * People on places beyond a lowered capacity move to free ones below it.
   * @throws ClassChangedSince, RuleFixed, RequestsOpen, CapacityBelowBookings, CapacityOverVenue, TopicUnknown, NotYourClass, NotFound
   */
  async changeClass(actor: Actor, id: string, change: ClassChange): Promise<void> {
    await retryWhenRaced(() => this.transactions.run(() => this.writeChange(actor, id, change)));
  }

  private async writeChange(actor: Actor, id: string, change: ClassChange): Promise<void> {
    const group = this.classAccess.changeable(actor, await this.groups.lockGroup(id));
    requireSeen(group, change);
    const rule = change.rule ?? group.rule;
    await this.requireRule(group, rule);
    const approval = change.approval ?? group.approval;
    await this.requireAnswered(group, approval);
    await this.requireRoom(group, change.capacity);
    const taken = new Set((await this.bookingRows.bookingsOf(id)).map((booking) => booking.place));
    if (taken.size > change.capacity) throw new CapacityBelowBookings(taken.size);
    for (const { from, to } of moveIntoCapacity(change.capacity, taken))
      await this.bookingRows.changePlace(id, from, to);
    const buildsOn = change.buildsOn ?? group.buildsOn;
    const { capacity } = change;
    await this.changeFrame(group, { title: cleanText(change.title), capacity, rule, approval, buildsOn });
    await this.audit.record(actor, {
      action: 'classes.class-changed',
      subjectType: 'class-group',
      subjectId: id,
      unitPath: group.unitPath,
      details: {
        ...{ capacityBefore: group.capacity, capacity, approval, ...rule },
        ...requiredDetails(group.buildsOn, buildsOn),
      },
    });
  }

  /**
   * Every hall of a session to come holds so many, where it is more than before; the halls stay as they are until the transaction ends. Under the lock
   * on the class. @throws CapacityOverVenue
   */
  async requireRoom(group: Pick<ClassGroup, 'id' | 'capacity'>, capacity: number): Promise<void> {
    if (capacity <= group.capacity) return;
    const now = this.clock.now();
    const sessionsToCome = async () =>
      (await this.sessions.sessionsOfGroup(group.id)).filter(
        ({ state, endsAt }) => state === 'planned' && endsAt > now,
      );
    await this.availabilityRows.lockHours((await sessionsToCome()).map(({ venueId }) => venueId));
    const upcoming = await sessionsToCome();
    const smallest = Math.min(...upcoming.map((session) => session.venueCapacity));
    if (capacity > smallest) throw new CapacityOverVenue(smallest);
  }

  /**
   * The rule of a class once a session is closed is what its hours were counted by. Needs a transaction: no session is closed before it
   * ends. @throws RuleFixed
   */
  async requireRule(group: ClassGroup, rule: AttendanceRule): Promise<void> {
    if (isSameRule(group.rule, rule)) return;
    await this.sessions.keepUnclosed(group.id);
    const sessions = await this.sessions.sessionsOfGroup(group.id);
    if (sessions.some(({ state }) => state === 'closed')) throw new RuleFixed();
  }

  /** Who asked under one way of admitting is answered by it. Under the lock on the class. @throws RequestsOpen */
  async requireAnswered(group: ClassGroup, approval: Approval): Promise<void> {
    if (approval === group.approval) return;
    const open = await this.requests.openCount(group.id, this.clock.now());
    if (open > 0) throw new RequestsOpen(open);
  }

  /**
   * Another title is a change of every session in the calendars that show it; more places go to those who wait. Needs a transaction, and
   * the lock on the class. @throws BookingRaced, TopicUnknown
   */
  async changeFrame(group: ClassGroup, change: ChangedClass): Promise<void> {
    await this.groups.changeGroup(group.id, change);
    const now = this.clock.now();
    if (change.title !== group.title) await this.sessions.noteRetitled(group.id, now);
    if (change.capacity > group.capacity)
      await this.places.promoteWaiting({ id: group.id, capacity: change.capacity }, now);
  }
}

/** @throws ClassChangedSince */
function requireSeen(now: ClassState, { was = {}, ...wish }: ClassChange): void {
  const state = comparable(now);
  if (isStale(Object.keys(state), state, { wish: comparable(wish), seen: comparable(was) }))
    throw new ClassChangedSince();
}

/** Every field as one value. */
function comparable({ title, capacity, approval, rule, buildsOn }: Partial<ClassState>): Record<string, unknown> {
  return {
    ...{ capacity, approval },
    title: title && cleanText(title),
    rule: rule && [rule.wholeFromPercent, rule.roundToMinutes, rule.lateAfterMinutes].join(),
    buildsOn: buildsOn && [...buildsOn].sort().join(),
  };
}

const NOTHING = 'none';

/** What it builds on; where that was changed, also what it did before: a class of a call does so by the department's word. */
function requiredDetails(before: readonly string[], now: readonly string[]): Readonly<Record<string, string>> {
  const words = (ids: readonly string[]): string => (ids.length === 0 ? NOTHING : [...ids].sort().join(', '));
  if (words(before) === words(now)) return now.length === 0 ? {} : { required: words(now) };
  return { requiredBefore: words(before), required: words(now) };
}
