import { Injectable } from '@nestjs/common';
import { AccessEpochs, type Actor, Clock, Transactions } from '@lopso/platform';
import { AccountTrail } from './account-trail';

/** What people do to their own account: when, all or nothing, and written down. */
@Injectable()
export class AccountActs {
  constructor(
    private readonly trail: AccountTrail,
    private readonly epochs: AccessEpochs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  now(): Date {
    return this.clock.now();
  }

  /** Runs work in one transaction; joins a running one. */
  together<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(work);
  }

  /** Makes every access token of an account stale: its sessions learn what they may now. Needs a transaction. */
  async changeRights(accountId: string): Promise<void> {
    await this.epochs.bump(accountId);
  }

  /** An audit entry about the actor's own account, in the running transaction. */
  async record(actor: Actor, action: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.trail.record(actor, { accountId: actor.accountId, action, details });
  }

  /** The same where nobody is signed in yet. */
  async recordAbout(accountId: string, action: string): Promise<void> {
    await this.trail.record(null, { accountId, action });
  }
}
