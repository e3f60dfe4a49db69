import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

@Injectable()
export class KnownDeviceRepository {
  constructor(private readonly database: Database) {}

  async isKnown(accountId: string, deviceHash: Buffer): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from identity.known_device where account_id = $1 and device_hash = $2',
      [accountId, deviceHash],
    );
    return rows.length > 0;
  }

  async remember(accountId: string, deviceHash: Buffer, at: Date): Promise<void> {
    await this.database.execute(
      `insert into identity.known_device (account_id, device_hash, first_seen_at, last_seen_at) values ($1, $2, $3, $3)
       on conflict (account_id, device_hash) do update set last_seen_at = excluded.last_seen_at`,
      [accountId, deviceHash, at],
    );
  }

  async forgetAll(accountId: string): Promise<void> {
    await this.database.execute('delete from identity.known_device where account_id = $1', [accountId]);
  }
}
