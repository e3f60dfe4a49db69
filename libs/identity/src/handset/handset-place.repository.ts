import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export interface HandsetPlaceRow {
  readonly id: string;
  readonly accountId: string;
  readonly pinHash: string;
  readonly failedTries: number;
}

/** A place of an account, with or without a PIN. */
export interface OwnPlaceRow {
  readonly id: string;
  readonly hasPin: boolean;
  readonly failedTries: number;
  readonly sealedSecret: Buffer;
}

export interface HandsetNameRow {
  readonly id: string;
  readonly displayName: string;
  readonly failedTries: number;
  readonly lastUsedAt: Date;
}

export interface NewHandsetPlace {
  readonly id: string;
  readonly accountId: string;
  readonly deviceHash: Buffer;
  readonly pinHash: string;
  readonly sealedSecret: Buffer;
  readonly at: Date;
}

@Injectable()
export class HandsetPlaceRepository {
  constructor(private readonly database: Database) {}

  /** Who has a place on a device, last used first; closed accounts are left out. */
  listOn(deviceHash: Buffer): Promise<HandsetNameRow[]> {
    return this.database.query(
      `select place.id, account.display_name as "displayName", place.failed_tries as "failedTries",
              place.last_used_at as "lastUsedAt"
       from identity.handset_place place join identity.account account on account.id = place.account_id
       where place.device_hash = $1 and place.pin_hash is not null and account.state = 'active'
       order by place.last_used_at desc, place.id limit 20`,
      [deviceHash],
    );
  }

  /**
   * Counts a try on a place of a device before its PIN is looked at, and gives the place with that try counted. Null: there is none,
   * or its tries are used up. One statement, so tries at once are counted one by one.
   */
  takeTry(deviceHash: Buffer, id: string, most: number): Promise<HandsetPlaceRow | null> {
    return this.database.queryOne(
      `update identity.handset_place set failed_tries = failed_tries + 1
       where device_hash = $1 and id = $2 and pin_hash is not null and failed_tries < $3
       returning id, account_id as "accountId", pin_hash as "pinHash", failed_tries as "failedTries"`,
      [deviceHash, id, most],
    );
  }

  /** Lets one transaction after the other give places to an account: two at once would make two secrets. */
  async hold(accountId: string): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock(hashtextextended('identity.handset:' || $1, 0))`, [
      accountId,
    ]);
  }

  /** The place of an account on a device; null where it never had one. */
  findOwn(accountId: string, deviceHash: Buffer): Promise<OwnPlaceRow | null> {
    return this.database.queryOne(
      `select id, pin_hash is not null as "hasPin", failed_tries as "failedTries", sealed_secret as "sealedSecret"
       from identity.handset_place where account_id = $1 and device_hash = $2`,
      [accountId, deviceHash],
    );
  }

  /** Gives an account its place on a device, or the one it has a new PIN and id. */
  async put(place: NewHandsetPlace): Promise<void> {
    await this.database.execute(
      `insert into identity.handset_place (id, account_id, device_hash, pin_hash, sealed_secret, created_at, last_used_at)
       values ($1, $2, $3, $4, $5, $6, $6)
       on conflict (account_id, device_hash) do update
         set id = excluded.id, pin_hash = excluded.pin_hash, sealed_secret = excluded.sealed_secret, failed_tries = 0,
             last_used_at = excluded.last_used_at`,
      [place.id, place.accountId, place.deviceHash, place.pinHash, place.sealedSecret, place.at],
    );
  }

  /** The PIN was right: tries count from the beginning. */
  async noteUse(id: string, at: Date): Promise<void> {
    await this.database.execute('update identity.handset_place set failed_tries = 0, last_used_at = $2 where id = $1', [
      id,
      at,
    ]);
  }

  /** Takes the PIN of an account on one device; the secret of what lies sealed there stays. */
  async removePin(accountId: string, deviceHash: Buffer): Promise<void> {
    await this.database.execute(
      'update identity.handset_place set pin_hash = null where account_id = $1 and device_hash = $2',
      [accountId, deviceHash],
    );
  }

  /** Takes the PINs of an account on every device but one, or on all (null). */
  async removePinsBut(accountId: string, deviceHash: Buffer | null): Promise<void> {
    await this.database.execute(
      `update identity.handset_place set pin_hash = null
       where account_id = $1 and device_hash is distinct from $2 and pin_hash is not null`,
      [accountId, deviceHash],
    );
  }
}
