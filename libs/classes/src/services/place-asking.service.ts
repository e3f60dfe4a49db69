import { Injectable } from '@nestjs/common';
import { type Actor, Audit, Clock, newId } from '@lopso/platform';
import { ClassOver } from '../classes.errors';
import { type BookingPlan } from '../rules/booking-plan';
import { type BookingPolicy } from '../rules/booking-policy';
import { type PlacedAs } from '../rules/placement';
import { type ClassGroup } from '../storage/class-group.repository';
import { PlacementRepository } from '../storage/placement.repository';
import { WaitingRepository } from '../storage/waiting.repository';
import { PlaceKeeper } from './place-keeper.service';
import { PlacePromoter } from './place-promoter.service';

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

/** Gives places to those who ask, and puts them on the waiting list where there is none. Callers have checked access. */
@Injectable()
export class PlaceAsking {
  constructor(
    private readonly places: PlaceKeeper,
    private readonly waiting: WaitingRepository,
    private readonly placements: PlacementRepository,
    private readonly promoter: PlacePromoter,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * `as`: somebody asks for others, as what; null: for herself. Who waits already comes first: a place that came free without their being asked (an
   * erasure, hours that ended elsewhere) is theirs. Sent twice changes nothing. Needs a transaction, and the lock on the class. @throws ClassOver when nothing
   * of the class is to begin, BookingRaced
   */
  async ask(
    actor: Actor,
    group: ClassGroup,
    memberIds: readonly string[],
    as: PlacedAs | null = null,
  ): Promise<AskedPlaces> {
    const now = this.clock.now();
    if (await this.promoter.isOver(group.id, now)) throw new ClassOver();
    const served = await this.serveWaiting(group, memberIds, now);
    // Who asks for herself sees it now, and is not told of it again.
    const seen = as === null ? memberIds.filter((id) => served.includes(id)) : [];
    for (const memberId of seen) await this.waiting.noteSeen(group.id, memberId, now);
    const placer = { accountId: actor.accountId, memberId: actor.memberId, as };
    const plan = await this.places.book(group.id, memberIds, placer);
    const full = fullOf(plan);
    await this.waiting.endRequests(group.id, full, now);
    await this.join(
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
    return this.promoter.promote(group, now, askingIds);
  }

  /**
   * Gives places to people whose requests were just approved, in this order; who gets none waits as since she asked. Gives how many wait.
   * Needs a transaction, and the lock on the class, and that who waits already was served. @throws ClassOver, BookingRaced
   */
  async admit(actor: Actor, group: ClassGroup, asked: readonly Asked[]): Promise<number> {
    const askedBy = new Map(asked.map((one) => [one.memberId, one.askedBy]));
    const ids = asked.map(({ memberId }) => memberId);
    const bookedBy = (memberId: string): string => askedBy.get(memberId) ?? actor.accountId;
    const full = new Set(fullOf(await this.places.give(group.id, ids, { bookedBy, waitingEndsAs: 'booked' })));
    await this.join(
      actor,
      group,
      asked.filter(({ memberId }) => full.has(memberId)),
    );
    return full.size;
  }

  private async join(actor: Actor, group: ClassGroup, asked: readonly Asked[]): Promise<void> {
    const entries = asked.map(({ memberId, askedAt: joinedAt, askedBy: joinedBy }) => ({
      ...{ id: newId(), classGroupId: group.id },
      ...{ memberId, joinedAt, joinedBy },
    }));
    for (const memberId of await this.waiting.join(entries))
      await this.note(actor, group, memberId, 'classes.waiting-joined');
  }

  /** True of who is on the list: where the class wants a word she had it. */
  async isWaiting(classGroupId: string, memberId: string): Promise<boolean> {
    return (await this.waiting.waitingFor(classGroupId)).some((entry) => entry.memberId === memberId);
  }

  /** Takes somebody off the list; false when she was not on it. Needs a transaction, and the lock on the class. */
  async leave(actor: Actor, group: ClassGroup, memberId: string, as: 'left' | 'removed'): Promise<boolean> {
    const ended = await this.waiting.end(group.id, [memberId], { as, at: this.clock.now() });
    if (ended.length > 0) await this.note(actor, group, memberId, 'classes.waiting-left');
    return ended.length > 0;
  }

  /** She knows of the place that came by itself, and of what others did with her place. */
  async noteSeen(classGroupId: string, memberId: string): Promise<void> {
    const now = this.clock.now();
    await this.waiting.noteSeen(classGroupId, memberId, now);
    await this.placements.noteSeen(classGroupId, memberId, now);
  }

  /** Writes into the trail how the class gives its places from now on. */
  async notePolicy(actor: Actor, group: ClassGroup, policy: BookingPolicy): Promise<void> {
    await this.audit.record(actor, {
      action: 'classes.booking-policy-changed',
      subjectType: 'class-group',
      subjectId: group.id,
      unitPath: group.unitPath,
      details: { ...policy },
    });
  }

  /** Writes into the trail what became of somebody's wish for a place. */
  async note(actor: Actor, group: ClassGroup, memberId: string, action: string): Promise<void> {
    await this.audit.record(actor, {
      action,
      subjectType: 'class-group',
      subjectId: group.id,
      unitPath: group.unitPath,
      details: { memberId },
    });
  }
}
