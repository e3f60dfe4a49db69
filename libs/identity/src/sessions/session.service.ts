import { Injectable } from '@nestjs/common';
import { SignJWT } from 'jose';
import {
  Access,
  AccessEpochs,
  type Actor,
  Clock,
  type EpochSubject,
  type Grant,
  newId,
  Transactions,
} from '@lopso/platform';
import { AccountRepository, type AccountRow } from '../accounts/account.repository';
import { ConsentService, type ConsentState } from '../consents/consent.service';
import { isForPin } from '../handset/pin.rules';
import { SessionEnded } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { SecondFactorRepository } from '../second-factors/second-factor.repository';
import { type SecondFactorState } from '../second-factors/second-factor.rules';
import { SecondFactorService } from '../second-factors/second-factor.service';
import { SecretService } from '../secrets/secret.service';
import { claimsOf } from './access-claims';
import { type GrantedAccount, GrantSource } from './directory';
import { type PresentedTokenRow, SessionRepository } from './session.repository';
import {
  idleMinutesOf,
  isLeftAlone,
  judgeRefresh,
  type SignInWay,
  type Workspace,
  workspacesOf,
} from './session.rules';

/** A role with the name of its unit; `member` has none. */
export interface SessionRole {
  readonly role: string;
  readonly unitId: string | null;
  readonly unitName: string | null;
}

/** Who is signed in, as the client shows it. `consent` null: an account without a member is not asked. */
export interface SessionView {
  readonly accountId: string;
  readonly memberId: string | null;
  readonly username: string;
  readonly displayName: string;
  /** The first day without a seat, `yyyy-mm-dd`; null for whoever holds one, never held one, or is no member. */
  readonly leftOn: string | null;
  readonly workspaces: readonly Workspace[];
  readonly roles: readonly SessionRole[];
  /** Names of the permissions the session holds somewhere. */
  readonly permissions: readonly string[];
  readonly consent: ConsentState | null;
  /** Anything but `done`: the session holds no rights yet. */
  readonly secondFactor: SecondFactorState;
}

/** The two tokens of a session, for two cookies. */
export interface SessionTokens {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** False: the cookies go with the browser. */
  readonly isRemembered: boolean;
}

/** Where and how somebody signs in. `network` as `networkLabel` writes it. */
export interface SessionStart {
  readonly deviceLabel: string;
  readonly network: string;
  readonly way: SignInWay;
  readonly isRemembered: boolean;
  /** When the provider saw the person prove herself, where that stands for a password nobody knows. */
  readonly provedAt: Date | null;
}

const HOUR_MS = 3_600_000;

const PASSWORD_WAYS: readonly SignInWay[] = ['password', 'slip'];

/** What an account signs in with besides its password. */
export interface FactorView {
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  /** False: only a sign-in at the provider proves who it is. */
  readonly hasOwnPassword: boolean;
  /** True: a role of the account may do nothing without an authenticator. */
  readonly isRequired: boolean;
  readonly recoveryCodesLeft: number;
}

/** Sessions: opened, renewed, ended; and who their account is right now, with its roles and access token. */
@Injectable()
export class SessionService {
  private readonly key: Uint8Array;

  constructor(
    private readonly sessionRepository: SessionRepository,
    private readonly secrets: SecretService,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
    private readonly accountRepository: AccountRepository,
    private readonly consents: ConsentService,
    private readonly factors: SecondFactorService,
    private readonly access: Access,
    private readonly grants: GrantSource,
    private readonly factorRepository: SecondFactorRepository,
    private readonly epochs: AccessEpochs,
  ) {
    this.key = new TextEncoder().encode(settings.TOKEN_SECRET);
  }

  /** Opens a session; a passkey is device and finger in one, so it proves the second factor. Joins a transaction. */
  async openSession(accountId: string, start: SessionStart): Promise<SessionTokens> {
    return this.transactions.run(async () => {
      const startedAt = this.clock.now();
      const secondFactorAt = start.way === 'passkey' ? startedAt : null;
      const passwordAt = PASSWORD_WAYS.includes(start.way) ? startedAt : start.provedAt;
      const session = { ...start, id: newId(), accountId, startedAt, secondFactorAt, passwordAt };
      const refreshToken = this.secrets.newToken();
      await this.sessionRepository.insert(session);
      const { isRemembered } = start;
      await this.keepToken(refreshToken, { sessionId: session.id, isRemembered });
      return { refreshToken, isRemembered, accessToken: await this.issueAccessToken(accountId, session.id) };
    });
  }

  /**
   * Exchanges a refresh token for its successor. The predecessor stays good for 60 seconds and gives the same
   * successor; later use ends the session with all its tokens.
   * @throws SessionEnded when the token is worth nothing
   */
  async renewSession(refreshToken: string): Promise<SessionTokens> {
    const accountOfSession = this.secrets.isToken(refreshToken) ? await this.exchangeToken(refreshToken) : null;
    if (accountOfSession === null) throw new SessionEnded();
    const { accountId, sessionId, isRemembered } = accountOfSession;
    return {
      isRemembered,
      refreshToken: this.secrets.successorOf(refreshToken),
      accessToken: await this.issueAccessToken(accountId, sessionId),
    };
  }

  /**
   * A new access token for a running session, after something about its account changed. An ended session gets none:
   * otherwise a stolen access token could renew itself past a sign-out. @throws SessionEnded
   */
  async refreshAccess(actor: Actor): Promise<string> {
    if (!(await this.sessionRepository.isOpen(actor.sessionId))) throw new SessionEnded();
    return this.issueAccessToken(actor.accountId, actor.sessionId);
  }

  /** Ends the session behind a refresh token or an actor; one that is over already is no fault. */
  async endSession(refreshToken: string | null, actor: Actor | null): Promise<void> {
    const byToken =
      refreshToken === null ? null : await this.sessionRepository.findIdByToken(this.secrets.hashToken(refreshToken));
    const sessionId = byToken ?? actor?.sessionId ?? null;
    if (sessionId === null) return;
    await this.transactions.run(() => this.sessionRepository.end(sessionId, 'signed-out', this.clock.now()));
  }

  /** The verdict is committed before anybody is told: a thrown error would undo the end of a stolen family. */
  private async exchangeToken(refreshToken: string): Promise<PresentedTokenRow | null> {
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const tokenHash = this.secrets.hashToken(refreshToken);
      const presented = await this.sessionRepository.lockByToken(tokenHash);
      if (presented === null) return null;
      const verdict = judgeRefresh(presented, now);
      if (verdict === 'renew' && (await this.isIdle(presented, now))) {
        await this.sessionRepository.end(presented.sessionId, 'idle', now);
        return null;
      }
      if (verdict === 'reuse') await this.sessionRepository.end(presented.sessionId, 'token-reused', now);
      if (verdict === 'renew') {
        await this.sessionRepository.succeed(tokenHash, presented.sessionId, now);
        await this.keepToken(this.secrets.successorOf(refreshToken), presented);
      }
      return verdict === 'renew' || verdict === 'repeat' ? presented : null;
    });
  }

  private async isIdle({ accountId, lastUsedAt }: PresentedTokenRow, now: Date): Promise<boolean> {
    const limit = idleMinutesOf(this.settings.IDLE_MINUTES_BY_ROLE, await this.getGrantedRoles(accountId));
    return isLeftAlone(lastUsedAt, now, limit, this.settings.ACCESS_TOKEN_MINUTES);
  }

  private async keepToken(
    token: string,
    { sessionId, isRemembered }: Pick<PresentedTokenRow, 'sessionId' | 'isRemembered'>,
  ): Promise<void> {
    const issuedAt = this.clock.now();
    const hours = isRemembered ? this.settings.REFRESH_TOKEN_DAYS * 24 : this.settings.FORGOTTEN_DEVICE_HOURS;
    const expiresAt = new Date(issuedAt.getTime() + hours * HOUR_MS);
    await this.sessionRepository.insertToken({
      tokenHash: this.secrets.hashToken(token),
      sessionId,
      issuedAt,
      expiresAt,
    });
  }

  /**
   * An access token for an account's session. Without consent the token names no member, so that nothing about her is
   * read or written by phone; while a second factor is owed it holds no right at all. @throws SessionEnded when the account
   * is not active
   */
  async issueAccessToken(accountId: string, sessionId: string): Promise<string> {
    const memberId = await this.findConsentedMember(accountId);
    const epoch = await this.getEpoch({ accountId, sessionId, memberId });
    const grants = await this.getGrantsInSession({ accountId, memberId }, sessionId);
    const leftOn = memberId === null ? null : await this.findLeftOn(memberId);
    const roles = grants.map((grant) => grant.role);
    if ((await this.factors.getFactorState(accountId, sessionId, roles)) !== 'done')
      return this.issueBareToken(accountId, sessionId);
    // What the epoch vouches for is read after it; agreed or taken back meanwhile: once more.
    if ((await this.findConsentedMember(accountId)) !== memberId) return this.issueAccessToken(accountId, sessionId);
    const left = leftOn === null ? {} : { leftOn };
    return this.signToken({ accountId, sessionId, grants, memberId, ...left }, epoch);
  }

  /** The roles an account holds today, without that of a member. */
  async getGrantedRoles(accountId: string): Promise<string[]> {
    const memberId = await this.findConsentedMember(accountId);
    const grants = await this.getGrantsToday({ accountId, memberId });
    return grants.map((grant) => grant.role);
  }

  /** Who the actor is now; null when the account is gone or closed. */
  async describeSession(actor: Actor): Promise<SessionView | null> {
    const account = await this.getActiveAccount(actor.accountId);
    if (account === null) return null;
    const roles = await this.getRoles(account, actor);
    return {
      accountId: account.id,
      memberId: account.memberId,
      username: account.username,
      displayName: account.displayName,
      leftOn: actor.leftOn ?? null,
      workspaces: workspacesOf(roles.map((role) => role.role)),
      roles,
      permissions: this.access.namesHeldBy(actor),
      consent: account.memberId === null ? null : await this.consents.getConsentState(account.id),
      secondFactor: await this.factors.getFactorState(
        account.id,
        actor.sessionId,
        roles.map((role) => role.role),
      ),
    };
  }

  /** Names who is signed in and nothing they may do. */
  private async issueBareToken(accountId: string, sessionId: string): Promise<string> {
    const actor = { accountId, sessionId, memberId: null, grants: [] };
    return this.signToken(actor, await this.getEpoch(actor));
  }

  private async getActiveAccount(accountId: string): Promise<AccountRow | null> {
    const account = await this.accountRepository.findById(accountId);
    return account?.state === 'active' ? account : null;
  }

  /** The member for whom an account may act now. @throws SessionEnded when the account is not active */
  private async findConsentedMember(accountId: string): Promise<string | null> {
    const account = await this.getActiveAccount(accountId);
    if (account === null) throw new SessionEnded();
    if (account.memberId === null) return null;
    return (await this.consents.getConsentState(account.id)).isGiven ? account.memberId : null;
  }

  private async getRoles(account: AccountRow, { accountId, memberId, sessionId }: Actor): Promise<SessionRole[]> {
    const grants = await this.getGrantsInSession({ accountId, memberId }, sessionId);
    const names = await this.getUnitNames(grants.map((grant) => grant.unitId));
    const granted = grants.map(({ role, unitId }) => ({ role, unitId, unitName: names.get(unitId) ?? null }));
    return account.memberId === null ? granted : [...granted, { role: 'member', unitId: null, unitName: null }];
  }

  getGrantsToday(account: GrantedAccount): Promise<Grant[]> {
    return this.grants.grantsOf(account, this.clock.today());
  }

  /** The same as far as a session may use it: one opened by PIN holds no desk, also when the right was given after the PIN. */
  async getGrantsInSession(account: GrantedAccount, sessionId: string): Promise<Grant[]> {
    const grants = await this.getGrantsToday(account);
    const forPin = grants.filter(isForPin);
    if (forPin.length === grants.length) return grants;
    return (await this.sessionRepository.wayOf(sessionId)) === 'pin' ? forPin : grants;
  }

  /** The first day a member holds no seat any more; null while no end is known. */
  findLeftOn(memberId: string): Promise<string | null> {
    return this.grants.leftOn(memberId);
  }

  /** Names of units by id, as a person reads them. */
  getUnitNames(unitIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.grants.unitNames(unitIds);
  }

  /**
   * What the account may do at this moment, read anew each time: nothing that ended since is left. Without consent it acts for no
   * member. Null for an account that is not in use. No access check.
   */
  async getActorOfAccount(accountId: string): Promise<Actor | null> {
    const account = await this.accountRepository.findById(accountId);
    if (account?.state !== 'active') return null;
    const memberId = await this.findMemberToAct(account);
    const leftOn = memberId === null ? null : await this.findLeftOn(memberId);
    return {
      accountId,
      memberId,
      sessionId: '',
      grants: await this.getGrantsToday({ accountId, memberId }),
      ...(leftOn === null || this.clock.today() < leftOn ? {} : { leftOn }),
    };
  }

  private async findMemberToAct(account: {
    readonly id: string;
    readonly memberId: string | null;
  }): Promise<string | null> {
    if (account.memberId === null) return null;
    return (await this.consents.getConsentState(account.id)).isGiven ? account.memberId : null;
  }

  async describeOwnFactors(actor: Actor): Promise<FactorView> {
    const { hasTotp, hasPasskey, hasOwnPassword } = await this.factorRepository.proofOf(
      actor.accountId,
      actor.sessionId,
    );
    const grants = await this.getGrantsToday(actor);
    return {
      hasTotp,
      hasPasskey,
      hasOwnPassword,
      isRequired: this.factors.isFactorRequired(grants.map((grant) => grant.role)),
      recoveryCodesLeft: await this.factors.countRecoveryCodes(actor.accountId),
    };
  }

  /** The epoch a new token is to carry; read before the rights it vouches for. */
  async getEpoch(subject: EpochSubject): Promise<string> {
    return this.epochs.of(subject);
  }

  /** A token for the actor, good for `ACCESS_TOKEN_MINUTES` and while the epoch lasts. */
  async signToken(actor: Actor, epoch: string): Promise<string> {
    const issuedAt = Math.floor(this.clock.now().getTime() / 1000);
    return new SignJWT({ ...claimsOf(actor, epoch) })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + this.settings.ACCESS_TOKEN_MINUTES * 60)
      .sign(this.key);
  }
}
