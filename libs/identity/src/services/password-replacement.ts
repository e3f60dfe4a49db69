import { Injectable } from '@nestjs/common';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { AccountRepository, type AccountRow } from '../storage/account.repository';
import { AccountTrail } from './account-trail';
import { OpenSessions } from './open-sessions';
import { Passwords } from './passwords';

/** Puts new passwords in force. */
@Injectable()
export class PasswordReplacement {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly openSessions: OpenSessions,
    private readonly trail: AccountTrail,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** The hash of a new password; slow, so outside the transaction. @throws PasswordRefused at `pointer` */
  async hash(account: AccountRow, password: string, pointer = '#/password'): Promise<string> {
    return this.passwords.hashNew(password, account, pointer);
  }

  /** Puts an account under a password nobody knows, and ends all its sessions: its owner proves herself elsewhere. Joins a transaction. */
  async openWithout(account: Pick<AccountRow, 'id'>, unknowableHash: string): Promise<void> {
    await this.transactions.run(async () => {
      await this.accounts.setPassword(account.id, unknowableHash, null);
      await this.openSessions.end(account.id, { because: 'password-changed', exceptId: null });
      await this.trail.record(null, { accountId: account.id, action: 'identity.password-set' });
    });
  }

  /**
   * Sets a hashed password; every session but the actor's own ends, and every PIN but on the actor's device. `actor` null: by a
   * code. Joins a transaction.
   */
  async replace(
    account: Pick<AccountRow, 'id'>,
    passwordHash: string,
    actor: Actor | null,
    exceptDevice: Buffer | null = null,
  ): Promise<void> {
    await this.transactions.run(async () => {
      await this.accounts.setPassword(account.id, passwordHash, this.clock.now());
      await this.openSessions.end(account.id, {
        because: 'password-changed',
        exceptId: actor?.sessionId ?? null,
        exceptDevice,
      });
      await this.trail.record(actor, { accountId: account.id, action: 'identity.password-set' });
    });
  }
}
