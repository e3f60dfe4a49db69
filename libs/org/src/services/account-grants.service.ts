import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions, vietnamDate } from '@lopso/platform';
import { GrantFateRepository } from '../storage/grant-fate.repository';
import { RoleGrantRepository, type RoleGrantRow } from '../storage/role-grant.repository';
import { GrantGate } from './grant-gate';
import { GrantLedger } from './grant-ledger';

/** What becomes of rights when an account of staff is closed and opened again. */
@Injectable()
export class AccountGrants {
  constructor(
    private readonly gate: GrantGate,
    private readonly ledger: GrantLedger,
    private readonly grants: RoleGrantRepository,
    private readonly fate: GrantFateRepository,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /**
   * Ends every right of the account and all that deputies were lent from it; each end is an entry in the audit. Joins the
   * transaction that closes the account. @throws GrantNotYours, LastAdministrator
   */
  async endAll(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const at = this.clock.now();
      const today = this.clock.today();
      for (const grant of await this.lockStanding(accountId, today)) {
        this.gate.requireChange(actor, grant);
        await this.gate.keepAnAdministrator(grant, today);
        await this.ledger.end(actor, grant, at);
      }
      await this.fate.markHolderClosed(accountId, at);
    });
  }

  /**
   * The account is open again: rights that ended with it today stand again, those of deputies too. Rights of an account
   * closed on an earlier day stay ended and are given anew. Joins the transaction that opens the account.
   * @throws GrantNotYours
   */
  async restoreAll(actor: Actor, accountId: string): Promise<void> {
    await this.transactions.run(async () => {
      const today = this.clock.today();
      for (const id of await this.fate.unmarkHolderClosed(accountId)) {
        const grant = this.gate.requireChange(actor, await this.grants.lock(id, today));
        if (grant.endedAt === null || vietnamDate(grant.endedAt) !== today) continue;
        if (await this.fate.hasBase(id, today)) await this.ledger.restore(actor, grant);
      }
    });
  }

  /** Those of the accounts that were ever given a right, or lent theirs to somebody. */
  async everGrantedAmong(accountIds: readonly string[]): Promise<string[]> {
    return accountIds.length === 0 ? [] : this.fate.everGrantedAmong(accountIds);
  }

  private async lockStanding(accountId: string, on: string): Promise<RoleGrantRow[]> {
    const standing: RoleGrantRow[] = [];
    for (const { id } of await this.grants.standingOf([accountId], on)) {
      const grant = await this.grants.lock(id, on);
      if (grant !== null && grant.state !== 'ended') standing.push(grant);
    }
    return standing;
  }
}
