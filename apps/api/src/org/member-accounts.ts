import { Injectable } from '@nestjs/common';
import { type Actor, NotFound, Transactions } from '@lopso/platform';
import { type AccountHolder, Accounts } from '@lopso/identity';
import { AccountReach, type GrantHolder, MemberRecords } from '@lopso/org';

/** Accounts of members for whom somebody is about to make a code. */
@Injectable()
export class MemberAccounts {
  constructor(
    private readonly records: MemberRecords,
    private readonly accounts: Accounts,
    private readonly reach: AccountReach,
    private readonly transactions: Transactions,
  ) {}

  /**
   * The account of each person, made when there is none; in the order given. Joins a transaction.
   * @throws AccountHasWiderRights when one of them holds a right that the actor may not give
   */
  async ensure(actor: Actor, people: readonly { readonly id: string }[]): Promise<string[]> {
    const holders: GrantHolder[] = [];
    for (const contact of await this.contactsOf(people.map(({ id }) => id))) {
      const { accountId } = await this.accounts.ensureForMember(contact);
      holders.push({ accountId, memberId: contact.memberId });
    }
    await this.reach.require(actor, holders);
    return holders.map(({ accountId }) => accountId);
  }

  /** The account of one person, made when there is none. Joins a transaction. No access check. @throws NotFound */
  async ensureOne(memberId: string): Promise<string> {
    return this.transactions.run(async () => {
      const [contact] = await this.contactsOf([memberId]);
      if (contact === undefined) throw new NotFound();
      return (await this.accounts.ensureForMember(contact)).accountId;
    });
  }

  /** Who of these members has an account with rights that the actor may not give. */
  async beyondReach(
    actor: Actor,
    accountOf: ReadonlyMap<string, { readonly accountId: string }>,
  ): Promise<Set<string>> {
    const beyond = await this.reach.beyond(
      actor,
      [...accountOf].map(([memberId, { accountId }]) => ({ accountId, memberId })),
    );
    return new Set([...accountOf].filter(([, { accountId }]) => beyond.has(accountId)).map(([memberId]) => memberId));
  }

  /** In the order given, held so that no correction passes by the account. */
  private async contactsOf(memberIds: readonly string[]): Promise<AccountHolder[]> {
    const held = new Map((await this.records.holdContacts(memberIds)).map((contact) => [contact.memberId, contact]));
    return memberIds.flatMap((id) => held.get(id) ?? []);
  }
}
