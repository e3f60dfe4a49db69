import { Injectable } from '@nestjs/common';
import { MANAGE_MEMBERS, MemberService } from '@lopso/org';
import {
  Access,
  type Actor,
  DataUses,
  type Scope,
  Throttle,
  type ThrottleRule,
  type UseVerdict,
} from '@lopso/platform';
import { type ChasePerson } from '@lopso/reporting';

/** Whether somebody may be reminded, and the number to call. */
export interface ChaseReach {
  readonly reminders: UseVerdict;
  readonly phone: string | null;
}

/** Pages with telephones: who calls people needs minutes for one, who gathers numbers pages on at once. */
const PHONES: ThrottleRule = { name: 'reporting.chase-phones', limit: 120, windowSeconds: 600 };

/** Gives telephones of those only who agreed to be reminded, to those only who manage them. */
@Injectable()
export class ChaseDesk {
  constructor(
    private readonly uses: DataUses,
    private readonly members: MemberService,
    private readonly access: Access,
    private readonly throttle: Throttle,
  ) {}

  /**
   * What the trail is to name beside the list: telephones, where the actor manages its people.
   * @throws TooManyRequests after 120 pages with telephones in ten minutes
   */
  async open(actor: Actor, list: Scope): Promise<readonly string[]> {
    const managed = this.access.scope(actor, MANAGE_MEMBERS);
    if (!list.toPaths().some((path) => managed.contains(path))) return [];
    await this.throttle.spend(PHONES, actor.accountId);
    return ['phone'];
  }

  /** By member; a number of statements that does not grow with them. */
  async reach(actor: Actor, people: readonly ChasePerson[]): Promise<ReadonlyMap<string, ChaseReach>> {
    const verdicts = await this.uses.of(
      people.map(({ memberId }) => memberId),
      'phone-reminders',
    );
    const agreed = people.filter(({ memberId }) => verdicts.get(memberId) === 'allowed');
    const called = agreed.map(({ memberId: id, unitPath, isRestricted }) => ({ id, unitPath, isRestricted }));
    const phones = await this.members.getTelephones(actor, called, () => false);
    return new Map(
      people.map(({ memberId }) => [
        memberId,
        { reminders: verdicts.get(memberId) ?? 'not-asked', phone: phones.get(memberId) ?? null },
      ]),
    );
  }
}
