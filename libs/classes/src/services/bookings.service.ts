import { Injectable } from '@nestjs/common';
import { type MemberSummary } from '@lopso/org';
import { type Actor, Forbidden, Transactions } from '@lopso/platform';
import { type BookingPlan } from '../rules/booking-plan';
import { ClassGroupRepository, type StaffedClassGroup } from '../storage/class-group.repository';
import { BookablePeople, type PeopleToBook } from './bookable-people.service';
import { ClassAccess } from './class-access.service';
import { type NotBooked, notBookedOf } from './not-booked';
import { OtherPlaces } from './other-places.service';
import { PlaceKeeper } from './place-keeper.service';
import { againWhenRaced } from './racing';

/** What came of a booking: the rest is booked although some could not be. */
export interface BookingOutcome {
  readonly booked: readonly { readonly memberId: string; readonly fullName: string }[];
  readonly notBooked: readonly NotBooked[];
}

/** Books people of the actor's units into classes. */
@Injectable()
export class Bookings {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly people: BookablePeople,
    private readonly access: ClassAccess,
    private readonly places: PlaceKeeper,
    private readonly others: OtherPlaces,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Books everybody who can be booked; may be sent twice. Whoever is busy then is told with other classes about the same. @throws ClassOver, Forbidden for another trainer's class,
   * NotFound for a hidden class or person
   */
  async bookMembers(actor: Actor, classGroupId: string, request: PeopleToBook): Promise<BookingOutcome> {
    const group = await this.bookable(actor, classGroupId);
    const people = await this.people.of(actor, request);
    this.access.requireOfGuests(actor, group, people);
    const ids = people.map((member) => member.id);
    const placer = this.access.placerOf(actor, group);
    const plan = await againWhenRaced(() => this.transactions.run(() => this.places.enter(group.id, ids, placer)));
    return this.outcome(actor, group, people, plan);
  }

  private async bookable(actor: Actor, classGroupId: string): Promise<StaffedClassGroup> {
    const group = this.access.visited(actor, await this.groups.findGroup(classGroupId));
    if (!this.access.mayBook(actor, group)) throw new Forbidden();
    return group;
  }

  private async outcome(
    actor: Actor,
    group: StaffedClassGroup,
    people: readonly MemberSummary[],
    plan: BookingPlan,
  ): Promise<BookingOutcome> {
    const busy = new Set(plan.refused.filter(({ reason }) => reason === 'clash').map(({ memberId }) => memberId));
    const others = await this.others.forPeople(
      actor,
      group,
      people.filter(({ id }) => busy.has(id)),
    );
    const names = new Map(people.map((member) => [member.id, member.fullName]));
    const readable = this.access.readScope(actor);
    return {
      booked: plan.toBook.map(({ memberId }) => ({ memberId, fullName: names.get(memberId) ?? '' })),
      notBooked: notBookedOf(plan.refused, people, (clash) => readable.contains(clash.unitPath), others),
    };
  }
}
