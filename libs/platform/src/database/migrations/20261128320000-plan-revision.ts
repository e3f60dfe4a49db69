import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Counts what changes where the classes of a plan stand, so that a page that shows less is told (README of planning). */
export class PlanRevision20261128320000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table planning.plan add column revision integer not null default 1');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table planning.plan drop column revision');
  }
}
