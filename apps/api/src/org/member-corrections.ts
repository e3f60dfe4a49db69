import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { AccountHolders } from '@lopso/identity';
import { CorrectMember, MemberRecords, type PersonDraft } from '@lopso/org';

/** Corrects a person in the register (org) and in the account (identity): the two libraries do not know each other. */
@Injectable()
export class MemberCorrections {
  constructor(
    private readonly corrections: CorrectMember,
    private readonly records: MemberRecords,
    private readonly holders: AccountHolders,
    private readonly transactions: Transactions,
  ) {}

  /** Both or neither; the new telephone opens the account at once, the old one no more. @throws as `CorrectMember.correctMember` */
  async correct(actor: Actor, memberId: string, person: PersonDraft): Promise<void> {
    await this.transactions.run(async () => {
      await this.corrections.correctMember(actor, memberId, person);
      await this.holders.follow(await this.records.holdContacts([memberId]));
    });
  }
}
