import { Injectable } from '@nestjs/common';
import { type Actor, Unauthenticated } from '@lopso/platform';
import { CurrentPasswordWrong } from '../identity.errors';
import { AccountRepository } from '../storage/account.repository';
import { KnownDevices } from './known-devices';
import { PasswordReplacement } from './password-replacement';
import { Passwords } from './passwords';
import { type Origin } from './sign-in';
import { SignInAttempts } from './sign-in-attempts';

/** The present and the wished password. */
export interface NewPassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** A signed-in person changes the own password. */
@Injectable()
export class PasswordChange {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly attempts: SignInAttempts,
    private readonly devices: KnownDevices,
    private readonly replacement: PasswordReplacement,
  ) {}

  /**
   * Asks for the present password again, counted like a sign-in, then sets the new one; other sessions end.
   * @throws CurrentPasswordWrong, PasswordRefused, SignInLocked
   */
  async change(actor: Actor, wish: NewPassword, origin: Origin): Promise<void> {
    const account = await this.accounts.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const attempt = await this.attempts.beginSignedIn(account.id, this.devices.tokenOf(origin));
    if (!(await this.passwords.isRight(wish.currentPassword, account.passwordHash))) throw new CurrentPasswordWrong();
    await this.attempts.succeed(attempt);
    const passwordHash = await this.replacement.hash(account, wish.newPassword, '#/newPassword');
    await this.replacement.replace(account, passwordHash, actor, this.devices.hashOf(origin));
  }
}
