import { Injectable } from '@nestjs/common';
import { Secret, TOTP } from 'otpauth';
import { type Actor, Clock, judgeCode, normaliseCode, NotFound, randomCode, Unauthenticated } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { AccountRepository } from '../accounts/account.repository';
import {
  SecondFactorMissing,
  SecondFactorWrong,
  StepUpNeeded,
  TotpClockWrong,
  TotpPresent,
  TotpUsed,
} from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { PasskeyRepository } from '../passkeys/passkey.repository';
import { SecretService } from '../secrets/secret.service';
import { SignInLimitService } from '../sign-in/sign-in-limit.service';
import { SecondFactorRepository } from './second-factor.repository';
import { isProofFresh, rolesOfSetting, type SecondFactorState, secondFactorState } from './second-factor.rules';

const COUNT = 10;

/** Nine random signs of 29 and a check sign: 43 bits, behind five guesses in half an hour. */
const LENGTH = 10;

const ISSUER = 'Lớp Số';

const PERIOD_SECONDS = 30;

/** A code of the step before or after is taken: a person types slowly, a clock is seconds off (RFC 6238, 5.2). */
const TOLERATED_STEPS = 1;

/** So far, ten minutes, a clock is looked for to be told in words; a code from there is never taken, also not later. */
const SEARCHED_STEPS = 20;

/**
 * What a typed code is: of a step near enough to be taken; of one so many seconds away, which tells that the phone's clock is
 * ahead (positive) or behind; or wrong.
 */
export type TotpVerdict =
  | { readonly kind: 'fits'; readonly step: number }
  | { readonly kind: 'clock'; readonly secondsAhead: number; readonly step: number }
  | { readonly kind: 'wrong' };

const placeOf = (accountId: string): string => `totp:${accountId}`;

/** A secret as it is shown this once: base32 to type, and the address in the QR code. */
export interface OfferedTotp {
  readonly secret: string;
  readonly uri: string;
}

/** Second factors: required, set up, proved, reset; authenticator and recovery codes. */
@Injectable()
export class SecondFactorService {
  constructor(
    private readonly factorRepository: SecondFactorRepository,
    private readonly signInLimits: SignInLimitService,
    private readonly accountAudit: AccountAudit,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
    private readonly accountRepository: AccountRepository,
    private readonly secrets: SecretService,
    private readonly passkeyRepository: PasskeyRepository,
  ) {}

  /**
   * Takes a code: six digits of the authenticator, each used once, or a recovery code, used up by it. Guesses are counted
   * by account, so that ten thousand are five. Who is told that a clock is off has signed in and spent a guess, and the
   * code that was typed is worth nothing for good: the hint helps no guesser.
   * @throws SecondFactorMissing, SecondFactorWrong, TotpUsed, TotpClockWrong, SignInLocked
   */
  async proveByCode(actor: Actor, typed: string): Promise<void> {
    await this.signInLimits.countGuess('second-factor', actor.accountId);
    const code = typed.replace(/\s/g, '');
    if (/^\d{6}$/.test(code)) await this.takeTotp(actor.accountId, code);
    else await this.takeRecovery(actor, code);
    await this.signInLimits.forgetGuesses('second-factor', actor.accountId);
    await this.recordProof(actor);
  }

  /** Writes down that the session proved a second factor now. */
  async recordProof(actor: Actor): Promise<void> {
    await this.factorRepository.noteProof(actor.sessionId, this.accountAudit.now());
  }

  private async takeTotp(accountId: string, code: string): Promise<void> {
    const secret = await this.findConfirmedSecret(accountId);
    if (secret === null) throw new SecondFactorMissing();
    const verdict = this.judgeTotp(secret, code);
    if (verdict.kind === 'clock') {
      await this.factorRepository.noteHinted(accountId, verdict.step);
      throw new TotpClockWrong(verdict.secondsAhead);
    }
    if (verdict.kind === 'wrong') throw new SecondFactorWrong();
    if (!(await this.factorRepository.takeStep(accountId, verdict.step))) throw new TotpUsed();
  }

  private async takeRecovery(actor: Actor, code: string): Promise<void> {
    if (!(await this.useRecoveryCode(actor.accountId, code))) throw new SecondFactorWrong();
    await this.accountAudit.recordOwnAct(actor, 'identity.recovery-code-used');
  }

  /** Where a session of an account with these granted roles stands. */
  async getFactorState(accountId: string, sessionId: string, roles: readonly string[]): Promise<SecondFactorState> {
    const { hasTotp, provedAt } = await this.factorRepository.proofOf(accountId, sessionId);
    return secondFactorState({ hasTotp, provedAt, isRequired: this.isFactorRequired(roles) });
  }

  /** True when one of the roles may not do without. */
  isFactorRequired(roles: readonly string[]): boolean {
    const demanding = rolesOfSetting(this.settings.SECOND_FACTOR_ROLES);
    return roles.some((role) => demanding.includes(role));
  }

  /** Nothing when the actor's session proved the authenticator once, or the account has none. @throws StepUpNeeded */
  async requireProof(actor: Actor): Promise<void> {
    const { hasTotp, provedAt } = await this.factorRepository.proofOf(actor.accountId, actor.sessionId);
    if (hasTotp && provedAt === null) throw new StepUpNeeded();
  }

  /**
   * Nothing when the actor's session proved a second factor within `STEP_UP_MINUTES`; of an account without one, when the
   * password was typed within them. @throws StepUpNeeded
   */
  async requireFreshProof(actor: Actor): Promise<void> {
    const proof = await this.factorRepository.proofOf(actor.accountId, actor.sessionId);
    const isWithout = !proof.hasTotp && !proof.hasPasskey;
    if (isWithout && !proof.hasSession) return;
    this.requireProvedSince(isWithout ? proof.passwordAt : proof.provedAt);
  }

  /** The same of accounts with a factor alone: where the act itself asks for the password. @throws StepUpNeeded */
  async requireFreshFactorProof(actor: Actor): Promise<void> {
    const { hasTotp, hasPasskey, provedAt } = await this.factorRepository.proofOf(actor.accountId, actor.sessionId);
    if (hasTotp || hasPasskey) this.requireProvedSince(provedAt);
  }

  private requireProvedSince(provedAt: Date | null): void {
    if (!isProofFresh(provedAt, this.clock.now(), this.settings.STEP_UP_MINUTES)) throw new StepUpNeeded();
  }

  /** A new secret, in force only once a code of it was typed. @throws TotpPresent */
  async beginTotp(actor: Actor): Promise<OfferedTotp> {
    const account = await this.accountRepository.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const { secret, uri, sealed } = this.makeTotpSecret(account.id, account.username);
    if (!(await this.factorRepository.offerTotp(account.id, sealed, this.accountAudit.now()))) throw new TotpPresent();
    return { secret, uri };
  }

  /**
   * Puts the offered secret in force by its first code, which proves this session too, and gives ten recovery codes.
   * @throws TotpPresent, SecondFactorMissing, SecondFactorWrong, TotpClockWrong
   */
  async confirmTotp(actor: Actor, typed: string): Promise<string[]> {
    const secret = await this.findOfferedSecret(actor.accountId);
    if (secret === null) throw new SecondFactorMissing();
    const verdict = this.judgeTotp(secret, typed.replace(/\s/g, ''));
    if (verdict.kind === 'clock') throw new TotpClockWrong(verdict.secondsAhead);
    if (verdict.kind === 'wrong') throw new SecondFactorWrong();
    const now = this.accountAudit.now();
    return this.accountAudit.inTransaction(async () => {
      if (!(await this.factorRepository.confirmTotp(actor.accountId, verdict.step, now))) throw new TotpPresent();
      await this.factorRepository.noteProof(actor.sessionId, now);
      await this.accountAudit.expireAccessTokens(actor.accountId);
      await this.accountAudit.recordOwnAct(actor, 'identity.totp-set-up');
      return this.replaceRecoveryCodes(actor.accountId);
    });
  }

  /** Ten new recovery codes; the earlier ones are void. @throws SecondFactorMissing */
  async renewRecoveryCodes(actor: Actor): Promise<string[]> {
    if ((await this.findConfirmedSecret(actor.accountId)) === null) throw new SecondFactorMissing();
    return this.accountAudit.inTransaction(async () => {
      await this.accountAudit.recordOwnAct(actor, 'identity.recovery-codes-renewed');
      return this.replaceRecoveryCodes(actor.accountId);
    });
  }

  /** Takes the authenticator and its recovery codes away. Where a role demands one, the account can then only set up another. */
  async removeTotp(actor: Actor): Promise<void> {
    await this.accountAudit.inTransaction(async () => {
      await this.factorRepository.removeTotp(actor.accountId);
      await this.accountAudit.expireAccessTokens(actor.accountId);
      await this.accountAudit.recordOwnAct(actor, 'identity.totp-removed');
    });
  }

  /** A new secret with the address its QR code holds, and sealed for the account. */
  makeTotpSecret(accountId: string, username: string): { secret: string; uri: string; sealed: Buffer } {
    const secret = this.newTotpSecret();
    return {
      secret,
      uri: this.totpUriOf(secret, username),
      sealed: this.secrets.sealValue(secret, placeOf(accountId)),
    };
  }

  /** The secret in force, or null. */
  findConfirmedSecret(accountId: string): Promise<string | null> {
    return this.findSecret(accountId, true);
  }

  /** The secret that waits for its first code, or null. */
  findOfferedSecret(accountId: string): Promise<string | null> {
    return this.findSecret(accountId, false);
  }

  judgeTotp(secret: string, code: string): TotpVerdict {
    return this.judgeTotpCode(secret, code);
  }

  private async findSecret(accountId: string, isConfirmed: boolean): Promise<string | null> {
    const row = await this.factorRepository.findTotp(accountId);
    if (row === null || (row.confirmedAt !== null) !== isConfirmed) return null;
    return this.secrets.openSealed(row.sealedSecret, placeOf(accountId));
  }

  /** A new secret of 160 random bits, base32 as people type it. */
  newTotpSecret(): string {
    return new Secret({ size: 20 }).base32;
  }

  /** What the QR code holds. */
  totpUriOf(secret: string, username: string): string {
    return new TOTP({ issuer: ISSUER, label: username, secret }).toString();
  }

  judgeTotpCode(secret: string, code: string): TotpVerdict {
    const timestamp = this.clock.now().getTime();
    const check = { token: code, secret: Secret.fromBase32(secret), period: PERIOD_SECONDS, timestamp };
    const now = Math.floor(timestamp / 1000 / PERIOD_SECONDS);
    const near = TOTP.validate({ ...check, window: TOLERATED_STEPS });
    if (near !== null) return { kind: 'fits', step: now + near };
    const far = TOTP.validate({ ...check, window: SEARCHED_STEPS });
    return far === null ? { kind: 'wrong' } : { kind: 'clock', secondsAhead: far * PERIOD_SECONDS, step: now + far };
  }

  /** Ten new codes, told this once; all earlier ones are void. Joins a transaction. */
  async replaceRecoveryCodes(accountId: string): Promise<string[]> {
    const codes = Array.from({ length: COUNT }, () => randomCode(LENGTH));
    await this.factorRepository.replaceRecoveryCodes(
      accountId,
      codes.map((code) => this.secrets.hashRecovery(code)),
      this.clock.now(),
    );
    return codes;
  }

  /** Uses a code up; case, blanks and dashes do not matter. False when it is none of the account's unused codes. */
  async useRecoveryCode(accountId: string, typed: string): Promise<boolean> {
    const code = normaliseCode(typed);
    if (judgeCode(code, LENGTH) !== 'none') return false;
    return this.factorRepository.useRecoveryCode(accountId, this.secrets.hashRecovery(code), this.clock.now());
  }

  countRecoveryCodes(accountId: string): Promise<number> {
    return this.factorRepository.countUnusedCodes(accountId);
  }

  /**
   * Removes authenticator, recovery codes and passkeys. To be done together with a new password: where a role demands a second
   * factor, whoever knows the password sets up the next one. @throws NotFound
   */
  async resetFactors(username: string): Promise<void> {
    const account = await this.accountRepository.findByUsername(username.toLowerCase());
    if (account === null) throw new NotFound();
    await this.accountAudit.inTransaction(async () => {
      await this.factorRepository.removeTotp(account.id);
      await this.passkeyRepository.removeAll(account.id);
      await this.accountAudit.expireAccessTokens(account.id);
      await this.accountAudit.recordActAbout(account.id, 'identity.factors-reset');
    });
  }
}
