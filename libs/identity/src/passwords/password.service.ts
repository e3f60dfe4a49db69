import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { hash, verify } from '@node-rs/argon2';
import { type Actor, Clock, Transactions } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { AccountRepository, type AccountRow } from '../accounts/account.repository';
import { PasswordRefused } from '../identity.errors';
import { OpenSessionService } from '../sessions/open-session.service';
import { judgePassword, type PasswordOwner } from './password.rules';

/** OWASP's argon2id: 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** Passwords and PINs: judged, hashed, compared, replaced. */
@Injectable()
export class PasswordService {
  private nobody: Promise<string> | null = null;

  constructor(
    private readonly accountRepository: AccountRepository,
    private readonly openSessions: OpenSessionService,
    private readonly accountAudit: AccountAudit,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** Nothing when a new password can be taken. @throws PasswordRefused at `pointer` when it is too weak */
  requireGoodPassword(password: string, owner: PasswordOwner, pointer: string): void {
    const fault = judgePassword(password.normalize('NFC'), owner);
    if (fault !== 'none') throw new PasswordRefused(pointer, fault);
  }

  /** The argon2id hash of a new password. @throws PasswordRefused at `pointer` when it is too weak */
  async hashNewPassword(password: string, owner: PasswordOwner, pointer: string): Promise<string> {
    this.requireGoodPassword(password, owner, pointer);
    return hash(password.normalize('NFC'), COST);
  }

  /** The argon2id hash of a PIN, which was judged before. */
  hashPin(pin: string): Promise<string> {
    return hash(pin, COST);
  }

  /** True when the password fits. Without a hash the same work is done for nothing, so that time tells nothing. */
  async isPasswordRight(password: string, passwordHash: string | null): Promise<boolean> {
    const composed = password.normalize('NFC');
    const isFit = await verify(passwordHash ?? (await this.hashOfNobody()), composed);
    return isFit && passwordHash !== null;
  }

  private hashOfNobody(): Promise<string> {
    this.nobody ??= hash(randomBytes(24).toString('base64'), COST);
    return this.nobody;
  }

  /** The hash of a new password; slow, so outside the transaction. @throws PasswordRefused at `pointer` */
  async hashForAccount(account: AccountRow, password: string, pointer = '#/password'): Promise<string> {
    return this.hashNewPassword(password, account, pointer);
  }

  /** Puts an account under a password nobody knows, and ends all its sessions: its owner proves herself elsewhere. Joins a transaction. */
  async lockPassword(account: Pick<AccountRow, 'id'>, unknowableHash: string): Promise<void> {
    await this.transactions.run(async () => {
      await this.accountRepository.setPassword(account.id, unknowableHash, null);
      await this.openSessions.endSessions(account.id, { because: 'password-changed', exceptId: null });
      await this.accountAudit.recordForAccount(null, { accountId: account.id, action: 'identity.password-set' });
    });
  }

  /**
   * Sets a hashed password; every session but the actor's own ends, and every PIN but on the actor's device. `actor` null: by a
   * code. Joins a transaction.
   */
  async replacePassword(
    account: Pick<AccountRow, 'id'>,
    passwordHash: string,
    actor: Actor | null,
    exceptDevice: Buffer | null = null,
  ): Promise<void> {
    await this.transactions.run(async () => {
      await this.accountRepository.setPassword(account.id, passwordHash, this.clock.now());
      await this.openSessions.endSessions(account.id, {
        because: 'password-changed',
        exceptId: actor?.sessionId ?? null,
        exceptDevice,
      });
      await this.accountAudit.recordForAccount(actor, { accountId: account.id, action: 'identity.password-set' });
    });
  }
}
