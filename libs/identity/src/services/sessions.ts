import { Injectable } from '@nestjs/common';
import { type Actor, Clock, newId, Transactions } from '@lopso/platform';
import { SessionEnded } from '../identity.errors';
import { IdentitySettings } from '../identity.settings';
import { idleMinutesOf, isLeftAlone } from '../rules/idle-rule';
import { judgeRefresh } from '../rules/refresh-rule';
import { type SignInWay } from '../rules/sign-in-way';
import { type PresentedTokenRow, SessionRepository } from '../storage/session.repository';
import { Secrets } from './secrets';
import { SessionActors } from './session-actors';

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

/** Sessions of accounts on devices, and the family of refresh tokens each one has. */
@Injectable()
export class Sessions {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly secrets: Secrets,
    private readonly actors: SessionActors,
    private readonly settings: IdentitySettings,
    private readonly clock: Clock,
    private readonly transactions: Transactions,
  ) {}

  /** Opens a session; a passkey is device and finger in one, so it proves the second factor. Joins a transaction. */
  async open(accountId: string, start: SessionStart): Promise<SessionTokens> {
    return this.transactions.run(async () => {
      const startedAt = this.clock.now();
      const secondFactorAt = start.way === 'passkey' ? startedAt : null;
      const passwordAt = PASSWORD_WAYS.includes(start.way) ? startedAt : start.provedAt;
      const session = { ...start, id: newId(), accountId, startedAt, secondFactorAt, passwordAt };
      const refreshToken = this.secrets.newToken();
      await this.sessions.insert(session);
      const { isRemembered } = start;
      await this.keep(refreshToken, { sessionId: session.id, isRemembered });
      return { refreshToken, isRemembered, accessToken: await this.actors.accessToken(accountId, session.id) };
    });
  }

  /**
   * Exchanges a refresh token for its successor. The predecessor stays good for 60 seconds and gives the same
   * successor; later use ends the session with all its tokens.
   * @throws SessionEnded when the token is worth nothing
   */
  async renew(refreshToken: string): Promise<SessionTokens> {
    const accountOfSession = this.secrets.isToken(refreshToken) ? await this.exchange(refreshToken) : null;
    if (accountOfSession === null) throw new SessionEnded();
    const { accountId, sessionId, isRemembered } = accountOfSession;
    return {
      isRemembered,
      refreshToken: this.secrets.successorOf(refreshToken),
      accessToken: await this.actors.accessToken(accountId, sessionId),
    };
  }

  /**
   * A new access token for a running session, after something about its account changed. An ended session gets none:
   * otherwise a stolen access token could renew itself past a sign-out. @throws SessionEnded
   */
  async refreshAccess(actor: Actor): Promise<string> {
    if (!(await this.sessions.isOpen(actor.sessionId))) throw new SessionEnded();
    return this.actors.accessToken(actor.accountId, actor.sessionId);
  }

  /** Ends the session behind a refresh token or an actor; one that is over already is no fault. */
  async end(refreshToken: string | null, actor: Actor | null): Promise<void> {
    const byToken =
      refreshToken === null ? null : await this.sessions.findIdByToken(this.secrets.hashToken(refreshToken));
    const sessionId = byToken ?? actor?.sessionId ?? null;
    if (sessionId === null) return;
    await this.transactions.run(() => this.sessions.end(sessionId, 'signed-out', this.clock.now()));
  }

  /** The verdict is committed before anybody is told: a thrown error would undo the end of a stolen family. */
  private async exchange(refreshToken: string): Promise<PresentedTokenRow | null> {
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const tokenHash = this.secrets.hashToken(refreshToken);
      const presented = await this.sessions.lockByToken(tokenHash);
      if (presented === null) return null;
      const verdict = judgeRefresh(presented, now);
      if (verdict === 'renew' && (await this.isIdle(presented, now))) {
        await this.sessions.end(presented.sessionId, 'idle', now);
        return null;
      }
      if (verdict === 'reuse') await this.sessions.end(presented.sessionId, 'token-reused', now);
      if (verdict === 'renew') {
        await this.sessions.succeed(tokenHash, presented.sessionId, now);
        await this.keep(this.secrets.successorOf(refreshToken), presented);
      }
      return verdict === 'renew' || verdict === 'repeat' ? presented : null;
    });
  }

  private async isIdle({ accountId, lastUsedAt }: PresentedTokenRow, now: Date): Promise<boolean> {
    const limit = idleMinutesOf(this.settings.IDLE_MINUTES_BY_ROLE, await this.actors.grantedRoles(accountId));
    return isLeftAlone(lastUsedAt, now, limit, this.settings.ACCESS_TOKEN_MINUTES);
  }

  private async keep(
    token: string,
    { sessionId, isRemembered }: Pick<PresentedTokenRow, 'sessionId' | 'isRemembered'>,
  ): Promise<void> {
    const issuedAt = this.clock.now();
    const hours = isRemembered ? this.settings.REFRESH_TOKEN_DAYS * 24 : this.settings.FORGOTTEN_DEVICE_HOURS;
    const expiresAt = new Date(issuedAt.getTime() + hours * HOUR_MS);
    await this.sessions.insertToken({ tokenHash: this.secrets.hashToken(token), sessionId, issuedAt, expiresAt });
  }
}
