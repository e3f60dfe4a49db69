import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * When a row was held back as perhaps an erased person's: it is emptied some time after that day, whatever else is done in its import
 * (decision 0079). Rows held before are counted from today; what they are called no longer tells why.
 */
export class DateHeldRows20261127119150 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table interop.import_row add column held_at timestamptz;
      create index import_row_held_idx on interop.import_row (held_at) where held_at is not null;
      update interop.import_row set held_at = now(), problems = replace(problems::text, '"perhaps-erased"', '"set-aside"')::jsonb
      where problems @> '[{"code": "perhaps-erased"}]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_row drop column held_at');
  }
}
