import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export interface OidcFlowRow {
  readonly flowHash: Buffer;
  readonly purpose: 'sign-in' | 'link';
  readonly accountId: string | null;
  readonly sealedSecrets: Buffer;
  readonly subjectHash: Buffer | null;
  readonly expiresAt: Date;
}

@Injectable()
export class OidcFlowRepository {
  constructor(private readonly database: Database) {}

  async insert(flow: OidcFlowRow): Promise<void> {
    await this.database.execute(
      `insert into identity.oidc_flow (flow_hash, purpose, account_id, sealed_secrets, subject_hash, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [flow.flowHash, flow.purpose, flow.accountId, flow.sealedSecrets, flow.subjectHash, flow.expiresAt],
    );
  }

  /** Takes a flow away, so that it is used once; null when it is unknown or too old. */
  async take(flowHash: Buffer, at: Date): Promise<OidcFlowRow | null> {
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
  find(flowHash: Buffer, at: Date): Promise<OidcFlowRow | null> {
    return this.database.queryOne(
      `select flow_hash as "flowHash", purpose, account_id as "accountId", sealed_secrets as "sealedSecrets",
              subject_hash as "subjectHash", expires_at as "expiresAt"
       from identity.oidc_flow where flow_hash = $1 and expires_at > $2`,
      [flowHash, at],
    );
  }

  async deleteOld(before: Date): Promise<number> {
    return this.database.execute('delete from identity.oidc_flow where expires_at < $1', [before]);
  }
}
