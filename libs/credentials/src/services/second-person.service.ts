import { Injectable } from '@nestjs/common';
import { type Actor, representedBy } from '@lopso/platform';
import { SamePeople } from '@lopso/identity';
import { MANAGE_CERTIFICATES } from '../credentials.permissions';
import { areTwo, type Decider } from '../rules/certificate-change';

/** Whether a second person is another one than the first: of lists (decision 0053) and of proposals (0066). */
@Injectable()
export class SecondPerson {
  constructor(private readonly people: SamePeople) {}

  /** Who an actor is when she decides about certificates of a unit, and for whom. */
  deciderOf({ accountId, ...actor }: Actor, unitPath: string): Decider {
    const acting = MANAGE_CERTIFICATES;
    return { accountId, onBehalfOf: representedBy({ ...actor, accountId, acting }, unitPath) };
  }

  /** False for the same account, a second account of the same person, and whoever uses the other's right or lent her own. */
  async isAnother(first: Decider, second: Decider): Promise<boolean> {
    const ids = [first, second].flatMap(({ accountId, onBehalfOf }) => [
      accountId,
      ...(onBehalfOf ? [onBehalfOf] : []),
    ]);
    return areTwo(first, second, await this.people.among([...new Set(ids)]));
  }
}
