import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export interface ForeignSubject {
  readonly issuer: string;
  readonly subjectHash: Buffer;
}

export interface OidcFlowRow {
  readonly flowHash: Buffer;
  readonly purpose: 'sign-in' | 'link';
  readonly accountId: string | null;
  readonly sealedSecrets: Buffer;
  readonly subjectHash: Buffer | null;
  readonly expiresAt: Date;
}

@Injectable()
export class OidcRepository {
  constructor(private readonly database: Database) {}

  async findAccount({ issuer, subjectHash }: ForeignSubject): Promise<string | null> {
    const row = await this.database.queryOne<{ accountId: string }>(
      'select account_id as "accountId" from identity.foreign_identity where issuer = $1 and subject_hash = $2',
      [issuer, subjectHash],
    );
    return row?.accountId ?? null;
  }

  async findLinkedAt(accountId: string, issuer: string): Promise<Date | null> {
    const row = await this.database.queryOne<{ linkedAt: Date }>(
      'select linked_at as "linkedAt" from identity.foreign_identity where account_id = $1 and issuer = $2',
      [accountId, issuer],
    );
    return row?.linkedAt ?? null;
  }

  /** When the account was linked, if its owner was not told yet, neither in this session, and it began after the link; null otherwise. */
  async findUnacknowledged(accountId: string, sessionId: string): Promise<Date | null> {
    const row = await this.database.queryOne<{ linkedAt: Date }>(
      `select linked_at as "linkedAt" from identity.foreign_identity
       where account_id = $1 and told_at is null and not $2::uuid = any(set_aside_in)
         and linked_at < (select started_at from identity.login_session where id = $2 and account_id = $1)`,
      [accountId, sessionId],
    );
    return row?.linkedAt ?? null;
  }

  async markAcknowledged(accountId: string, at: Date): Promise<void> {
    await this.database.execute(
      'update identity.foreign_identity set told_at = $2 where account_id = $1 and told_at is null',
      [accountId, at],
    );
  }

  /** The notice is not shown in this session again; in others it still is. */
  async setAside(accountId: string, sessionId: string): Promise<void> {
    await this.database.execute(
      `update identity.foreign_identity set set_aside_in = set_aside_in || $2::uuid
       where account_id = $1 and told_at is null and not $2::uuid = any(set_aside_in)`,
      [accountId, sessionId],
    );
  }

  /** False when the subject has another account or the account another subject; the same pair again is fine. */
  async link(accountId: string, { issuer, subjectHash }: ForeignSubject, at: Date): Promise<boolean> {
    await this.database.execute(
      `insert into identity.foreign_identity (issuer, subject_hash, account_id, linked_at) values ($1, $2, $3, $4)
       on conflict do nothing`,
      [issuer, subjectHash, accountId, at],
    );
    return (await this.findAccount({ issuer, subjectHash })) === accountId;
  }

  async noteUse({ issuer, subjectHash }: ForeignSubject, at: Date): Promise<void> {
    await this.database.execute(
      'update identity.foreign_identity set last_used_at = $3 where issuer = $1 and subject_hash = $2',
      [issuer, subjectHash, at],
    );
  }

  async hasAny(accountId: string): Promise<boolean> {
    const row = await this.database.queryOne(
      'select 1 as one from identity.foreign_identity where account_id = $1 limit 1',
      [accountId],
    );
    return row !== null;
  }

  /** Unlinks every identity of every provider. */
  async removeAll(accountId: string): Promise<void> {
    await this.database.execute('delete from identity.foreign_identity where account_id = $1', [accountId]);
  }

  async unlink(accountId: string, issuer: string): Promise<void> {
    await this.database.execute('delete from identity.foreign_identity where account_id = $1 and issuer = $2', [
      accountId,
      issuer,
    ]);
  }

  async insertFlow(flow: OidcFlowRow): Promise<void> {
    await this.database.execute(
      `insert into identity.oidc_flow (flow_hash, purpose, account_id, sealed_secrets, subject_hash, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [flow.flowHash, flow.purpose, flow.accountId, flow.sealedSecrets, flow.subjectHash, flow.expiresAt],
    );
  }

  /** Takes a flow away, so that it is used once; null when it is unknown or too old. */
  async takeFlow(flowHash: Buffer, at: Date): Promise<OidcFlowRow | null> {
    const rows = await this.database.query<OidcFlowRow>(
      `with gone as (delete from identity.oidc_flow where flow_hash = $1 returning *)
       select flow_hash as "flowHash", purpose, account_id as "accountId", sealed_secrets as "sealedSecrets",
              subject_hash as "subjectHash", expires_at as "expiresAt"
       from gone where expires_at > $2`,
      [flowHash, at],
    );
    return rows[0] ?? null;
  }

  /** A flow that waits for a slip; it stays until the slip fits. */
  findFlow(flowHash: Buffer, at: Date): Promise<OidcFlowRow | null> {
    return this.database.queryOne(
      `select flow_hash as "flowHash", purpose, account_id as "accountId", sealed_secrets as "sealedSecrets",
              subject_hash as "subjectHash", expires_at as "expiresAt"
       from identity.oidc_flow where flow_hash = $1 and expires_at > $2`,
      [flowHash, at],
    );
  }

  async deleteOldFlows(before: Date): Promise<number> {
    return this.database.execute('delete from identity.oidc_flow where expires_at < $1', [before]);
  }
}
