import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Audit, Clock, Forbidden, newId, NotFound, Transactions } from '@lopso/platform';
import { BookingPlaceService } from '../booking/booking-place.service';
import { retryWhenRaced } from '../booking/booking-race';
import { type BookingPlan, type PlacedAs, type RequiredCourse } from '../booking/booking.rules';
import { type NotBooked, notBookedOf } from '../booking/booking.service';
import { EligibilityService } from '../booking/eligibility.service';
import { ClassOver } from '../classes.errors';
import { ClassAccess } from '../scheduling/class-access.service';
import { type ClassGroup, ClassGroupRepository } from '../scheduling/class-group.repository';
import { type BookedMember, bookedMemberOf } from '../sessions/session-summary.service';
import { WaitlistRepository } from './waitlist.repository';
import { type BookingPolicy, promotionStopsAt, type WaitingTurn } from './waitlist.rules';

/** Somebody who waits, as the class's people see her. */
export interface WaitingMember extends BookedMember, Omit<WaitingTurn, 'memberId' | 'communeId'> {
  /** Courses the class builds on that she has not finished: she is passed over while it is so. */
  readonly missing: readonly RequiredCourse[];
}

/** The waiting list of a class: the people the caller may see, in their order among all. */
export interface Waitlist {
  readonly policy: BookingPolicy;
  /** Until when free places go to the waiting by themselves; null when nothing of the class is to begin. */
  readonly stopsAt: Date | null;
  /** From then on, and while a session of the class runs, whoever asks first gets a free place. */
  readonly isFirstCome: boolean;
  /** A session of the class runs, or is open already. */
  readonly isRunning: boolean;
  /** Everybody who waits, whatever units they come from. */
  readonly total: number;
  readonly people: readonly WaitingMember[];
}

/** What came of asking: a place at once, a place on the waiting list, or neither for the reason in `plan`. */
export interface AskedPlaces {
  readonly plan: BookingPlan;
  readonly waitingIds: readonly string[];
}

/** Who asked when, by which account. */
interface Asked {
  readonly memberId: string;
  readonly askedAt: Date;
  readonly askedBy: string;
}

const fullOf = (plan: BookingPlan): string[] =>
  plan.refused.filter(({ reason }) => reason === 'full').map(({ memberId }) => memberId);

/** Who waits for a place of a class, in which order; joins and leaves the waitlist. */
@Injectable()
export class WaitlistService {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly places: BookingPlaceService,
    private readonly waitlistRows: WaitlistRepository,
    private readonly classAccess: ClassAccess,
    private readonly clock: Clock,
    private readonly members: MemberService,
    private readonly eligibility: EligibilityService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** @throws NotFound */
  async getWaitlist(actor: Actor, classGroupId: string): Promise<Waitlist> {
    const group: ClassGroup = this.classAccess.visited(actor, await this.groups.findGroup(classGroupId));
    const turns = await this.places.waitingTurnsOf(classGroupId);
    const people = await this.waitingMembersOf(actor, group, turns);
    await this.classAccess.noteClassRead(
      actor,
      group,
      people.map(({ memberId }) => memberId),
    );
    const now = this.clock.now();
    const policy = await this.waitlistRows.policyOf(classGroupId);
    const startsAt = await this.waitlistRows.nextStartsAt(classGroupId, now);
    const stopsAt = startsAt === null ? null : promotionStopsAt(startsAt, policy);
    const isRunning = await this.waitlistRows.isRunning(classGroupId, now);
    const isFirstCome = stopsAt !== null && (isRunning || now >= stopsAt);
    return { policy, stopsAt, isFirstCome, isRunning, total: turns.length, people };
  }

  /** Those of them the actor may see, in their order. The reading is noted by the caller. */
  async waitingMembersOf(actor: Actor, group: ClassGroup, turns: readonly WaitingTurn[]): Promise<WaitingMember[]> {
    const ids = turns.map(({ memberId }) => memberId);
    const described = await this.members.describeMembers(ids);
    const missing = await this.eligibility.missingCoursesOfClass(group.id, ids);
    const sees = this.classAccess.sees(actor, group);
    return turns.flatMap((turn) => {
      const member = described.get(turn.memberId);
      if (member === undefined || !sees(member)) return [];
      const { joinedAt, position, communePlaces, turn: number, ahead } = turn;
      const lacks = missing.get(member.id) ?? [];
      return [
        { ...bookedMemberOf(member, false), joinedAt, position, communePlaces, turn: number, ahead, missing: lacks },
      ];
    });
  }

  /**
   * Puts people of the actor's units on the list; where a place is free they get it. Gives who was left out, as they are elsewhere at
   * the hours or on the way, or lack what the class builds on. @throws NotFound, Forbidden, ClassOver
   */
  async addWaiting(actor: Actor, classGroupId: string, memberIds: readonly string[]): Promise<NotBooked[]> {
    const group = this.requireBookable(actor, await this.groups.findGroup(classGroupId));
    const people = await this.eligibility.bookablePeople(actor, { teamIds: [], memberIds });
    this.classAccess.requireOfGuests(actor, group, people);
    const ids = people.map(({ id }) => id);
    const { as } = this.classAccess.placerOf(actor, group);
    const { plan } = await this.locked(actor, classGroupId, (locked) => this.askForPlaces(actor, locked, ids, as));
    const hindered = plan.refused.filter(({ reason }) => reason !== 'full' && reason !== 'already-booked');
    const readable = this.classAccess.readScope(actor);
    return notBookedOf(hindered, people, (clash) => readable.contains(clash.unitPath));
  }

  /** Takes somebody of the actor's units off the list; twice is harmless. @throws NotFound, Forbidden */
  async removeWaiting(actor: Actor, classGroupId: string, memberId: string): Promise<void> {
    const group = this.requireBookable(actor, await this.groups.findGroup(classGroupId));
    this.classAccess.requireOfGuests(
      actor,
      group,
      await this.eligibility.bookablePeople(actor, { teamIds: [], memberIds: [memberId] }),
    );
    await this.locked(actor, classGroupId, async (group) => {
      await this.leaveWaitlist(actor, group, memberId, 'removed');
    });
  }

  /** Says how the class gives its places. @throws NotFound, Forbidden */
  async setBookingPolicy(actor: Actor, classGroupId: string, policy: BookingPolicy): Promise<void> {
    const seen = this.classAccess.seen(actor, await this.groups.findGroup(classGroupId));
    if (!this.classAccess.mayBookAll(actor, seen)) throw new Forbidden();
    await this.locked(actor, classGroupId, async (group) => {
      await this.waitlistRows.setPolicy(classGroupId, policy);
      await this.auditPolicy(actor, group, policy);
    });
  }

  private async locked<T>(actor: Actor, classGroupId: string, act: (group: ClassGroup) => Promise<T>): Promise<T> {
    return retryWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group === null) throw new NotFound();
        this.requireBookable(actor, group);
        return act(group);
      }),
    );
  }

  private requireBookable<T extends ClassGroup>(actor: Actor, group: T | null): T {
    const seen = this.classAccess.visited(actor, group);
    if (!this.classAccess.mayBook(actor, seen)) throw new Forbidden();
    return seen;
  }

  /**
   * `as`: somebody asks for others, as what; null: for herself. Who waits already comes first: a place that came free without their being asked (an
   * erasure, hours that ended elsewhere) is theirs. Sent twice changes nothing. Needs a transaction, and the lock on the class. @throws ClassOver when nothing
   * of the class is to begin, BookingRaced
   */
  async askForPlaces(
    actor: Actor,
    group: ClassGroup,
    memberIds: readonly string[],
    as: PlacedAs | null = null,
  ): Promise<AskedPlaces> {
    const now = this.clock.now();
    if (await this.places.isPromotionOver(group.id, now)) throw new ClassOver();
    const served = await this.serveWaiting(group, memberIds, now);
    // Who asks for herself sees it now, and is not told of it again.
    const seen = as === null ? memberIds.filter((id) => served.includes(id)) : [];
    for (const memberId of seen) await this.waitlistRows.acknowledgeTurn(group.id, memberId, now);
    const placer = { accountId: actor.accountId, memberId: actor.memberId, as };
    const plan = await this.places.bookPlaces(group.id, memberIds, placer);
    const full = fullOf(plan);
    await this.waitlistRows.endRequests(group.id, full, now);
    await this.joinWaitlist(
      actor,
      group,
      full.map((memberId) => ({ memberId, askedAt: now, askedBy: actor.accountId })),
    );
    return { plan, waitingIds: full };
  }

  /**
   * Who waits already comes before these, who ask now; gives who got a place. Needs a transaction, and the lock on the class; before anything else is
   * asked about people. @throws BookingRaced
   */
  async serveWaiting(group: ClassGroup, askingIds: readonly string[], now: Date): Promise<readonly string[]> {
    return this.places.promoteWaiting(group, now, askingIds);
  }

  /**
   * Gives places to people whose requests were just approved, in this order; who gets none waits as since she asked. Gives how many wait.
   * Needs a transaction, and the lock on the class, and that who waits already was served. @throws ClassOver, BookingRaced
   */
  async admitWaiting(actor: Actor, group: ClassGroup, asked: readonly Asked[]): Promise<number> {
    const askedBy = new Map(asked.map((one) => [one.memberId, one.askedBy]));
    const ids = asked.map(({ memberId }) => memberId);
    const bookedBy = (memberId: string): string => askedBy.get(memberId) ?? actor.accountId;
    const full = new Set(fullOf(await this.places.givePlaces(group.id, ids, { bookedBy, waitingEndsAs: 'booked' })));
    await this.joinWaitlist(
      actor,
      group,
      asked.filter(({ memberId }) => full.has(memberId)),
    );
    return full.size;
  }

  private async joinWaitlist(actor: Actor, group: ClassGroup, asked: readonly Asked[]): Promise<void> {
    const entries = asked.map(({ memberId, askedAt: joinedAt, askedBy: joinedBy }) => ({
      ...{ id: newId(), classGroupId: group.id },
      ...{ memberId, joinedAt, joinedBy },
    }));
    for (const memberId of await this.waitlistRows.join(entries))
      await this.auditWaitlist(actor, group, memberId, 'classes.waiting-joined');
  }

  /** True of who is on the list: where the class wants a word she had it. */
  async isWaiting(classGroupId: string, memberId: string): Promise<boolean> {
    return (await this.waitlistRows.waitingFor(classGroupId)).some((entry) => entry.memberId === memberId);
  }

  /** Takes somebody off the list; false when she was not on it. Needs a transaction, and the lock on the class. */
  async leaveWaitlist(actor: Actor, group: ClassGroup, memberId: string, as: 'left' | 'removed'): Promise<boolean> {
    const ended = await this.waitlistRows.endWaiting(group.id, [memberId], { as, at: this.clock.now() });
    if (ended.length > 0) await this.auditWaitlist(actor, group, memberId, 'classes.waiting-left');
    return ended.length > 0;
  }

  /** She knows of the place that came by itself, and of what others did with her place. */
  async acknowledgePlacement(classGroupId: string, memberId: string): Promise<void> {
    const now = this.clock.now();
    await this.waitlistRows.acknowledgeTurn(classGroupId, memberId, now);
    await this.waitlistRows.acknowledgePlacement(classGroupId, memberId, now);
  }

  /** Writes into the trail how the class gives its places from now on. */
  async auditPolicy(actor: Actor, group: ClassGroup, policy: BookingPolicy): Promise<void> {
    await this.audit.record(actor, {
      action: 'classes.booking-policy-changed',
      subjectType: 'class-group',
      subjectId: group.id,
      unitPath: group.unitPath,
      details: { ...policy },
    });
  }

  /** Writes into the trail what became of somebody's wish for a place. */
  async auditWaitlist(actor: Actor, group: ClassGroup, memberId: string, action: string): Promise<void> {
    await this.audit.record(actor, {
      action,
      subjectType: 'class-group',
      subjectId: group.id,
      unitPath: group.unitPath,
      details: { memberId },
    });
  }
}
