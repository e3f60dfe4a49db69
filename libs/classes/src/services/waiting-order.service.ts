import { Injectable } from '@nestjs/common';
import { MemberService, SeatTermService } from '@lopso/org';
import { Clock } from '@lopso/platform';
import { orderWaiting, type Waiting, type WaitingTurn } from '../rules/waiting-order';
import { BookingRepository } from '../storage/booking.repository';
import { WaitingRepository } from '../storage/waiting.repository';

/** Puts the waiting of a class into their order; people who are no longer there, or hold no seat any more, wait for nothing. */
@Injectable()
export class WaitingOrder {
  constructor(
    private readonly waiting: WaitingRepository,
    private readonly bookings: BookingRepository,
    private readonly members: MemberService,
    private readonly seatTerms: SeatTermService,
    private readonly clock: Clock,
  ) {}

  /** Everybody's turn; `withoutIds` are left out, so that nobody waits behind somebody who could not come. */
  async of(classGroupId: string, withoutIds: ReadonlySet<string> = new Set()): Promise<WaitingTurn[]> {
    const entries = (await this.waiting.waitingFor(classGroupId)).filter(({ memberId }) => !withoutIds.has(memberId));
    const ids = entries.map(({ memberId }) => memberId);
    const leavers = await this.seatTerms.findLeavers(ids, this.clock.today());
    return this.orderOf(
      classGroupId,
      entries.filter(({ memberId }) => !leavers.has(memberId)),
    );
  }

  /** The turns of these people by the same rule, as if nobody else waited. */
  async orderOf(classGroupId: string, entries: readonly Omit<Waiting, 'communeId'>[]): Promise<WaitingTurn[]> {
    if (entries.length === 0) return [];
    const booked = (await this.bookings.bookingsOf(classGroupId)).map(({ memberId }) => memberId);
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
}
