import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class EraseImportRows20261126023000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_batch add erasures integer not null default 0');
    await runner.query('alter table interop.import_row add erased_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_row drop erased_at');
    await runner.query('alter table interop.import_batch drop erasures');
  }
}
