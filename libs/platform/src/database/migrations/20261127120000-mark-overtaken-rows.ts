import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Rows that were not written because somebody like their person was registered since their check (decision 0080). */
export class MarkOvertakenRows20261127120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_row add column is_overtaken boolean not null default false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_row drop column is_overtaken');
  }
}
