import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

export type ChallengePurpose = 'register' | 'sign-in' | 'prove';

export interface PasskeyRow {
  readonly id: string;
  readonly accountId: string;
  readonly credentialId: string;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const COLUMNS = `id, account_id as "accountId", credential_id as "credentialId", public_key as "publicKey",
  counter::float8 as counter, transports, name, created_at as "createdAt", last_used_at as "lastUsedAt"`;

@Injectable()
export class PasskeyRepository {
  constructor(private readonly database: Database) {}

  async keepChallenge(
    challengeHash: Buffer,
    purpose: ChallengePurpose,
    accountId: string | null,
    expiresAt: Date,
  ): Promise<void> {
    await this.database.execute(
      `insert into identity.passkey_challenge (challenge_hash, purpose, account_id, expires_at) values ($1, $2, $3, $4)`,
      [challengeHash, purpose, accountId, expiresAt],
    );
  }

  /** Takes a challenge away, so that it works once; false when it is none of this purpose and account, or too old. */
  async takeChallenge(
    challengeHash: Buffer,
    purpose: ChallengePurpose,
    accountId: string | null,
    at: Date,
  ): Promise<boolean> {
    const taken = await this.database.execute(
      `delete from identity.passkey_challenge
       where challenge_hash = $1 and purpose = $2 and account_id is not distinct from $3::uuid and expires_at > $4`,
      [challengeHash, purpose, accountId, at],
    );
    return taken === 1;
  }

  async deleteOldChallenges(before: Date): Promise<number> {
    return this.database.execute('delete from identity.passkey_challenge where expires_at < $1', [before]);
  }

  listOf(accountId: string): Promise<PasskeyRow[]> {
    return this.database.query(
      `select ${COLUMNS} from identity.passkey where account_id = $1 order by created_at, id`,
      [accountId],
    );
  }

  findByCredential(credentialId: string): Promise<PasskeyRow | null> {
    return this.database.queryOne(`select ${COLUMNS} from identity.passkey where credential_id = $1`, [credentialId]);
  }

  /** False when this credential is registered already, by whomever. */
  async insert(passkey: Omit<PasskeyRow, 'lastUsedAt'>): Promise<boolean> {
    const written = await this.database.execute(
      `insert into identity.passkey (id, account_id, credential_id, public_key, counter, transports, name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (credential_id) do nothing`,
      [
        passkey.id,
        passkey.accountId,
        passkey.credentialId,
        passkey.publicKey,
        passkey.counter,
        [...passkey.transports],
        passkey.name,
        passkey.createdAt,
      ],
    );
    return written === 1;
  }

  /** Notes a use; false when the counter went back meanwhile. */
  async noteUse(id: string, counter: number, at: Date): Promise<boolean> {
    const written = await this.database.execute(
      `update identity.passkey set counter = $2, last_used_at = $3 where id = $1 and (counter < $2 or $2 = 0)`,
      [id, counter, at],
    );
    return written === 1;
  }

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
