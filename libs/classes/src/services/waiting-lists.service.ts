import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { type BookingPolicy, promotionStopsAt } from '../rules/booking-policy';
import { BookingPolicyRepository } from '../storage/booking-policy.repository';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassAccess } from './class-access.service';
import { WaitingOrder } from './waiting-order.service';
import { type WaitingMember, WaitingPeople } from './waiting-people.service';

/** The waiting list of a class: the people the caller may see, in their order among all. */
export interface WaitingList {
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

/** Reads who waits for a place in a class, and why in this order. */
@Injectable()
export class WaitingLists {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly order: WaitingOrder,
    private readonly policies: BookingPolicyRepository,
    private readonly access: ClassAccess,
    private readonly people: WaitingPeople,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFound */
  async get(actor: Actor, classGroupId: string): Promise<WaitingList> {
    const group: ClassGroup = this.access.visited(actor, await this.groups.findGroup(classGroupId));
    const turns = await this.order.of(classGroupId);
    const people = await this.people.of(actor, group, turns);
    await this.access.noteClassRead(
      actor,
      group,
      people.map(({ memberId }) => memberId),
    );
    const now = this.clock.now();
    const policy = await this.policies.policyOf(classGroupId);
    const startsAt = await this.policies.nextStartsAt(classGroupId, now);
    const stopsAt = startsAt === null ? null : promotionStopsAt(startsAt, policy);
    const isRunning = await this.policies.isRunning(classGroupId, now);
    const isFirstCome = stopsAt !== null && (isRunning || now >= stopsAt);
    return { policy, stopsAt, isFirstCome, isRunning, total: turns.length, people };
  }
}
