import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A place that the department gave from names says so: one class about the same is enough for it. Older places are left as they were. */
export class TellNamedPlaces20261127107000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table classes.booking add column is_named boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table classes.booking drop column is_named');
  }
}
