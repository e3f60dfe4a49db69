import { Injectable } from '@nestjs/common';
import { type PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/server';
import { type Actor, Clock, Unauthenticated } from '@lopso/platform';
import { AccountAudit } from '../accounts/account-audit.service';
import { AccountRepository, type AccountRow } from '../accounts/account.repository';
import { typedName, type TypedName } from '../accounts/typed-name';
import { BadCredentials, CurrentPasswordWrong, OidcRefused, PasskeyRefused } from '../identity.errors';
import { OidcService } from '../oidc/oidc.service';
import { type PasskeyAnswer, PasskeyService } from '../passkeys/passkey.service';
import { PasswordService } from '../passwords/password.service';
import { SecondFactorRepository } from '../second-factors/second-factor.repository';
import { SecondFactorService } from '../second-factors/second-factor.service';
import { type SignInWay } from '../sessions/session.rules';
import { SessionService, type SessionTokens } from '../sessions/session.service';
import { SignInLimitService } from './sign-in-limit.service';
import { deviceLabel, networkLabel } from './sign-in.rules';

/** The device and the network an act comes from. `deviceToken` is what the device cookie holds, unchecked. */
export interface Origin {
  readonly deviceToken: string | null;
  readonly address: string;
  readonly userAgent: string | undefined;
}

/** What a person typed. `username` may be a telephone number; `isRemembered` false: a device of others. */
export interface Credentials {
  readonly username: string;
  readonly password: string;
  readonly isRemembered?: boolean;
}

/**
 * `provedAt`: when the provider saw the person prove herself, where that stands for a password nobody knows. `phone`: the telephone
 * that was typed, in E.164.
 */
interface EntryTerms {
  readonly phone?: string | null;
  readonly isRemembered?: boolean;
  readonly provedAt?: Date | null;
}

/** The tokens of a new session and the token by which the device is known from now on; null: it is not to be known. */
export interface Entry extends SessionTokens {
  readonly deviceToken: string | null;
}

function usableHash(account: AccountRow | null): string | null {
  return account?.state === 'active' ? account.passwordHash : null;
}

/** The present and the wished password. */
export interface NewPassword {
  readonly currentPassword: string;
  readonly newPassword: string;
}

/** A browser on its way to the provider: where it goes and the token its cookie holds meanwhile. */
export interface OidcDeparture {
  readonly url: string;
  readonly flowToken: string;
}

/** What a return from the provider came to. `unlinked`: proved, but nobody's; a slip may say whose. */
export type OidcReturn =
  | { readonly kind: 'signed-in'; readonly entry: Entry }
  | { readonly kind: 'linked' }
  | { readonly kind: 'unlinked'; readonly displayName: string | null; readonly flowToken: string };

/** Signs an account in by password, passkey or OpenID provider, and lets who is signed in prove it again. */
@Injectable()
export class SignInService {
  constructor(
    private readonly accountRepository: AccountRepository,
    private readonly passwords: PasswordService,
    private readonly signInLimits: SignInLimitService,
    private readonly sessions: SessionService,
    private readonly clock: Clock,
    private readonly factorRepository: SecondFactorRepository,
    private readonly accountAudit: AccountAudit,
    private readonly passkeys: PasskeyService,
    private readonly factors: SecondFactorService,
    private readonly oidc: OidcService,
  ) {}

  /**
   * Opens a session; `way` says what the session is remembered by. Unknown names, invited and closed accounts get the answer of a wrong password, after the same work.
   * @throws BadCredentials, SignInLocked, TooManyRequests
   */
  async signIn(credentials: Credentials, origin: Origin, way: SignInWay = 'password'): Promise<Entry> {
    await this.signInLimits.requireAttemptsLeft(origin.address);
    const name = typedName(credentials.username);
    const account = await this.findAccount(name);
    const attempt = await this.signInLimits.beginAttempt(
      name,
      account?.id ?? null,
      this.signInLimits.getDeviceToken(origin),
    );
    const isRight = await this.passwords.isPasswordRight(credentials.password, usableHash(account));
    if (!isRight || account === null) {
      await this.signInLimits.countFailure(origin.address);
      throw new BadCredentials();
    }
    await this.signInLimits.endAttempt(attempt);
    const { isRemembered = true } = credentials;
    return this.openProvedSession(account.id, origin, way, { isRemembered, phone: name.phone });
  }

  /** Opens a session for somebody whose right to it was just proved, and remembers the device if wished; joins a transaction. */
  async openProvedSession(accountId: string, origin: Origin, way: SignInWay, how: EntryTerms = {}): Promise<Entry> {
    const { isRemembered = true, provedAt = null, phone = null } = how;
    const device = { deviceToken: origin.deviceToken, phone };
    const deviceToken = isRemembered
      ? await this.signInLimits.rememberDevice(accountId, device, this.clock.now())
      : null;
    const labels = { deviceLabel: deviceLabel(origin.userAgent), network: networkLabel(origin.address) };
    const start = { ...labels, way, isRemembered, provedAt };
    const tokens = await this.sessions.openSession(accountId, start);
    return { ...tokens, deviceToken };
  }

  private async findAccount({ username, phone }: TypedName): Promise<AccountRow | null> {
    const byName = await this.accountRepository.findByUsername(username);
    if (byName !== null) return byName;
    const claiming = phone === null ? [] : await this.accountRepository.listClaimingPhone(phone);
    return claiming.length === 1 ? (claiming[0] ?? null) : null;
  }

  /**
   * Asks for the present password again, counted like a sign-in, then sets the new one; other sessions end.
   * @throws CurrentPasswordWrong, PasswordRefused, SignInLocked
   */
  async changePassword(actor: Actor, wish: NewPassword, origin: Origin): Promise<void> {
    const account = await this.accountRepository.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const attempt = await this.signInLimits.beginOwnAttempt(account.id, this.signInLimits.getDeviceToken(origin));
    if (!(await this.passwords.isPasswordRight(wish.currentPassword, account.passwordHash)))
      throw new CurrentPasswordWrong();
    await this.signInLimits.endAttempt(attempt);
    const passwordHash = await this.passwords.hashForAccount(account, wish.newPassword, '#/newPassword');
    await this.passwords.replacePassword(account, passwordHash, actor, this.signInLimits.hashDeviceToken(origin));
  }

  /** Counted like a sign-in. @throws CurrentPasswordWrong, SignInLocked */
  async provePassword(actor: Actor, password: string, origin: Origin): Promise<void> {
    const account = await this.accountRepository.findById(actor.accountId);
    if (account === null) throw new Unauthenticated();
    const attempt = await this.signInLimits.beginOwnAttempt(account.id, this.signInLimits.getDeviceToken(origin));
    if (!(await this.passwords.isPasswordRight(password, account.passwordHash))) throw new CurrentPasswordWrong();
    await this.signInLimits.endAttempt(attempt);
    await this.factorRepository.notePassword(actor.sessionId, this.accountAudit.now());
  }

  /** What the browser needs to sign in with any passkey of this site. @throws PasskeysUnavailable, TooManyRequests */
  async getPasskeyOptions(address: string): Promise<PublicKeyCredentialRequestOptionsJSON> {
    await this.signInLimits.countQuestion(address);
    return this.passkeys.getAuthenticationOptions('sign-in', null);
  }

  /**
   * Opens a session; having the device and unlocking it are two factors, so the session is proved at once.
   * @throws PasskeyRefused, TooManyRequests
   */
  async signInByPasskey(answer: PasskeyAnswer, origin: Origin): Promise<Entry> {
    await this.signInLimits.requireAttemptsLeft(origin.address);
    try {
      const { accountId } = await this.passkeys.verifyPasskey(answer, 'sign-in', null);
      const account = await this.accountRepository.findById(accountId);
      if (account?.state !== 'active') throw new PasskeyRefused();
      return await this.openProvedSession(accountId, origin, 'passkey');
    } catch (error) {
      if (error instanceof PasskeyRefused) await this.signInLimits.countFailure(origin.address);
      throw error;
    }
  }

  /** What the browser needs to prove the session of who is signed in. @throws PasskeysUnavailable */
  getPasskeyProofOptions(actor: Actor): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return this.passkeys.getAuthenticationOptions('prove', actor.accountId);
  }

  /** Proves the second factor of the session by a passkey of the same account. @throws PasskeyRefused */
  async proveByPasskey(actor: Actor, answer: PasskeyAnswer): Promise<void> {
    await this.passkeys.verifyPasskey(answer, 'prove', actor.accountId);
    await this.factors.recordProof(actor);
  }

  /**
   * Begins a sign-in, or for who is signed in a link. `isAgain`: somebody signed in proves herself anew.
   * @throws OidcOff, OidcUnavailable, TooManyRequests
   */
  async departToProvider(linker: Actor | null, address: string, isAgain: boolean): Promise<OidcDeparture> {
    await this.signInLimits.countQuestion(address);
    const { flowToken, secrets } = await this.oidc.beginFlow(linker?.accountId ?? null);
    return { flowToken, url: await this.oidc.getAuthorizationUrl(secrets, isAgain) };
  }

  /**
   * Takes up what the browser brought back (the query of the return page), once.
   * @throws OidcRefused, OidcCancelled, OidcUnavailable, OidcTaken
   */
  async returnFromProvider(
    back: { readonly flowToken: string | null; readonly query: string },
    actor: Actor | null,
    origin: Origin,
  ): Promise<OidcReturn> {
    const flow = await this.oidc.takeFlow(back.flowToken);
    if (flow === null) throw new OidcRefused();
    const person = await this.oidc.exchangeReturn(back.query, flow.secrets);
    if (flow.purpose === 'link') return this.linkToAccount(flow.accountId, actor, person.subject);
    const accountId = await this.oidc.findLinkedAccount(person.subject);
    if (accountId === null) {
      const flowToken = await this.oidc.keepSubject(this.oidc.hashSubject(person.subject));
      return { kind: 'unlinked', displayName: person.displayName, flowToken };
    }
    const account = await this.accountRepository.findById(accountId);
    if (account?.state !== 'active') throw new OidcRefused();
    // Nobody can type the password of an account that was opened this way: the provider's word stands for it.
    const provedAt = account.hasOwnPassword ? null : person.authenticatedAt;
    return { kind: 'signed-in', entry: await this.openProvedSession(accountId, origin, 'oidc', { provedAt }) };
  }

  private async linkToAccount(accountId: string | null, actor: Actor | null, subject: string): Promise<OidcReturn> {
    if (actor === null || actor.accountId !== accountId) throw new OidcRefused();
    await this.oidc.linkAccount(actor, this.oidc.hashSubject(subject));
    return { kind: 'linked' };
  }
}
