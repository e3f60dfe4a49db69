import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Changes to passkeys by their owner: another account's id is as good as none. */
@Injectable()
export class OwnPasskeyRepository {
  constructor(private readonly database: Database) {}

  async rename(accountId: string, id: string, name: string): Promise<boolean> {
    const written = await this.database.execute(
      'update identity.passkey set name = $3 where account_id = $1 and id = $2',
      [accountId, id, name],
    );
    return written === 1;
  }

  async hasAny(accountId: string): Promise<boolean> {
    const row = await this.database.queryOne('select 1 as one from identity.passkey where account_id = $1 limit 1', [
      accountId,
    ]);
    return row !== null;
  }

  async removeAll(accountId: string): Promise<void> {
    await this.database.execute('delete from identity.passkey where account_id = $1', [accountId]);
  }

  async remove(accountId: string, id: string): Promise<boolean> {
    const written = await this.database.execute('delete from identity.passkey where account_id = $1 and id = $2', [
      accountId,
      id,
    ]);
    return written === 1;
  }
}
