import { Injectable } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { MemberService } from '@lopso/org';

/** Keeps the accounts of people in step with what an import did to their records. */
@Injectable()
export class AccountsInStep {
  constructor(
    private readonly members: MemberService,
    private readonly accounts: AccountService,
  ) {}

  /** After their telephones were changed, in the same transaction. */
  async bring(memberIds: readonly string[]): Promise<void> {
    if (memberIds.length > 0) await this.accounts.followCorrections(await this.members.holdContacts(memberIds));
  }
}
