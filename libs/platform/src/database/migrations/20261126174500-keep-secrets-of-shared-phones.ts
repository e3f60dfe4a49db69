import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What a member leaves on a shared phone is sealed under a secret of the place, no longer under the PIN, and the place outlives its PIN
 * (decision 0014). Salts of before open nothing under the new way: their places go, and each member sets a PIN again.
 */
export class KeepSecretsOfSharedPhones20261126174500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from identity.handset_place;
      alter table identity.handset_place
        drop column seal_salt,
        add column sealed_secret bytea not null,
        alter column pin_hash drop not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from identity.handset_place;
      alter table identity.handset_place
        drop column sealed_secret,
        add column seal_salt bytea not null,
        alter column pin_hash set not null;
    `);
  }
}
