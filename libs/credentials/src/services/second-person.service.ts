import { Injectable } from '@nestjs/common';
import { type Actor, representedBy } from '@lopso/platform';
import { SamePeople } from '@lopso/identity';
import { PeopleMarks } from '@lopso/org';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { areTwo, behind, type Decider } from '../rules/certificate-change';

/** Whether people who decide are other ones: the second than the first, of lists (decision 0053) and of proposals, and both than the holder (0066). */
@Injectable()
export class SecondPerson {
  constructor(
    private readonly people: SamePeople,
    private readonly marks: PeopleMarks,
  ) {}

  /** Who an actor is when she decides about certificates of a unit, and for whom. */
  deciderOf({ accountId, ...actor }: Actor, unitPath: string): Decider {
    const acting = MANAGE_CERTIFICATES;
    return { accountId, onBehalfOf: representedBy({ ...actor, accountId, acting }, unitPath) };
  }

  /** False for the same account, a second account of the same person, and whoever uses the other's right or lent her own. */
  async isAnother(first: Decider, second: Decider): Promise<boolean> {
    return areTwo(first, second, await this.among([first, second].flatMap(behind), []));
  }

  /** Tells which of these members an actor is, with whatever account of hers, or who lent her the right that she uses on the unit. */
  async ownAmong(actor: Actor, unitPath: string, memberIds: readonly string[]): Promise<(memberId: string) => boolean> {
    const ids = behind(this.deciderOf(actor, unitPath));
    const isOnePerson = await this.among(ids, memberIds);
    return (memberId) => memberId === actor.memberId || ids.some((id) => isOnePerson(id, memberId));
  }

  private among(
    accountIds: readonly string[],
    memberIds: readonly string[],
  ): Promise<(a: string, b: string) => boolean> {
    return this.people.among([...new Set(accountIds)], memberIds, (ids) => this.marks.of(ids));
  }
}
