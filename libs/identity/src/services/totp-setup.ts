import { Injectable } from '@nestjs/common';
import { type Actor, Unauthenticated } from '@lopso/platform';
import { SecondFactorMissing, SecondFactorWrong, TotpClockWrong, TotpPresent } from '../identity.errors';
import { AccountRepository } from '../storage/account.repository';
import { SecondFactorRepository } from '../storage/second-factor.repository';
import { AccountActs } from './account-acts';
import { RecoveryCodes } from './recovery-codes';
import { TotpSecrets } from './totp-secrets';

/** A secret as it is shown this once: base32 to type, and the address in the QR code. */
export interface OfferedTotp {
  readonly secret: string;
  readonly uri: string;
}

/** Sets an authenticator up, renews its recovery codes, takes it away. */
@Injectable()
export class TotpSetup {
  constructor(
    private readonly accounts: AccountRepository,
    private readonly factors: SecondFactorRepository,
    private readonly secrets: TotpSecrets,
    private readonly recovery: RecoveryCodes,
    private readonly acts: AccountActs,
  ) {}

  /** A new secret, in force only once a code of it was typed. @throws TotpPresent */
  async begin(actor: Actor): Promise<OfferedTotp> {
    const account = await this.accounts.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const { secret, uri, sealed } = this.secrets.make(account.id, account.username);
    if (!(await this.factors.offerTotp(account.id, sealed, this.acts.now()))) throw new TotpPresent();
    return { secret, uri };
  }

  /**
   * Puts the offered secret in force by its first code, which proves this session too, and gives ten recovery codes.
   * @throws TotpPresent, SecondFactorMissing, SecondFactorWrong, TotpClockWrong
   */
  async confirm(actor: Actor, typed: string): Promise<string[]> {
    const secret = await this.secrets.offered(actor.accountId);
    if (secret === null) throw new SecondFactorMissing();
    const verdict = this.secrets.judge(secret, typed.replace(/\s/g, ''));
    if (verdict.kind === 'clock') throw new TotpClockWrong(verdict.secondsAhead);
    if (verdict.kind === 'wrong') throw new SecondFactorWrong();
    const now = this.acts.now();
    return this.acts.together(async () => {
      if (!(await this.factors.confirmTotp(actor.accountId, verdict.step, now))) throw new TotpPresent();
      await this.factors.noteProof(actor.sessionId, now);
      await this.acts.changeRights(actor.accountId);
      await this.acts.record(actor, 'identity.totp-set-up');
      return this.recovery.renew(actor.accountId);
    });
  }

  /** Ten new recovery codes; the earlier ones are void. @throws SecondFactorMissing */
  async renewRecoveryCodes(actor: Actor): Promise<string[]> {
    if ((await this.secrets.confirmed(actor.accountId)) === null) throw new SecondFactorMissing();
    return this.acts.together(async () => {
      await this.acts.record(actor, 'identity.recovery-codes-renewed');
      return this.recovery.renew(actor.accountId);
    });
  }

  /** Takes the authenticator and its recovery codes away. Where a role demands one, the account can then only set up another. */
  async remove(actor: Actor): Promise<void> {
    await this.acts.together(async () => {
      await this.factors.removeTotp(actor.accountId);
      await this.acts.changeRights(actor.accountId);
      await this.acts.record(actor, 'identity.totp-removed');
    });
  }
}
