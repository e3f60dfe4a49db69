import { Injectable } from '@nestjs/common';
import { MemberService } from '@lopso/org';
import { type Actor, Audit, compareNames, Transactions } from '@lopso/platform';
import { BookedSessionRepository } from '../storage/booked-session.repository';
import { ClassGroupRepository } from '../storage/class-group.repository';
import { RollDoor } from './roll-door.service';

/** Numbers the lines of a class's lists for good: what any sheet ever printed says is what is typed in (decision 0119). */
@Injectable()
export class RollNumbers {
  constructor(
    private readonly door: RollDoor,
    private readonly groups: ClassGroupRepository,
    private readonly booked: BookedSessionRepository,
    private readonly members: MemberService,
    private readonly transactions: Transactions,
    private readonly audit: Audit,
  ) {}

  /** Before the list of a session is printed, by who calls its roll. Twice is harmless. @throws NotFound, NotYourClass */
  async numberRoll(actor: Actor, classSessionId: string): Promise<void> {
    await this.transactions.run(async () => {
      await this.door.lockClassOf(classSessionId);
      const { classGroupId, unitPath } = await this.door.lockOwn(actor, classSessionId, 'share');
      const given = await this.give(classGroupId);
      if (given === 0) return;
      await this.audit.record(actor, {
        action: 'classes.roll-numbered',
        subjectType: 'class-session',
        subjectId: classSessionId,
        unitPath,
        details: { people: given },
      });
    });
  }

  /** The same for whoever prints a list of the class otherwise; asks for no right. Locks the class: joins no transaction that holds what follows it. */
  async numberClass(classGroupId: string): Promise<void> {
    await this.transactions.run(async () => {
      if ((await this.groups.lockGroup(classGroupId)) !== null) await this.give(classGroupId);
    });
  }

  /** The lines of a class's people, by member; who is on no list yet is left out. */
  async numbersOf(classGroupId: string): Promise<ReadonlyMap<string, number>> {
    return this.booked.numbersIn(classGroupId);
  }

  /** Who has no number gets the next ones, by given name; gives how many. */
  private async give(classGroupId: string): Promise<number> {
    const people = await this.members.describeMembers(await this.booked.unnumberedIn(classGroupId));
    const inOrder = [...people.values()].sort((a, b) => compareNames(a.fullName, b.fullName));
    await this.booked.addNumbers(
      classGroupId,
      inOrder.map(({ id }) => id),
    );
    return inOrder.length;
  }
}
