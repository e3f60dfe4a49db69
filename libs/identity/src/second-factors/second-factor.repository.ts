import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export interface TotpRow {
  readonly sealedSecret: Buffer;
  readonly confirmedAt: Date | null;
}

/** What is known of a session's second factor in one look. */
export interface SessionProofRow {
  readonly hasTotp: boolean;
  readonly hasPasskey: boolean;
  /** False: nobody knows the password of the account. */
  readonly hasOwnPassword: boolean;
  readonly provedAt: Date | null;
  /** When the password was typed last in the session. */
  readonly passwordAt: Date | null;
  /** False for an actor that no session stands behind: the command line, a job. */
  readonly hasSession: boolean;
}

@Injectable()
export class SecondFactorRepository {
  constructor(private readonly database: Database) {}

  /** The factors of an account and the last proof of a session of it; a session that is gone proved nothing. */
  async proofOf(accountId: string, sessionId: string): Promise<SessionProofRow> {
    const row = await this.database.queryOne<SessionProofRow>(
      `select exists (select from identity.totp where account_id = $1 and confirmed_at is not null) as "hasTotp",
              exists (select from identity.passkey where account_id = $1) as "hasPasskey",
              exists (select from identity.account where id = $1 and password_changed_at is not null) as "hasOwnPassword",
              session.second_factor_at as "provedAt", session.password_at as "passwordAt", session.id is not null as "hasSession"
       from (values (1)) one left join identity.login_session session on session.id = $2 and session.account_id = $1`,
      [accountId, sessionId],
    );
    const none = { hasTotp: false, hasPasskey: false, hasOwnPassword: false };
    return row ?? { ...none, provedAt: null, passwordAt: null, hasSession: false };
  }

  async noteProof(sessionId: string, at: Date): Promise<void> {
    await this.database.execute('update identity.login_session set second_factor_at = $2 where id = $1', [
      sessionId,
      at,
    ]);
  }

  async notePassword(sessionId: string, at: Date): Promise<void> {
    await this.database.execute('update identity.login_session set password_at = $2 where id = $1', [sessionId, at]);
  }

  /** A hint was given for a code of this step: it is never taken, also when its time comes. */
  async noteHinted(accountId: string, step: number): Promise<void> {
    await this.database.execute(
      `update identity.totp set hinted_steps = (array_append(hinted_steps, $2))[greatest(1, cardinality(hinted_steps) - 48):]
       where account_id = $1`,
      [accountId, step],
    );
  }

  findTotp(accountId: string): Promise<TotpRow | null> {
    return this.database.queryOne(
      'select sealed_secret as "sealedSecret", confirmed_at as "confirmedAt" from identity.totp where account_id = $1',
      [accountId],
    );
  }

  /** Keeps a secret that waits for its first code; false when a confirmed one stands there. */
  async offerTotp(accountId: string, sealedSecret: Buffer, at: Date): Promise<boolean> {
    const written = await this.database.execute(
      `insert into identity.totp (account_id, sealed_secret, created_at) values ($1, $2, $3)
       on conflict (account_id) do update set sealed_secret = excluded.sealed_secret, created_at = excluded.created_at
         where totp.confirmed_at is null`,
      [accountId, sealedSecret, at],
    );
    return written === 1;
  }

  /** True for the first code alone. */
  async confirmTotp(accountId: string, step: number, at: Date): Promise<boolean> {
    const written = await this.database.execute(
      'update identity.totp set confirmed_at = $3, last_step = $2 where account_id = $1 and confirmed_at is null',
      [accountId, step, at],
    );
    return written === 1;
  }

  /** Uses a step up; false when it or a later one was used before, or a hint was given for it. One statement, so two at once are one. */
  async takeStep(accountId: string, step: number): Promise<boolean> {
    const written = await this.database.execute(
      'update identity.totp set last_step = $2 where account_id = $1 and last_step < $2 and $2 <> all (hinted_steps)',
      [accountId, step],
    );
    return written === 1;
  }

  async removeTotp(accountId: string): Promise<void> {
    await this.database.execute('delete from identity.totp where account_id = $1', [accountId]);
    await this.database.execute('delete from identity.recovery_code where account_id = $1', [accountId]);
  }

  /** Puts new codes in the place of all earlier ones. */
  async replaceRecoveryCodes(accountId: string, hashes: readonly Buffer[], at: Date): Promise<void> {
    await this.database.execute('delete from identity.recovery_code where account_id = $1', [accountId]);
    await this.database.execute(
      `insert into identity.recovery_code (account_id, code_hash, created_at)
       select $1, hash, $3 from unnest($2::bytea[]) hash`,
      [accountId, [...hashes], at],
    );
  }

  /** Uses a code up; false when it is unknown or was used. */
  async useRecoveryCode(accountId: string, codeHash: Buffer, at: Date): Promise<boolean> {
    const written = await this.database.execute(
      'update identity.recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null',
      [accountId, codeHash, at],
    );
    return written === 1;
  }

  async countUnusedCodes(accountId: string): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      'select count(*)::int as count from identity.recovery_code where account_id = $1 and used_at is null',
      [accountId],
    );
    return row?.count ?? 0;
  }
}
