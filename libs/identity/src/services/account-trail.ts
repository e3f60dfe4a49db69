import { Injectable } from '@nestjs/common';
import { AccountHomes, type Actor, Audit } from '@lopso/platform';
import { AccountRepository } from '../storage/account.repository';

/** Something done to an account. */
export interface AccountAct {
  readonly accountId: string;
  readonly action: string;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Where it was done; left out: where the account belongs. */
  readonly unitPath?: string;
}

/** Writes what is done to an account into the audit trail of the units it belongs to, so that those who manage it find it there, and nobody else. */
@Injectable()
export class AccountTrail {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly homes: AccountHomes,
    private readonly audit: Audit,
  ) {}

  /** `actor` null: nobody is signed in yet. In the running transaction. */
  async record(actor: Actor | null, { accountId, action, details, unitPath }: AccountAct): Promise<void> {
    const entry = { action, subjectType: 'account', subjectId: accountId, details };
    await this.audit.recordAt(actor, unitPath === undefined ? await this.homesOf(accountId) : [unitPath], entry);
  }

  private async homesOf(accountId: string): Promise<readonly string[]> {
    const account = await this.accounts.findById(accountId);
    return this.homes.pathsOf({ accountId, memberId: account?.memberId ?? null });
  }
}
