import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class KnowDevicesByTelephone20261125172500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.known_device add phone_hash bytea');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.known_device drop phone_hash');
  }
}
