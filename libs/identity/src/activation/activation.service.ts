import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { NotFound } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { AccountRepository, type AccountRow } from '../accounts/account.repository';
import { ConsentService } from '../consents/consent.service';
import { isForPin } from '../handset/pin.rules';
import {
  BadCredentials,
  CodeUnusable,
  CodeUsed,
  ConsentMissing,
  OidcOtherAccount,
  OidcRefused,
} from '../identity.errors';
import { OidcRepository } from '../oidc/oidc.repository';
import { OidcService } from '../oidc/oidc.service';
import { PasskeyRepository } from '../passkeys/passkey.repository';
import { PasswordService } from '../passwords/password.service';
import { SecondFactorRepository } from '../second-factors/second-factor.repository';
import { GrantSource, MemberDirectory } from '../sessions/directory';
import { SessionService } from '../sessions/session.service';
import { type Entry, type Origin, SignInService } from '../sign-in/sign-in.service';
import { ActivationCodeService, type FoundCode, requireOpen } from './activation-code.service';

/** What stands beside a password on an account: passkeys, the identity of a provider, an authenticator. */
export type SignInMeans = 'passkey' | 'provider' | 'authenticator';

/** What a slip proves: its code and the birth year of the person it is for. */
export interface SlipProof {
  readonly code: string;
  readonly birthYear: number;
}

/** A proved slip, for the service that completes it. */
export interface ProvedSlip {
  readonly found: FoundCode;
  readonly account: AccountRow;
}

/** What an open code is for. `expiresAt` is an instant. */
export interface OpenCode {
  readonly purpose: 'activate' | 'reset';
  readonly expiresAt: Date;
}

/** The person a slip is for, told only after the birth year. */
export interface SlipHolder {
  readonly purpose: 'activate' | 'reset';
  readonly displayName: string;
  readonly username: string;
  /** True while the notice is not agreed to: the activation then needs an answer. */
  readonly asksConsent: boolean;
  /** What completing takes off the account beside the password. */
  readonly loses: readonly SignInMeans[];
}

/** The last step of a slip. `agreedNoticeVersion` null: the notice was not agreed to now. */
export interface CompletionRequest extends SlipProof {
  readonly password: string;
  readonly agreedNoticeVersion: string | null;
}

/** Activates an account by its slip: checks code and birth year, sets the password or links a provider, opens a session. */
@Injectable()
export class ActivationService {
  constructor(
    private readonly activationCodes: ActivationCodeService,
    private readonly consents: ConsentService,
    private readonly passwords: PasswordService,
    private readonly signIns: SignInService,
    private readonly oidc: OidcService,
    private readonly accountRepository: AccountRepository,
    private readonly directory: MemberDirectory,
    private readonly grants: GrantSource,
    private readonly passkeyRepository: PasskeyRepository,
    private readonly oidcRepository: OidcRepository,
    private readonly factorRepository: SecondFactorRepository,
    private readonly sessions: SessionService,
    private readonly accountAudit: AccountAudit,
  ) {}

  /** Says what a code is for; nothing about the person. @throws CodeMalformed, CodeUnknown, CodeUsed, CodeUnusable */
  async checkCode(typedCode: string, address: string): Promise<OpenCode> {
    const found = await this.activationCodes.findCode(typedCode, address);
    requireOpen(found.state);
    return { purpose: found.purpose, expiresAt: found.expiresAt };
  }

  /** Says whose slip it is. @throws BirthYearWrong and the errors of `check` */
  async identifyHolder(proof: SlipProof, address: string): Promise<SlipHolder> {
    const { found, account } = await this.proveSlip(proof, address);
    requireOpen(found.state);
    return {
      purpose: found.purpose,
      displayName: account.displayName,
      username: account.username,
      asksConsent: account.memberId !== null && !(await this.consents.getConsentState(account.id)).isGiven,
      loses: await this.findWaysLost(account.id),
    };
  }

  /** Judges a password before the last step, where it is still on the screen. @throws PasswordRefused and the errors of `identify` */
  async judgePassword(proof: SlipProof, password: string, address: string): Promise<void> {
    const { found, account } = await this.proveSlip(proof, address);
    requireOpen(found.state);
    this.passwords.requireGoodPassword(password, account, '#/password');
  }

  /** Writes down a refusal of the notice. The code stays good: who thinks again uses the same slip. */
  async refuseNotice(proof: SlipProof, textVersion: string, address: string): Promise<void> {
    const { found, account } = await this.proveSlip(proof, address);
    requireOpen(found.state);
    await this.consents.recordConsent(account.id, 'refused', textVersion);
  }

  /**
   * Sets the password, writes the agreement, uses the code up and opens a session; all sessions before end, and so do other
   * ways in (`ActivationService`). The code is the idempotency key: the same code with the same password once more (the reply was lost)
   * is a sign-in by the slip, with another password a conflict.
   * @throws PasswordRefused, ConsentMissing, NoticeChanged, CodeUsed and the errors of `ActivationService.identifyHolder`
   */
  async completeActivation(request: CompletionRequest, origin: Origin): Promise<Entry> {
    const slip = await this.proveSlip(request, origin.address);
    if (slip.found.state === 'used') return this.repeatActivation(slip, request, origin);
    await this.requireConsent(slip, request);
    const passwordHash = await this.passwords.hashForAccount(slip.account, request.password);
    return this.removeWaysWith(slip.account.id, async () => {
      await this.activationCodes.lockOpenCode(slip.found);
      await this.passwords.replacePassword(slip.account, passwordHash, null);
      await this.activationCodes.markCodeUsed(slip.found);
      if (request.agreedNoticeVersion !== null && slip.account.memberId !== null) {
        await this.consents.recordConsent(slip.account.id, 'agreed', request.agreedNoticeVersion);
      }
      return this.signIns.openProvedSession(slip.account.id, origin, 'slip');
    });
  }

  private async repeatActivation(slip: ProvedSlip, request: CompletionRequest, origin: Origin): Promise<Entry> {
    try {
      return await this.signIns.signIn({ username: slip.account.username, password: request.password }, origin, 'slip');
    } catch (error) {
      throw error instanceof BadCredentials ? new CodeUsed() : error;
    }
  }

  private async requireConsent(slip: ProvedSlip, request: CompletionRequest): Promise<void> {
    if (request.agreedNoticeVersion !== null || slip.account.memberId === null) return;
    if (!(await this.consents.getConsentState(slip.account.id)).isGiven) throw new ConsentMissing();
  }

  /**
   * Links, uses the code up and opens a session. The account is left with that link alone: under a password nobody knows, without the
   * other ways in (`ActivationService`), every session before ended, for a code means that somebody else may know the old ones. Its owner
   * sets a password by the next slip, and is asked for consent like everybody.
   * `username` is the account that the person was shown and agreed to: nothing is linked silently.
   * @throws OidcRefused when no identity waits in this browser, OidcOtherAccount, OidcTaken, and the errors of
   *   `ActivationService.identifyHolder`
   */
  async linkBySlip(
    flowToken: string | null,
    proof: SlipProof & { readonly username: string },
    origin: Origin,
  ): Promise<Entry> {
    const subjectHash = await this.oidc.findSubject(flowToken);
    if (subjectHash === null) throw new OidcRefused();
    const { found, account } = await this.proveSlip(proof, origin.address);
    requireOpen(found.state);
    if (account.username !== proof.username) throw new OidcOtherAccount();
    return this.removeAllWaysWith(account, async (losePassword) => {
      await this.activationCodes.lockOpenCode(found);
      await losePassword();
      await this.activationCodes.markCodeUsed(found);
      // Code and birth year prove as much as at an activation, so that a second factor can be set up at once.
      // The session first: the owner is told in every session that began after the link.
      const entry = await this.signIns.openProvedSession(account.id, origin, 'slip');
      await this.oidc.linkAccount({ accountId: account.id }, subjectHash);
      return entry;
    });
  }

  /**
   * Holds the birth year against the register. Wrong years are counted on the code, in a transaction of their own that
   * no rollback takes away. A used code is let through: the caller decides. An open one made before the account was given
   * a right opens nothing: its maker may not have been one who gives that right.
   * @throws BirthYearWrong, CodeUnusable
   */
  async proveSlip(proof: SlipProof, address: string): Promise<ProvedSlip> {
    const found = await this.activationCodes.findCode(proof.code, address);
    if (found.state !== 'used') requireOpen(found.state);
    const account = await this.accountRepository.findById(found.accountId);
    const birthYear = account === null ? null : await this.getBirthYear(account);
    if (account === null || birthYear === null) throw new NotFound();
    const refusal = await this.activationCodes.judgeBirthYear(found, birthYear === proof.birthYear);
    if (refusal !== null) throw refusal;
    const isOutgrown = found.state !== 'used' && (await this.grants.hasGained(account.id, found.issuedAt));
    if (isOutgrown) throw new CodeUnusable('outgrown');
    return { found, account };
  }

  /** A member's birth year stands in the register, that of staff with the account. */
  private async getBirthYear({ memberId, birthYear }: AccountRow): Promise<number | null> {
    if (memberId === null) return birthYear;
    return (await this.directory.describe([memberId])).get(memberId)?.birthYear ?? null;
  }

  /**
   * What a password set by a code would take away. The authenticator stays where rights hang on it: a slip in the wrong hands must
   * not open a desk; its owner turns to the operator (`SecondFactorService`).
   */
  async findWaysLost(accountId: string): Promise<SignInMeans[]> {
    const lost: SignInMeans[] = [];
    if (await this.passkeyRepository.hasAny(accountId)) lost.push('passkey');
    if (await this.oidcRepository.hasAny(accountId)) lost.push('provider');
    const totp = await this.factorRepository.findTotp(accountId);
    // What the member leads by a seat is for a PIN anyway, and keeps no authenticator.
    const granted = await this.sessions.getGrantsToday({ accountId, memberId: null });
    if (totp !== null && granted.every(isForPin)) lost.push('authenticator');
    return lost;
  }

  /** Takes them away and does the work that puts the account under another password, in one transaction. */
  async removeWaysWith<T>(accountId: string, work: () => Promise<T>): Promise<T> {
    return this.accountAudit.inTransaction(async () => {
      const lost = await this.findWaysLost(accountId);
      if (lost.includes('passkey')) await this.passkeyRepository.removeAll(accountId);
      if (lost.includes('provider')) await this.oidcRepository.removeAll(accountId);
      if (lost.includes('authenticator')) await this.factorRepository.removeTotp(accountId);
      if (lost.length > 0) await this.accountAudit.recordActAbout(accountId, 'identity.further-ways-removed');
      return work();
    });
  }

  /**
   * The same where no password follows: `losePassword`, called by the work when the code is locked, leaves the account under one that
   * nobody knows and ends its sessions.
   */
  async removeAllWaysWith<T>(account: AccountRow, work: (losePassword: () => Promise<void>) => Promise<T>): Promise<T> {
    const unknowable = await this.passwords.hashForAccount(account, randomBytes(32).toString('base64url'));
    return this.removeWaysWith(account.id, () => work(() => this.passwords.lockPassword(account, unknowable)));
  }
}
