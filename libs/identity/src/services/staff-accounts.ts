import { Injectable } from '@nestjs/common';
import { Access, type Actor, Audit, Clock, foldText, Forbidden, newId, NotFound, Transactions } from '@lopso/platform';
import { MANAGE_STAFF } from '../identity.permissions';
import { usernameOf, usernameStem } from '../rules/username';
import { AccountRepository } from '../storage/account.repository';
import { OpenSessions } from './open-sessions';

/** Somebody who works with the system and sets a password by slip. */
export interface InvitedStaff {
  readonly displayName: string;
  /** Proves, with the slip, who uses it. */
  readonly birthYear: number;
}

/** Accounts of officers and trainers, made and closed from the screen. The caller says over which unit they work. */
@Injectable()
export class StaffAccounts {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly sessions: OpenSessions,
    private readonly access: Access,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** An account that waits for its slip, with a username made from the name. Joins a transaction. @throws NotFound */
  async invite(
    actor: Actor,
    staff: InvitedStaff,
    unitPath: string,
  ): Promise<{ readonly accountId: string; readonly username: string }> {
    this.access.require(actor, MANAGE_STAFF, { unitPath });
    return this.transactions.run(async () => {
      const account = await this.insertNumbered(staff);
      await this.record(actor, 'identity.staff-invited', { accountId: account.accountId, unitPath });
      return account;
    });
  }

  /**
   * Ends all sessions and lets nobody in any more; the caller ends the rights in the same transaction. Two who close each other at once
   * wait for each other, and the second is refused. Joins a transaction. @throws NotFound for a member's account, Forbidden
   */
  async close(actor: Actor, accountId: string, unitPath: string): Promise<void> {
    this.access.require(actor, MANAGE_STAFF, { unitPath });
    await this.transactions.run(async () => {
      const locked = await this.accounts.lockAll([accountId, actor.accountId]);
      if (locked.find(({ id }) => id === actor.accountId)?.state === 'closed') throw new Forbidden();
      if (!(await this.accounts.close(accountId))) throw new NotFound();
      await this.sessions.end(accountId, { because: 'account-closed', exceptId: null });
      await this.record(actor, 'identity.account-closed', { accountId, unitPath });
    });
  }

  /** Takes a closing back. Joins a transaction. @throws NotFound when the account is not closed */
  async reopen(actor: Actor, accountId: string, unitPath: string): Promise<void> {
    this.access.require(actor, MANAGE_STAFF, { unitPath });
    await this.transactions.run(async () => {
      if (!(await this.accounts.reopen(accountId))) throw new NotFound();
      await this.record(actor, 'identity.account-reopened', { accountId, unitPath });
    });
  }

  private async insertNumbered({
    displayName,
    birthYear,
  }: InvitedStaff): Promise<{ accountId: string; username: string }> {
    const stem = usernameStem(foldText(displayName));
    for (let number = (await this.accounts.lockHighestNumber(stem)) + 1; ; number += 1) {
      const account = { id: newId(), username: usernameOf(stem, number), memberId: null, displayName, phone: null };
      const row = { ...account, passwordHash: null, createdAt: this.clock.now(), birthYear };
      if (await this.accounts.insert(row)) return { accountId: account.id, username: account.username };
    }
  }

  private async record(
    actor: Actor,
    action: string,
    { accountId, unitPath }: { readonly accountId: string; readonly unitPath: string },
  ): Promise<void> {
    await this.audit.record(actor, { action, subjectType: 'account', subjectId: accountId, unitPath });
  }
}
