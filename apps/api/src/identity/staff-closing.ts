import { Injectable } from '@nestjs/common';
import { type Actor, Transactions } from '@lopso/platform';
import { StaffAccounts } from '@lopso/identity';
import { AccountGrants, GrantHolders } from '@lopso/org';

/** Closes accounts of staff with all their rights, and opens them again: sign-in and rights in one transaction. */
@Injectable()
export class StaffClosing {
  constructor(
    private readonly staff: StaffAccounts,
    private readonly holders: GrantHolders,
    private readonly rights: AccountGrants,
    private readonly transactions: Transactions,
  ) {}

  /** @throws NotFound, GrantNotYours, LastAdministrator */
  async close(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const { unitPath } = await this.holders.requireManaged(actor, accountId);
      await this.staff.close(actor, accountId, unitPath);
      await this.rights.endAll(actor, accountId);
    });
  }

  /** Rights that ended with the account today stand again. @throws NotFound, GrantNotYours */
  async reopen(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const { unitPath } = await this.holders.requireManaged(actor, accountId);
      await this.staff.reopen(actor, accountId, unitPath);
      await this.rights.restoreAll(actor, accountId);
    });
  }
}
