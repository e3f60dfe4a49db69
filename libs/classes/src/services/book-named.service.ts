import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { Access, type Actor, Forbidden, NotFound, Transactions } from '@lopso/platform';
import { BOOK_NAMED } from '../classes.permissions';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { ClassAccess } from './class-access.service';
import { type NotBooked, notBookedOf } from './not-booked';
import { PlaceKeeper } from './place-keeper.service';
import { againWhenRaced } from './racing';

/** People whom somebody else names for a class, and what is to be kept of it; all run in the transaction of the booking. */
export interface NamedForClass {
  /** Holds what they are named in, and may refuse; runs before the class is held. Gives further classes that what is kept will touch. */
  readonly first: (group: ClassGroup) => Promise<readonly string[]>;
  /** Whom to book, in the order in which they get places; runs under the lock on the class, before which nobody holds people. */
  readonly whom: () => Promise<readonly string[]>;
  /** Who has a place in the class now: who got one, and who had one. */
  readonly keep: (memberIds: readonly string[]) => Promise<void>;
}

/** Books people whom the department gathered before there was a class. */
@Injectable()
export class BookNamed {
  constructor(
    private readonly groups: ClassGroupRepository,
    private readonly classes: ClassAccess,
    private readonly access: Access,
    private readonly members: MemberService,
    private readonly places: PlaceKeeper,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Books who can be booked, by the rules of every booking; what is kept and the places come together or not at all. All parts may run again
   * when another booking came in between. @throws NotFound for a hidden class or person, Forbidden, ClassOver, and what `first` throws
   */
  async book(
    actor: Actor,
    classGroupId: string,
    named: NamedForClass,
  ): Promise<{ readonly placed: number; readonly notBooked: readonly NotBooked[] }> {
    const group: ClassGroup = this.classes.seen(actor, await this.groups.findGroup(classGroupId));
    if (!this.classes.allows(actor, BOOK_NAMED, group)) throw new Forbidden();
    return againWhenRaced(() => this.transactions.run(() => this.bookNow(actor, group, named)));
  }

  private async bookNow(
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
    const plan = await this.places.book(group.id, ids, { accountId, memberId, as: 'department' });
    const had = plan.refused.filter(({ reason }) => reason === 'already-booked');
    const placed = [...plan.toBook, ...had].map(({ memberId }) => memberId);
    await this.places.keepNamed(group.id, placed);
    await named.keep(placed);
    const refused = plan.refused.filter(({ reason }) => reason !== 'already-booked');
    const readable = this.classes.readScope(actor);
    const notBooked = notBookedOf(refused, [...people.values()], (clash) => readable.contains(clash.unitPath));
    return { placed: placed.length, notBooked };
  }
}
