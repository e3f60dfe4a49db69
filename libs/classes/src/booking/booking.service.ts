import { Injectable } from '@nestjs/common';
import { MemberService, type MemberSummary, SeatTermService } from '@lopso/org';
import { Access, type Actor, Audit, Forbidden, NotFound, Transactions } from '@lopso/platform';
import { type ClashWords } from '../classes.errors';
import { BOOK_NAMED } from '../classes.permissions';
import { AlternativeClassService, type OtherPlace } from '../own-classes/alternative-class.service';
import { ClassAccess } from '../scheduling/class-access.service';
import { type ClassGroup, ClassGroupRepository, type StaffedClassGroup } from '../scheduling/class-group.repository';
import { clashWordsOf } from '../sessions/refusals';
import { BookingPlaceService } from './booking-place.service';
import { retryWhenRaced } from './booking-race';
import { BookingRepository } from './booking.repository';
import { type BookingPlan, placedAs, type RefusedBooking, type RequiredCourse, type TakenAs } from './booking.rules';
import { EligibilityService, type PeopleToBook } from './eligibility.service';

/** Somebody who got no place, and why. */
export interface NotBooked {
  readonly memberId: string;
  readonly fullName: string;
  readonly reason: RefusedBooking['reason'];
  /** The other hours, for `clash`; its title is empty where the caller may not see that class. */
  readonly clash: ClashWords | null;
  /** For `missing`: titles of the courses she has not finished. */
  readonly missing: readonly string[];
  /** For a clash by the way alone: how long it takes. */
  readonly travelMinutes: number | null;
  /** For `clash`: where else she could go, of what the caller books her into; null: that was not looked for. */
  readonly others: readonly OtherPlace[] | null;
}

/** Refusals with names; `mayKnow` says whether the caller may know of a class that stands in the way; `others` by member. */
export function notBookedOf(
  refused: readonly RefusedBooking[],
  people: readonly { readonly id: string; readonly fullName: string }[],
  mayKnow: (clash: { readonly unitPath: string }) => boolean,
  others: ReadonlyMap<string, readonly OtherPlace[]> = new Map(),
): NotBooked[] {
  const names = new Map(people.map((member) => [member.id, member.fullName]));
  return refused.map(({ memberId, reason, clash, missing }) => ({
    ...{ memberId, fullName: names.get(memberId) ?? '', reason },
    missing: missing.map(({ title }) => title),
    travelMinutes: clash?.travelMinutes ?? null,
    others: others.get(memberId) ?? null,
    clash: clash === null ? null : { ...clashWordsOf(clash), title: mayKnow(clash) ? clash.title : '' },
  }));
}

/** What came of a booking: the rest is booked although some could not be. */
export interface BookingOutcome {
  readonly booked: readonly { readonly memberId: string; readonly fullName: string }[];
  readonly notBooked: readonly NotBooked[];
}

/** Somebody who could not be given a place, and the courses she has to finish before. */
export interface LackingPerson {
  readonly memberId: string;
  readonly fullName: string;
  readonly missing: readonly RequiredCourse[];
}

/** Who of those somebody is about to book lacks what the class builds on. */
export interface BookingPreview {
  /** How many of those asked about have no place yet. */
  readonly people: number;
  /** By given name. */
  readonly lacking: readonly LackingPerson[];
}

/** People whom somebody else names for a class, and what is to be kept of it; all run in the transaction of the booking. */
export interface NamedForClass {
  /** Holds what they are named in, and may refuse; runs before the class is held. Gives further classes that what is kept will touch. */
  readonly first: (group: ClassGroup) => Promise<readonly string[]>;
  /** Whom to book, in the order in which they get places; runs under the lock on the class, before which nobody holds people. */
  readonly whom: () => Promise<readonly string[]>;
  /** Who has a place in the class now: who got one, and who had one. */
  readonly keep: (memberIds: readonly string[]) => Promise<void>;
}

/** Somebody's place in a class. */
export interface HeldPlace {
  readonly classGroupId: string;
  readonly memberId: string;
}

/** Books people into a class, says beforehand whom it could not book, and gives their places up. */
@Injectable()
export class BookingService {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly eligibility: EligibilityService,
    private readonly classAccess: ClassAccess,
    private readonly places: BookingPlaceService,
    private readonly alternatives: AlternativeClassService,
    private readonly transactions: Transactions,
    private readonly bookingRows: BookingRepository,
    private readonly access: Access,
    private readonly members: MemberService,
    private readonly seatTerms: SeatTermService,
    private readonly audit: Audit,
  ) {}

  /**
   * Books everybody who can be booked; may be sent twice. Whoever is busy then is told with other classes about the same. @throws ClassOver, Forbidden for another trainer's class,
   * NotFound for a hidden class or person
   */
  async bookMembers(actor: Actor, classGroupId: string, request: PeopleToBook): Promise<BookingOutcome> {
    const group = await this.bookable(actor, classGroupId);
    const people = await this.eligibility.bookablePeople(actor, request);
    this.classAccess.requireOfGuests(actor, group, people);
    const ids = people.map((member) => member.id);
    const placer = this.classAccess.placerOf(actor, group);
    const plan = await retryWhenRaced(() => this.transactions.run(() => this.places.bookByHand(group.id, ids, placer)));
    return this.outcome(actor, group, people, plan);
  }

  private async bookable(actor: Actor, classGroupId: string): Promise<StaffedClassGroup> {
    const group = this.classAccess.visited(actor, await this.groups.findGroup(classGroupId));
    if (!this.classAccess.mayBook(actor, group)) throw new Forbidden();
    return group;
  }

  private async outcome(
    actor: Actor,
    group: StaffedClassGroup,
    people: readonly MemberSummary[],
    plan: BookingPlan,
  ): Promise<BookingOutcome> {
    const busy = new Set(plan.refused.filter(({ reason }) => reason === 'clash').map(({ memberId }) => memberId));
    const others = await this.alternatives.alternativesForPeople(
      actor,
      group,
      people.filter(({ id }) => busy.has(id)),
    );
    const names = new Map(people.map((member) => [member.id, member.fullName]));
    const readable = this.classAccess.readScope(actor);
    return {
      booked: plan.toBook.map(({ memberId }) => ({ memberId, fullName: names.get(memberId) ?? '' })),
      notBooked: notBookedOf(plan.refused, people, (clash) => readable.contains(clash.unitPath), others),
    };
  }

  /** The reading is noted for those who lack something. @throws NotFound for a hidden class, person or team, Forbidden for another trainer's class */
  async previewBooking(actor: Actor, classGroupId: string, request: PeopleToBook): Promise<BookingPreview> {
    const group: ClassGroup = this.classAccess.visited(actor, await this.groups.findGroup(classGroupId));
    if (!this.classAccess.mayBook(actor, group)) throw new Forbidden();
    const people = await this.eligibility.bookablePeople(actor, request);
    this.classAccess.requireOfGuests(actor, group, people);
    const placed = new Set((await this.bookingRows.bookingsOf(group.id)).map(({ memberId }) => memberId));
    const asked = people.filter(({ id }) => !placed.has(id));
    const missing = await this.eligibility.missingCoursesOfClass(
      group.id,
      asked.map(({ id }) => id),
    );
    const lacking = asked.flatMap(({ id: memberId, fullName }) => {
      const courses = missing.get(memberId);
      return courses === undefined ? [] : [{ memberId, fullName, missing: courses }];
    });
    await this.classAccess.noteClassRead(
      actor,
      group,
      lacking.map(({ memberId }) => memberId),
    );
    return { people: asked.length, lacking };
  }

  /**
   * Books who can be booked, by the rules of every booking; what is kept and the places come together or not at all. All parts may run again
   * when another booking came in between. @throws NotFound for a hidden class or person, Forbidden, ClassOver, and what `first` throws
   */
  async bookNamed(
    actor: Actor,
    classGroupId: string,
    named: NamedForClass,
  ): Promise<{ readonly placed: number; readonly notBooked: readonly NotBooked[] }> {
    const group: ClassGroup = this.classAccess.seen(actor, await this.groups.findGroup(classGroupId));
    if (!this.classAccess.allows(actor, BOOK_NAMED, group)) throw new Forbidden();
    return retryWhenRaced(() => this.transactions.run(() => this.bookNamedOnce(actor, group, named)));
  }

  private async bookNamedOnce(
    actor: Actor,
    group: ClassGroup,
    named: NamedForClass,
  ): Promise<{ readonly placed: number; readonly notBooked: readonly NotBooked[] }> {
    await this.groups.lockGroups([group.id, ...(await named.first(group))]);
    const ids = await named.whom();
    if (ids.length === 0) return { placed: 0, notBooked: [] };
    const people = await this.members.describeMembers(ids);
    const scope = this.access.scope(actor, BOOK_NAMED);
    if ([...people.values()].some(({ unitPath }) => !scope.contains(unitPath))) throw new NotFound();
    const { accountId, memberId } = actor;
    const plan = await this.places.bookPlaces(group.id, ids, { accountId, memberId, as: 'department' });
    const had = plan.refused.filter(({ reason }) => reason === 'already-booked');
    const placed = [...plan.toBook, ...had].map(({ memberId }) => memberId);
    await this.places.markNamed(group.id, placed);
    await named.keep(placed);
    const refused = plan.refused.filter(({ reason }) => reason !== 'already-booked');
    const readable = this.classAccess.readScope(actor);
    const notBooked = notBookedOf(refused, [...people.values()], (clash) => readable.contains(clash.unitPath));
    return { placed: placed.length, notBooked };
  }

  /**
   * Gives how many got a place by it: with none, booking again undoes it. Twice is harmless.
   * @throws NotFound, Forbidden for another trainer's class
   */
  async unbookMember(actor: Actor, classGroupId: string, memberId: string): Promise<number> {
    const group = this.classAccess.visited(actor, await this.groups.findGroup(classGroupId));
    if (!this.classAccess.mayBook(actor, group)) throw new Forbidden();
    this.classAccess.requireOfGuests(
      actor,
      group,
      await this.eligibility.bookablePeople(actor, { teamIds: [], memberIds: [memberId] }),
    );
    const takenAs = placedAs(this.classAccess.placerOf(actor, group), memberId);
    return retryWhenRaced(() =>
      this.transactions.run(async () => {
        const locked = await this.groups.lockGroup(classGroupId);
        return locked === null ? 0 : ((await this.freePlaceOf(locked, memberId, takenAs)) ?? 0);
      }),
    );
  }

  /**
   * The same for callers that have checked access and locked the class: how many got a place by it, null when none was held. `takenAs`: she is told
   * that it was taken. Needs a transaction. @throws BookingRaced
   */
  async freePlaceOf(group: ClassGroup, memberId: string, takenAs: TakenAs | null = null): Promise<number | null> {
    const now = this.eligibility.now();
    const held = (await this.bookingRows.bookingsOf(group.id)).find((booking) => booking.memberId === memberId);
    if (held === undefined) return null;
    await this.bookingRows.cancelBooking(held.id, now, takenAs);
    return (await this.places.promoteWaiting(group, now)).length;
  }

  /** Holds these classes until the transaction ends; before the people in them are held. */
  async holdPlace(classGroupIds: readonly string[]): Promise<void> {
    await this.groups.lockGroups(classGroupIds);
  }

  /**
   * Ends such places of people who wait for their class no longer; those of a class that takes place after all stay. Callers have checked
   * access. Needs a transaction.
   */
  async giveUpPlace(held: readonly HeldPlace[]): Promise<void> {
    const groupIds = [...new Set(held.map(({ classGroupId }) => classGroupId))].sort();
    for (const groupId of groupIds) {
      const group = await this.groups.lockGroup(groupId);
      if (group === null || (await this.groups.takesPlace(groupId))) continue;
      const members = held.filter(({ classGroupId }) => classGroupId === groupId);
      for (const { memberId } of members) await this.freePlaceOf(group, memberId);
    }
  }

  /**
   * Ends turns and requests of whoever held no seat on `day` or later, and gives her place back unless something of the class has begun; the places
   * go to who waits. Whether she left is asked under the lock on the class, so twice is harmless. Gives how many were let go.
   */
  async releaseLeaver(
    classGroupId: string,
    { day, now }: { readonly day: string; readonly now: Date },
  ): Promise<number> {
    return retryWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group === null) return 0;
        const placed = await this.bookingRows.classesOfLeaver(group.id, now);
        const ids = [...(await this.seatTerms.findLeaversForGood(placed, day))].sort();
        if (ids.length > 0) await this.releaseFromClass(group, ids, now);
        return ids.length;
      }),
    );
  }

  private async releaseFromClass(group: ClassGroup, memberIds: readonly string[], now: Date): Promise<void> {
    await this.bookingRows.endAsking(group.id, memberIds, now);
    const isFreed = await this.bookingRows.hasNotBegun(group.id, now);
    for (const memberId of memberIds) {
      if (isFreed) await this.freePlaceOf(group, memberId, 'seat-over');
      await this.audit.record(null, {
        action: 'classes.leaver-let-go',
        subjectType: 'class-group',
        subjectId: group.id,
        unitPath: group.unitPath,
        details: { memberId },
      });
    }
  }
}
