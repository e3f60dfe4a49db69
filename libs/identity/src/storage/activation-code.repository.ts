import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export interface ActivationCodeRow {
  readonly id: string;
  readonly accountId: string;
  readonly purpose: 'activate' | 'reset';
  readonly expiresAt: Date;
  readonly failedTries: number;
  readonly usedAt: Date | null;
  readonly supersededAt: Date | null;
}

export interface NewActivationCode {
  readonly id: string;
  readonly accountId: string;
  readonly codeHash: Buffer;
  readonly purpose: 'activate' | 'reset';
  readonly issuedBy: string | null;
  readonly issuedAt: Date;
  readonly expiresAt: Date;
}

const COLUMNS = `id, account_id as "accountId", purpose, expires_at as "expiresAt", failed_tries as "failedTries",
  used_at as "usedAt", superseded_at as "supersededAt"`;

@Injectable()
export class ActivationCodeRepository {
  constructor(private readonly database: Database) {}

  findByHash(codeHash: Buffer): Promise<ActivationCodeRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.activation_code where code_hash = $1`, [codeHash]);
  }

  /** The same, locked until the transaction ends. */
  lockByHash(codeHash: Buffer): Promise<ActivationCodeRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.activation_code where code_hash = $1 for update`, [
      codeHash,
    ]);
  }

  async countFailedTry(id: string): Promise<void> {
    await this.database.execute('update identity.activation_code set failed_tries = failed_tries + 1 where id = $1', [
      id,
    ]);
  }

  async markUsed(id: string, at: Date): Promise<void> {
    await this.database.execute('update identity.activation_code set used_at = $2 where id = $1', [id, at]);
  }

  async supersedeOpen(accountIds: readonly string[], at: Date): Promise<void> {
    await this.database.execute(
      `update identity.activation_code set superseded_at = $2
       where account_id = any($1::uuid[]) and used_at is null and superseded_at is null`,
      [[...accountIds], at],
    );
  }

  /** False when another code happens to have the same signs. */
  async insert(code: NewActivationCode): Promise<boolean> {
    const written = await this.database.execute(
      `insert into identity.activation_code (id, account_id, code_hash, purpose, issued_by, issued_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7) on conflict (code_hash) do nothing`,
      [code.id, code.accountId, code.codeHash, code.purpose, code.issuedBy, code.issuedAt, code.expiresAt],
    );
    return written === 1;
  }
}
