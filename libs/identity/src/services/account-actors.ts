import { Injectable } from '@nestjs/common';
import { type Actor, Clock } from '@lopso/platform';
import { AccountRepository } from '../storage/account.repository';
import { Consents } from './consents';
import { GrantsToday } from './grants-today';

/** Who acts where nobody is signed in: a key the account gave away, such as the address of its calendar. */
@Injectable()
export class AccountActors {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly grants: GrantsToday,
    private readonly consents: Consents,
    private readonly clock: Clock,
  ) {}

  /**
   * What the account may do at this moment, read anew each time: nothing that ended since is left. Without consent it acts for no
   * member. Null for an account that is not in use. No access check.
   */
  async now(accountId: string): Promise<Actor | null> {
    const account = await this.accounts.findById(accountId);
    if (account?.state !== 'active') return null;
    const memberId = await this.memberOf(account);
    const leftOn = memberId === null ? null : await this.grants.leftOn(memberId);
    return {
      accountId,
      memberId,
      sessionId: '',
      grants: await this.grants.of({ accountId, memberId }),
      ...(leftOn === null || this.clock.today() < leftOn ? {} : { leftOn }),
    };
  }

  private async memberOf(account: { readonly id: string; readonly memberId: string | null }): Promise<string | null> {
    if (account.memberId === null) return null;
    return (await this.consents.stateOf(account.id)).isGiven ? account.memberId : null;
  }
}
