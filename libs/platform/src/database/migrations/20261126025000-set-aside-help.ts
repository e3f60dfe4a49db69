import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class SetAsideHelp20261126025000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.activation_code add set_aside_in uuid');
    await runner.query('alter table identity.foreign_identity add set_aside_in uuid');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.foreign_identity drop set_aside_in');
    await runner.query('alter table identity.activation_code drop set_aside_in');
  }
}
