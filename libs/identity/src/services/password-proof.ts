import { Injectable } from '@nestjs/common';
import { type Actor, Unauthenticated } from '@lopso/platform';
import { CurrentPasswordWrong } from '../identity.errors';
import { AccountRepository } from '../storage/account.repository';
import { SecondFactorRepository } from '../storage/second-factor.repository';
import { AccountActs } from './account-acts';
import { KnownDevices } from './known-devices';
import { Passwords } from './passwords';
import { type Origin } from './sign-in';
import { SignInAttempts } from './sign-in-attempts';

/** The password once more, before something that must not be done from a laptop left open, of accounts without a factor. */
@Injectable()
export class PasswordProof {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly passwords: Passwords,
    private readonly attempts: SignInAttempts,
    private readonly devices: KnownDevices,
    private readonly factors: SecondFactorRepository,
    private readonly acts: AccountActs,
  ) {}

  /** Counted like a sign-in. @throws CurrentPasswordWrong, SignInLocked */
  async prove(actor: Actor, password: string, origin: Origin): Promise<void> {
    const account = await this.accounts.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const attempt = await this.attempts.beginSignedIn(account.id, this.devices.tokenOf(origin));
    if (!(await this.passwords.isRight(password, account.passwordHash))) throw new CurrentPasswordWrong();
    await this.attempts.succeed(attempt);
    await this.factors.notePassword(actor.sessionId, this.acts.now());
  }
}
