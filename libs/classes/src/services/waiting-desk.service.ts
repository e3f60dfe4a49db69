import { Injectable } from '@nestjs/common';
import { type Actor, Forbidden, NotFound, Transactions } from '@lopso/platform';
import { type BookingPolicy } from '../rules/booking-policy';
import { BookingPolicyRepository } from '../storage/booking-policy.repository';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { BookablePeople } from './bookable-people.service';
import { ClassAccess } from './class-access.service';
import { type NotBooked, notBookedOf } from './not-booked';
import { PlaceAsking } from './place-asking.service';
import { againWhenRaced } from './racing';

/** What a trainer or officer does with the waiting list of a class. */
@Injectable()
export class WaitingDesk {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly policies: BookingPolicyRepository,
    private readonly people: BookablePeople,
    private readonly access: ClassAccess,
    private readonly asking: PlaceAsking,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Puts people of the actor's units on the list; where a place is free they get it. Gives who was left out, as they are elsewhere at
   * the hours or on the way, or lack what the class builds on. @throws NotFound, Forbidden, ClassOver
   */
  async add(actor: Actor, classGroupId: string, memberIds: readonly string[]): Promise<NotBooked[]> {
    const group = this.requireBookable(actor, await this.groups.findGroup(classGroupId));
    const people = await this.people.of(actor, { teamIds: [], memberIds });
    this.access.requireOfGuests(actor, group, people);
    const ids = people.map(({ id }) => id);
    const { as } = this.access.placerOf(actor, group);
    const { plan } = await this.locked(actor, classGroupId, (locked) => this.asking.ask(actor, locked, ids, as));
    const hindered = plan.refused.filter(({ reason }) => reason !== 'full' && reason !== 'already-booked');
    const readable = this.access.readScope(actor);
    return notBookedOf(hindered, people, (clash) => readable.contains(clash.unitPath));
  }

  /** Takes somebody of the actor's units off the list; twice is harmless. @throws NotFound, Forbidden */
  async remove(actor: Actor, classGroupId: string, memberId: string): Promise<void> {
    const group = this.requireBookable(actor, await this.groups.findGroup(classGroupId));
    this.access.requireOfGuests(actor, group, await this.people.of(actor, { teamIds: [], memberIds: [memberId] }));
    await this.locked(actor, classGroupId, async (group) => {
      await this.asking.leave(actor, group, memberId, 'removed');
    });
  }

  /** Says how the class gives its places. @throws NotFound, Forbidden */
  async setPolicy(actor: Actor, classGroupId: string, policy: BookingPolicy): Promise<void> {
    const seen = this.access.seen(actor, await this.groups.findGroup(classGroupId));
    if (!this.access.mayBookAll(actor, seen)) throw new Forbidden();
    await this.locked(actor, classGroupId, async (group) => {
      await this.policies.setPolicy(classGroupId, policy);
      await this.asking.notePolicy(actor, group, policy);
    });
  }

  private async locked<T>(actor: Actor, classGroupId: string, act: (group: ClassGroup) => Promise<T>): Promise<T> {
    return againWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group === null) throw new NotFound();
        this.requireBookable(actor, group);
        return act(group);
      }),
    );
  }

  private requireBookable<T extends ClassGroup>(actor: Actor, group: T | null): T {
    const seen = this.access.visited(actor, group);
    if (!this.access.mayBook(actor, seen)) throw new Forbidden();
    return seen;
  }
}
