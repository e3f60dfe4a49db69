import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, Transactions } from '@lopso/platform';
import { placedAs, type TakenAs } from '../rules/placement';
import { BookingRepository } from '../storage/booking.repository';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { BookablePeople } from './bookable-people.service';
import { ClassAccess } from './class-access.service';
import { PlacePromoter } from './place-promoter.service';
import { againWhenRaced } from './racing';

/** Takes somebody of the actor's units out of a class; the place goes to who waits for it, in the same transaction. */
@Injectable()
export class FreePlace {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly bookings: BookingRepository,
    private readonly people: BookablePeople,
    private readonly access: ClassAccess,
    private readonly promoter: PlacePromoter,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Gives how many got a place by it: with none, booking again undoes it. Twice is harmless.
   * @throws NotFound, Forbidden for another trainer's class
   */
  async unbook(actor: Actor, classGroupId: string, memberId: string): Promise<number> {
    const group = this.access.visited(actor, await this.groups.findGroup(classGroupId));
    if (!this.access.mayBook(actor, group)) throw new Forbidden();
    this.access.requireOfGuests(actor, group, await this.people.of(actor, { teamIds: [], memberIds: [memberId] }));
    const takenAs = placedAs(this.access.placerOf(actor, group), memberId);
    return againWhenRaced(() =>
      this.transactions.run(async () => {
        const locked = await this.groups.lockGroup(classGroupId);
        return locked === null ? 0 : ((await this.freeHeld(locked, memberId, takenAs)) ?? 0);
      }),
    );
  }

  /**
   * The same for callers that have checked access and locked the class: how many got a place by it, null when none was held. `takenAs`: she is told
   * that it was taken. Needs a transaction. @throws BookingRaced
   */
  async freeHeld(group: ClassGroup, memberId: string, takenAs: TakenAs | null = null): Promise<number | null> {
    const now = this.people.now();
    const held = (await this.bookings.bookingsOf(group.id)).find((booking) => booking.memberId === memberId);
    if (held === undefined) return null;
    await this.bookings.cancelBooking(held.id, now, takenAs);
    return (await this.promoter.promote(group, now)).length;
  }
}
