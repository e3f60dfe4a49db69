import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { isForPin } from '../rules/pin-rule';
import { type AccountRow } from '../storage/account.repository';
import { ForeignIdentityRepository } from '../storage/foreign-identity.repository';
import { OwnPasskeyRepository } from '../storage/own-passkey.repository';
import { SecondFactorRepository } from '../storage/second-factor.repository';
import { AccountActs } from './account-acts';
import { GrantsToday } from './grants-today';
import { PasswordReplacement } from './password-replacement';

/** What stands beside a password on an account: passkeys, the identity of a provider, an authenticator. */
export type FurtherWay = 'passkey' | 'provider' | 'authenticator';

/**
 * What an account has beside its password. A password set anew by a code means that the old one was lost or known to somebody
 * else, who may have added ways of their own: they go, and the owner sets up hers again.
 */
@Injectable()
export class FurtherWays {
  constructor(
    private readonly passkeys: OwnPasskeyRepository,
    private readonly identities: ForeignIdentityRepository,
    private readonly factors: SecondFactorRepository,
    private readonly grants: GrantsToday,
    private readonly acts: AccountActs,
    private readonly replacement: PasswordReplacement,
  ) {}

  /**
   * What a password set by a code would take away. The authenticator stays where rights hang on it: a slip in the wrong hands must
   * not open a desk; its owner turns to the operator (`FactorReset`).
   */
  async lostByCode(accountId: string): Promise<FurtherWay[]> {
    const lost: FurtherWay[] = [];
    if (await this.passkeys.hasAny(accountId)) lost.push('passkey');
    if (await this.identities.hasAny(accountId)) lost.push('provider');
    const totp = await this.factors.findTotp(accountId);
    // What the member leads by a seat is for a PIN anyway, and keeps no authenticator.
    const granted = await this.grants.of({ accountId, memberId: null });
    if (totp !== null && granted.every(isForPin)) lost.push('authenticator');
    return lost;
  }

  /** Takes them away and does the work that puts the account under another password, in one transaction. */
  async loseWith<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    return this.acts.together(async () => {
      const lost = await this.lostByCode(accountId);
      if (lost.includes('passkey')) await this.passkeys.removeAll(accountId);
      if (lost.includes('provider')) await this.identities.removeAll(accountId);
      if (lost.includes('authenticator')) await this.factors.removeTotp(accountId);
      if (lost.length > 0) await this.acts.recordAbout(accountId, 'identity.further-ways-removed');
      return work();
    });
  }

  /**
   * The same where no password follows: `losePassword`, called by the work when the code is locked, leaves the account under one that
   * nobody knows and ends its sessions.
   */
  async loseAllWith<T>(account: AccountRow, work: (losePassword: () => Promise<void>) => Promise<T>): Promise<T> {
    const unknowable = await this.replacement.hash(account, randomBytes(32).toString('base64url'));
    return this.loseWith(account.id, () => work(() => this.replacement.openWithout(account, unknowable)));
  }
}
