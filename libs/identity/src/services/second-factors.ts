import { Injectable } from '@nestjs/common';
import { type Actor } from '@lopso/platform';
import { SecondFactorMissing, SecondFactorWrong, TotpClockWrong, TotpUsed } from '../identity.errors';
import { SecondFactorRepository } from '../storage/second-factor.repository';
import { AccountActs } from './account-acts';
import { GuessLimits } from './guess-limits';
import { RecoveryCodes } from './recovery-codes';
import { TotpSecrets } from './totp-secrets';

/** Proves the second factor of a session by a code of the authenticator, or by a recovery code. */
@Injectable()
export class SecondFactors {
  constructor(
    private readonly factors: SecondFactorRepository,
    private readonly secrets: TotpSecrets,
    private readonly recovery: RecoveryCodes,
    private readonly guesses: GuessLimits,
    private readonly acts: AccountActs,
  ) {}

  /**
   * Takes a code: six digits of the authenticator, each used once, or a recovery code, used up by it. Guesses are counted
   * by account, so that ten thousand are five. Who is told that a clock is off has signed in and spent a guess, and the
   * code that was typed is worth nothing for good: the hint helps no guesser.
   * @throws SecondFactorMissing, SecondFactorWrong, TotpUsed, TotpClockWrong, SignInLocked
   */
  async prove(actor: Actor, typed: string): Promise<void> {
    await this.guesses.spend('second-factor', actor.accountId);
    const code = typed.replace(/\s/g, '');
    if (/^\d{6}$/.test(code)) await this.takeTotp(actor.accountId, code);
    else await this.takeRecovery(actor, code);
    await this.guesses.forget('second-factor', actor.accountId);
    await this.note(actor);
  }

  /** Writes down that the session proved a second factor now. */
  async note(actor: Actor): Promise<void> {
    await this.factors.noteProof(actor.sessionId, this.acts.now());
  }

  private async takeTotp(accountId: string, code: string): Promise<void> {
    const secret = await this.secrets.confirmed(accountId);
    if (secret === null) throw new SecondFactorMissing();
    const verdict = this.secrets.judge(secret, code);
    if (verdict.kind === 'clock') {
      await this.factors.noteHinted(accountId, verdict.step);
      throw new TotpClockWrong(verdict.secondsAhead);
    }
    if (verdict.kind === 'wrong') throw new SecondFactorWrong();
    if (!(await this.factors.takeStep(accountId, verdict.step))) throw new TotpUsed();
  }

  private async takeRecovery(actor: Actor, code: string): Promise<void> {
    if (!(await this.recovery.use(actor.accountId, code))) throw new SecondFactorWrong();
    await this.acts.record(actor, 'identity.recovery-code-used');
  }
}
