import { Injectable } from '@nestjs/common';
import { AccessEpochs, Database } from '@lopso/platform';
import { type SignInWay } from './session.rules';

/** Why a session ended. */
export const SESSION_ENDS = [
  'signed-out',
  'signed-out-everywhere',
  'signed-out-elsewhere',
  'token-reused',
  'password-changed',
  'account-closed',
  'idle',
] as const;

export type SessionEnd = (typeof SESSION_ENDS)[number];

export interface NewSession {
  readonly id: string;
  readonly accountId: string;
  readonly deviceLabel: string;
  readonly network: string;
  readonly way: SignInWay;
  /** Null: no second factor was proved by signing in. */
  readonly secondFactorAt: Date | null;
  /** Null: signing in took no password. */
  readonly passwordAt: Date | null;
  /** False: the browser forgets the session when it closes. */
  readonly isRemembered: boolean;
  readonly startedAt: Date;
}

export interface NewRefreshToken {
  readonly tokenHash: Buffer;
  readonly sessionId: string;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

export interface PresentedTokenRow {
  readonly sessionId: string;
  readonly accountId: string;
  readonly succeededAt: Date | null;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date;
  readonly isSessionEnded: boolean;
  readonly isRemembered: boolean;
}

export interface OpenSessionRow {
  readonly id: string;
  readonly deviceLabel: string;
  readonly network: string | null;
  readonly way: SignInWay;
  readonly isRemembered: boolean;
  readonly startedAt: Date;
  readonly lastUsedAt: Date;
}

@Injectable()
export class SessionRepository {
  constructor(
    private readonly database: Database,
    private readonly epochs: AccessEpochs,
  ) {}

  async insert(session: NewSession): Promise<void> {
    await this.database.execute(
      `insert into identity.login_session
         (id, account_id, device_label, network, way, second_factor_at, started_at, last_used_at, password_at, is_remembered)
       values ($1, $2, $3, $4, $5, $6, $7, $7, $8, $9)`,
      [
        session.id,
        session.accountId,
        session.deviceLabel,
        session.network,
        session.way,
        session.secondFactorAt,
        session.startedAt,
        session.passwordAt,
        session.isRemembered,
      ],
    );
  }

  /** A token that exists already is the same successor, derived a second time. */
  async insertToken(token: NewRefreshToken): Promise<void> {
    await this.database.execute(
      `insert into identity.refresh_token (token_hash, session_id, issued_at, expires_at) values ($1, $2, $3, $4)
       on conflict (token_hash) do nothing`,
      [token.tokenHash, token.sessionId, token.issuedAt, token.expiresAt],
    );
  }

  /** A presented token; its session is locked first, so that two refreshes of one session follow each other. */
  async lockByToken(tokenHash: Buffer): Promise<PresentedTokenRow | null> {
    const locked = await this.database.queryOne<{ id: string }>(
      `select id from identity.login_session
       where id = (select session_id from identity.refresh_token where token_hash = $1) for update`,
      [tokenHash],
    );
    if (locked === null) return null;
    return this.database.queryOne(
      `select session.id as "sessionId", session.account_id as "accountId", token.succeeded_at as "succeededAt",
              token.expires_at as "expiresAt", session.last_used_at as "lastUsedAt", session.ended_at is not null as "isSessionEnded",
              session.is_remembered as "isRemembered"
       from identity.refresh_token token join identity.login_session session on session.id = token.session_id
       where token.token_hash = $1`,
      [tokenHash],
    );
  }

  /** Marks a token as succeeded and its session as used. */
  async succeed(tokenHash: Buffer, sessionId: string, at: Date): Promise<void> {
    await this.database.execute('update identity.refresh_token set succeeded_at = $2 where token_hash = $1', [
      tokenHash,
      at,
    ]);
    await this.database.execute('update identity.login_session set last_used_at = $2 where id = $1', [sessionId, at]);
  }

  async isOpen(id: string): Promise<boolean> {
    const row = await this.database.queryOne(
      'select 1 from identity.login_session where id = $1 and ended_at is null',
      [id],
    );
    return row !== null;
  }

  /** How a session was opened; null when there is none. */
  async wayOf(id: string): Promise<SignInWay | null> {
    const row = await this.database.queryOne<{ way: SignInWay }>(
      'select way from identity.login_session where id = $1',
      [id],
    );
    return row?.way ?? null;
  }

  async findIdByToken(tokenHash: Buffer): Promise<string | null> {
    const row = await this.database.queryOne<{ id: string }>(
      'select session_id as id from identity.refresh_token where token_hash = $1',
      [tokenHash],
    );
    return row?.id ?? null;
  }

  /** Ends a session and makes its access tokens stale; needs a transaction. */
  async end(sessionId: string, because: SessionEnd, at: Date): Promise<void> {
    const ended = await this.database.query<{ id: string }>(
      `update identity.login_session set ended_at = $3, ended_because = $2 where id = $1 and ended_at is null returning id`,
      [sessionId, because, at],
    );
    await this.epochs.bumpAll(ended.map(({ id }) => id));
  }

  /** The same for every open session of an account but `exceptId`. */
  async endAll(
    accountId: string,
    exceptId: string | null,
    ending: { readonly because: SessionEnd; readonly at: Date },
  ): Promise<void> {
    const ended = await this.database.query<{ id: string }>(
      `update identity.login_session set ended_at = $4, ended_because = $3
       where account_id = $1 and ended_at is null and id is distinct from $2::uuid
       returning id`,
      [accountId, exceptId, ending.because, ending.at],
    );
    await this.epochs.bumpAll(ended.map(({ id }) => id));
  }

  /** Removes tokens that can prove nothing any more: expired, or of a session that ended before `before`. */
  async deleteDeadTokens(before: Date): Promise<number> {
    return this.database.execute(
      `delete from identity.refresh_token token using identity.login_session session
       where session.id = token.session_id and (token.expires_at < $1 or session.ended_at < $1)`,
      [before],
    );
  }

  /** Sessions that could still be used: not ended, used after `since`; last used first. */
  listOpen(accountId: string, since: Date): Promise<OpenSessionRow[]> {
    return this.database.query(
      `select id, device_label as "deviceLabel", network, way, is_remembered as "isRemembered", started_at as "startedAt", last_used_at as "lastUsedAt"
       from identity.login_session
       where account_id = $1 and ended_at is null and last_used_at > $2
       order by last_used_at desc, id limit 50`,
      [accountId, since],
    );
  }

  async isOwnSession(accountId: string, id: string): Promise<boolean> {
    const row = await this.database.queryOne(
      'select 1 from identity.login_session where account_id = $1 and id = $2 and ended_at is null',
      [accountId, id],
    );
    return row !== null;
  }
}
