import { Injectable } from '@nestjs/common';
import { promotionStopsAt } from '../rules/booking-policy';
import { BookingRepository } from '../storage/booking.repository';
import { BookingPolicyRepository } from '../storage/booking-policy.repository';
import { type ClassGroup } from '../storage/class-group.repository';
import { ClassSessionRepository } from '../storage/class-session.repository';
import { WaitingRepository } from '../storage/waiting.repository';
import { PlaceKeeper } from './place-keeper.service';
import { WaitingOrder } from './waiting-order.service';

/** Gives free places of a class to those who wait, in their order. Runs in the transaction that freed them. */
@Injectable()
export class PlacePromoter {
  constructor(
    private readonly places: PlaceKeeper,
    private readonly order: WaitingOrder,
    private readonly waiting: WaitingRepository,
    private readonly bookings: BookingRepository,
    private readonly sessions: ClassSessionRepository,
    private readonly policies: BookingPolicyRepository,
  ) {}

  /**
   * Gives who got a place. Nobody once the class is too near, or while a session of it runs: then whoever asks first gets it. Who is busy at those hours, has not
   * finished what the class builds on by now, or holds no seat any more, stays on the list and is passed over. `asking`: for whom the caller goes on to ask for places; they are held together
   * with those who wait. The caller has locked the class, and holds no people yet. @throws BookingRaced
   */
  async promote(
    { id: classGroupId, capacity }: Pick<ClassGroup, 'id' | 'capacity'>,
    now: Date,
    asking: readonly string[] = [],
  ): Promise<string[]> {
    const entries = await this.waiting.waitingFor(classGroupId);
    if (entries.length === 0 || !(await this.isInTime(classGroupId, now))) return [];
    const free = capacity - (await this.bookings.bookingsOf(classGroupId)).length;
    if (free <= 0) return [];
    const { toBegin, running } = await this.sessions.lockUpcoming(classGroupId, now);
    if (running.length > 0) return [];
    const ids = entries.map(({ memberId }) => memberId);
    await this.places.hold([...ids, ...asking]);
    const { clashes, missing, leavers } = await this.places.obstaclesOf(classGroupId, ids, toBegin);
    const passedOver = new Set([...clashes.keys(), ...missing.keys(), ...leavers]);
    const next = (await this.order.of(classGroupId, passedOver)).slice(0, free).map(({ memberId }) => memberId);
    if (next.length === 0) return [];
    const askedBy = new Map(entries.map(({ memberId, joinedBy }) => [memberId, joinedBy]));
    const plan = await this.places.give(classGroupId, next, {
      bookedBy: (memberId) => askedBy.get(memberId) ?? '',
      waitingEndsAs: 'promoted',
    });
    return plan.toBook.map(({ memberId }) => memberId);
  }

  /** Nothing of the class is to begin any more: there is no place to give. */
  async isOver(classGroupId: string, now: Date): Promise<boolean> {
    return (await this.policies.nextStartsAt(classGroupId, now)) === null;
  }

  private async isInTime(classGroupId: string, now: Date): Promise<boolean> {
    const startsAt = await this.policies.nextStartsAt(classGroupId, now);
    if (startsAt === null) return false;
    return now < promotionStopsAt(startsAt, await this.policies.policyOf(classGroupId));
  }
}
