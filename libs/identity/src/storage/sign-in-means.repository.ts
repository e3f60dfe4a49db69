import { Injectable } from '@nestjs/common';
import { Database, type HeldRows } from '@lopso/platform';

/** What an account signs in with, as its person may read it: names and times, never a secret or a print of one. */
@Injectable()
export class SignInMeansRepository {
  constructor(private readonly database: Database) {}

  /** Everything by which the account is opened or its devices are known again. */
  async of(accountId: string): Promise<HeldRows[]> {
    return [...(await this.factors(accountId)), ...(await this.devices(accountId)), await this.codes(accountId)];
  }

  private async factors(accountId: string): Promise<HeldRows[]> {
    const passkeys = await this.database.query(
      `select name as "keyName", created_at as "setUpAt", last_used_at as "lastUsedAt"
       from identity.passkey where account_id = $1 order by created_at, id`,
      [accountId],
    );
    const authenticator = await this.database.query(
      `select created_at as "setUpAt", confirmed_at as "confirmedAt",
         (select count(*)::int from identity.recovery_code r where r.account_id = t.account_id and r.used_at is null) as "codesLeft",
         (select count(*)::int from identity.recovery_code r where r.account_id = t.account_id and r.used_at is not null) as "codesUsed"
       from identity.totp t where account_id = $1`,
      [accountId],
    );
    const providers = await this.database.query(
      `select issuer as provider, linked_at as "linkedAt", last_used_at as "lastUsedAt"
       from identity.foreign_identity where account_id = $1 order by linked_at`,
      [accountId],
    );
    return [
      { name: 'identity.passkeys', rows: passkeys },
      { name: 'identity.authenticator', rows: authenticator },
      { name: 'identity.providers', rows: providers },
    ];
  }

  private async devices(accountId: string): Promise<HeldRows[]> {
    const places = await this.database.query(
      `select created_at as "setUpAt", last_used_at as "lastUsedAt", failed_tries as "failedTries"
       from identity.handset_place where account_id = $1 order by created_at, id`,
      [accountId],
    );
    const known = await this.database.query(
      `select first_seen_at as "firstSeenAt", last_seen_at as "lastSeenAt", phone_hash is not null as "isByPhone"
       from identity.known_device where account_id = $1 order by first_seen_at, device_hash`,
      [accountId],
    );
    return [
      { name: 'identity.places', rows: places },
      { name: 'identity.devices', rows: known },
    ];
  }

  private async codes(accountId: string): Promise<HeldRows> {
    const rows = await this.database.query(
      `select c.purpose as "codePurpose", c.issued_at as "issuedAt", by.display_name as "issuedBy", c.expires_at as "expiresAt",
         c.used_at as "usedAt", c.superseded_at as "supersededAt", c.failed_tries as "failedTries"
       from identity.activation_code c left join identity.account by on by.id = c.issued_by
       where c.account_id = $1 order by c.issued_at, c.id`,
      [accountId],
    );
    return { name: 'identity.codes', rows };
  }
}
