import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

@Injectable()
export class RecoveryCodeRepository {
  constructor(private readonly database: Database) {}

  /** Puts new codes in the place of all earlier ones. */
  async replace(accountId: string, hashes: readonly Buffer[], at: Date): Promise<void> {
    await this.database.execute('delete from identity.recovery_code where account_id = $1', [accountId]);
    await this.database.execute(
      `insert into identity.recovery_code (account_id, code_hash, created_at)
       select $1, hash, $3 from unnest($2::bytea[]) hash`,
      [accountId, [...hashes], at],
    );
  }

  /** Uses a code up; false when it is unknown or was used. */
  async use(accountId: string, codeHash: Buffer, at: Date): Promise<boolean> {
    const written = await this.database.execute(
      'update identity.recovery_code set used_at = $3 where account_id = $1 and code_hash = $2 and used_at is null',
      [accountId, codeHash, at],
    );
    return written === 1;
  }

  async countUnused(accountId: string): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      'select count(*)::int as count from identity.recovery_code where account_id = $1 and used_at is null',
      [accountId],
    );
    return row?.count ?? 0;
  }
}
