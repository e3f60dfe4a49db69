import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { Accounts } from '@lopso/identity';
import { AccountReach, MemberRecords } from '@lopso/org';

/** Accounts of members for whom somebody is about to make a code. */
@Injectable()
export class MemberAccounts {
  constructor(
    private readonly records: MemberRecords,
    private readonly accounts: Accounts,
    private readonly reach: AccountReach,
  ) {}

  /**
   * The account of each person, made when there is none; in the order given. Joins a transaction.
   * @throws AccountHasWiderRights when one of them holds a right that the actor may not give
   */
  async ensure(actor: Actor, people: readonly { readonly id: string; readonly fullName: string }[]): Promise<string[]> {
    const phones = await this.records.phonesOf(people.map(({ id }) => id));
    const accountIds: string[] = [];
    for (const { id, fullName } of people) {
      const account = await this.accounts.ensureForMember({ memberId: id, fullName, phone: phones.get(id) ?? null });
      accountIds.push(account.accountId);
    }
    await this.reach.require(actor, accountIds);
    return accountIds;
  }

  /** Who of these members has an account with rights that the actor may not give. */
  async beyondReach(
    actor: Actor,
    accountOf: ReadonlyMap<string, { readonly accountId: string }>,
  ): Promise<Set<string>> {
    const beyond = await this.reach.beyond(
      actor,
      [...accountOf.values()].map(({ accountId }) => accountId),
    );
    return new Set([...accountOf].filter(([, { accountId }]) => beyond.has(accountId)).map(([memberId]) => memberId));
  }
}
