import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A name beside a sign-in by another system, which nothing ever wrote. */
export class DropNameOfFlow20261126174100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.oidc_flow drop column display_name');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table identity.oidc_flow add column display_name text');
  }
}
