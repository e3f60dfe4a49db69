import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { type ClassGroup, ClassGroupRepository } from '../storage/class-group.repository';
import { FreePlace } from './free-place.service';
import { OwnMember, type SelfMember } from './own-member.service';
import { PlaceAsking } from './place-asking.service';
import { PlaceRequesting } from './place-requesting.service';
import { againWhenRaced } from './racing';
import { refuseHindered } from './refusals';

/** What a place in a class is asked for. */
export type AskedFor = (group: ClassGroup, member: SelfMember) => Promise<void>;

/** What came of asking: a place, one on the waiting list, or a request that waits for a word. */
export type CameOfAsking = 'booked' | 'waiting' | 'requested';

/** A member asks for a place in a class of her province, and gives it back. */
@Injectable()
export class OwnPlaces {
  constructor(
    private readonly own: OwnMember,
    private readonly groups: ClassGroupRepository,
    private readonly asking: PlaceAsking,
    private readonly requesting: PlaceRequesting,
    private readonly freeing: FreePlace,
    private readonly transactions: Transactions,
  ) {}

  /** A place, one on the waiting list, or where the class wants a word before and she does not wait on one already, a request; twice is harmless. @throws NotFound, ClassOver, CoursesMissing, OwnHoursTaken */
  async ask(actor: Actor, classGroupId: string): Promise<void> {
    await this.askFor(actor, classGroupId, () => Promise.resolve());
  }

  /** The same; `first` runs before it in the same transaction, under the lock on the class, and may refuse. @throws as `ask` */
  async askFor(actor: Actor, classGroupId: string, first: AskedFor): Promise<CameOfAsking> {
    const member = await this.own.of(actor);
    return this.onClass(member, classGroupId, async (group) => {
      await first(group, member);
      if (group.approval !== 'none' && !(await this.asking.isWaiting(group.id, member.id))) {
        await this.requesting.ask(actor, group, member.id);
        return 'requested';
      }
      const { plan, waitingIds } = await this.asking.ask(actor, group, [member.id]);
      refuseHindered(plan.refused[0]);
      return waitingIds.includes(member.id) ? 'waiting' : 'booked';
    });
  }

  /** Her place goes to who waits for it, or she waits or asks no longer; twice is harmless. @throws NotFound */
  async giveBack(actor: Actor, classGroupId: string): Promise<void> {
    const member = await this.own.of(actor);
    await this.onClass(member, classGroupId, async (group) => {
      if (await this.requesting.withdraw(actor, group, member.id)) return;
      if (await this.asking.leave(actor, group, member.id, 'left')) return;
      const promoted = await this.freeing.freeHeld(group, member.id);
      if (promoted !== null) await this.asking.note(actor, group, member.id, 'classes.place-given-back');
    });
  }

  /** She knows of the place that came by itself, and of how her request ended. @throws NotFound */
  async noteSeen(actor: Actor, classGroupId: string): Promise<void> {
    const member = await this.own.of(actor);
    await this.onClass(member, classGroupId, async (group) => {
      await this.asking.noteSeen(classGroupId, member.id);
      await this.requesting.noteSeen(group, member.id);
    });
  }

  private async onClass<T>(
    member: SelfMember,
    classGroupId: string,
    act: (group: ClassGroup) => Promise<T>,
  ): Promise<T> {
    return againWhenRaced(() =>
      this.transactions.run(async () => {
        const group = await this.groups.lockGroup(classGroupId);
        if (group?.unitPath.split('.')[0] !== member.provincePath) throw new NotFound();
        return act(group);
      }),
    );
  }
}
