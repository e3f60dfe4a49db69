import { Injectable } from '@nestjs/common';
import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { type Actor } from '@lopso/platform';
import { PasskeyRefused } from '../identity.errors';
import { AccountRepository } from '../storage/account.repository';
import { type PasskeyAnswer, PasskeyCheck } from './passkey-check';
import { SecondFactors } from './second-factors';
import { type Entry, type Origin, SignIn } from './sign-in';
import { SignInAttempts } from './sign-in-attempts';

/** Signs in by passkey without a name, and proves the second factor of a running session by one. */
@Injectable()
export class PasskeySignIn {
  constructor(
    private readonly check: PasskeyCheck,
    private readonly accounts: AccountRepository,
    private readonly attempts: SignInAttempts,
    private readonly signIns: SignIn,
    private readonly secondFactors: SecondFactors,
  ) {}

  /** What the browser needs to sign in with any passkey of this site. @throws PasskeysUnavailable, TooManyRequests */
  async options(address: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    await this.attempts.countQuestion(address);
    return this.check.options('sign-in', null);
  }

  /**
   * Opens a session; having the device and unlocking it are two factors, so the session is proved at once.
   * @throws PasskeyRefused, TooManyRequests
   */
  async signIn(answer: PasskeyAnswer, origin: Origin): Promise<Entry> {
    await this.attempts.requireRoom(origin.address);
    try {
      const { accountId } = await this.check.verify(answer, 'sign-in', null);
      const account = await this.accounts.findById(accountId);
      if (account?.state !== 'active') throw new PasskeyRefused();
      return await this.signIns.enter(accountId, origin, 'passkey');
    } catch (error) {
      if (error instanceof PasskeyRefused) await this.attempts.countFailure(origin.address);
      throw error;
    }
  }

  /** What the browser needs to prove the session of who is signed in. @throws PasskeysUnavailable */
  proofOptions(actor: Actor): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.check.options('prove', actor.accountId);
  }

  /** Proves the second factor of the session by a passkey of the same account. @throws PasskeyRefused */
  async prove(actor: Actor, answer: PasskeyAnswer): Promise<void> {
    await this.check.verify(answer, 'prove', actor.accountId);
    await this.secondFactors.note(actor);
  }
}
