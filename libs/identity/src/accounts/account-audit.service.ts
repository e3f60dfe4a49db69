import { Injectable } from '@nestjs/common';
import { AccessEpochs, AccountHomes, type Actor, Audit, Clock, Transactions } from '@lopso/platform';
import { AccountRepository } from './account.repository';

/** Something done to an account. */
export interface AccountAct {
  readonly accountId: string;
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Where it was done; left out: where the account belongs. */
  readonly unitPath?: string;
}

/** Acts on an account in one transaction, with their audit entry. */
@Injectable()
export class AccountAudit {
  constructor(
    private readonly accountRepository: AccountRepository,
    private readonly homes: AccountHomes,
    private readonly audit: Audit,
    private readonly epochs: AccessEpochs,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** `actor` null: nobody is signed in yet. In the running transaction. */
  async recordForAccount(actor: Actor | null, { accountId, action, details, unitPath }: AccountAct): Promise<void> {
    const entry = { action, subjectType: 'account', subjectId: accountId, details };
    await this.audit.recordAt(actor, unitPath === undefined ? await this.getHomes(accountId) : [unitPath], entry);
  }

  private async getHomes(accountId: string): Promise<readonly string[]> {
    const account = await this.accountRepository.findById(accountId);
    return this.homes.pathsOf({ accountId, memberId: account?.memberId ?? null });
  }

  now(): Date {
    return this.clock.now();
  }

  /** Runs work in one transaction; joins a running one. */
  inTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.transactions.run(work);
  }

  /** Makes every access token of an account stale: its sessions learn what they may now. Needs a transaction. */
  async expireAccessTokens(accountId: string): Promise<void> {
    await this.epochs.bump(accountId);
  }

  /** An audit entry about the actor's own account, in the running transaction. */
  async recordOwnAct(actor: Actor, action: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.recordForAccount(actor, { accountId: actor.accountId, action, details });
  }

  /** The same where nobody is signed in yet. */
  async recordActAbout(accountId: string, action: string): Promise<void> {
    await this.recordForAccount(null, { accountId, action });
  }
}
