import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export interface KnownDeviceHashes {
  readonly deviceHash: Buffer;
  readonly phoneHash: Buffer | null;
}

@Injectable()
export class KnownDeviceRepository {
  constructor(private readonly database: Database) {}

  /** Whether the account was entered from the device; with a telephone: whether by that telephone. */
  async isKnown(accountId: string, deviceHash: Buffer, phoneHash: Buffer | null): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from identity.known_device
       where account_id = $1 and device_hash = $2 and ($3::bytea is null or phone_hash = $3)`,
      [accountId, deviceHash, phoneHash],
    );
    return rows.length > 0;
  }

  /** `phoneHash` null: not entered by a telephone this time; an earlier one stays known. */
  async remember(accountId: string, device: KnownDeviceHashes, at: Date): Promise<void> {
    await this.database.execute(
      `insert into identity.known_device as present (account_id, device_hash, phone_hash, first_seen_at, last_seen_at)
       values ($1, $2, $3, $4, $4)
       on conflict (account_id, device_hash) do update
         set last_seen_at = excluded.last_seen_at, phone_hash = coalesce(excluded.phone_hash, present.phone_hash)`,
      [accountId, device.deviceHash, device.phoneHash, at],
    );
  }

  async forgetAll(accountId: string): Promise<void> {
    await this.database.execute('delete from identity.known_device where account_id = $1', [accountId]);
  }
}
