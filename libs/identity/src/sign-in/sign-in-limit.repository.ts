import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** How many acts a key may have in any stretch of time so long; it slides, so no stretch is shorter. */
export interface AttemptLimit {
  readonly limit: number;
  readonly windowSeconds: number;
}

export interface KnownDeviceHashes {
  readonly deviceHash: Buffer;
  readonly phoneHash: Buffer | null;
}

@Injectable()
export class SignInLimitRepository {
  constructor(private readonly database: Database) {}

  /**
   * Counts an act when the window has room, in one statement: acts of the same key that arrive at once follow each
   * other on its row. Returns false when it was full; then nothing is counted.
   */
  async addAttempt(key: string, { limit, windowSeconds }: AttemptLimit, at: Date): Promise<boolean> {
    const row = await this.database.queryOne(
      `insert into identity.attempt_window as present (key, acts) values ($1, array[$2::timestamptz])
       on conflict (key) do update
         set acts = array_append(array(select act from unnest(present.acts) act where act > $3 order by act), $2)
         where (select count(*) from unnest(present.acts) act where act > $3) < $4
       returning key`,
      [key, at, new Date(at.getTime() - windowSeconds * 1000), limit],
    );
    return row !== null;
  }

  /** When a full window has room again: as soon as the oldest act that counts is old enough. */
  async findOpensAt(key: string, { limit, windowSeconds }: AttemptLimit): Promise<Date | null> {
    const row = await this.database.queryOne<{ oldest: Date }>(
      `select act as oldest from identity.attempt_window, unnest(acts) act where key = $1 order by act desc offset $2 limit 1`,
      [key, limit - 1],
    );
    return row === null ? null : new Date(row.oldest.getTime() + windowSeconds * 1000);
  }

  async forgetAttempts(key: string): Promise<void> {
    await this.database.execute('delete from identity.attempt_window where key = $1', [key]);
  }

  /** Removes keys whose newest act is older than `before`. */
  async deleteAttemptsBefore(before: Date): Promise<number> {
    return this.database.execute(
      'delete from identity.attempt_window where not exists (select from unnest(acts) act where act >= $1)',
      [before],
    );
  }

  /** Whether the account was entered from the device; with a telephone: whether by that telephone. */
  async isKnownDevice(accountId: string, deviceHash: Buffer, phoneHash: Buffer | null): Promise<boolean> {
    const rows = await this.database.query(
      `select 1 from identity.known_device
       where account_id = $1 and device_hash = $2 and ($3::bytea is null or phone_hash = $3)`,
      [accountId, deviceHash, phoneHash],
    );
    return rows.length > 0;
  }

  /** `phoneHash` null: not entered by a telephone this time; an earlier one stays known. */
  async rememberDevice(accountId: string, device: KnownDeviceHashes, at: Date): Promise<void> {
    await this.database.execute(
      `insert into identity.known_device as present (account_id, device_hash, phone_hash, first_seen_at, last_seen_at)
       values ($1, $2, $3, $4, $4)
       on conflict (account_id, device_hash) do update
         set last_seen_at = excluded.last_seen_at, phone_hash = coalesce(excluded.phone_hash, present.phone_hash)`,
      [accountId, device.deviceHash, device.phoneHash, at],
    );
  }

  async forgetDevices(accountId: string): Promise<void> {
    await this.database.execute('delete from identity.known_device where account_id = $1', [accountId]);
  }
}
