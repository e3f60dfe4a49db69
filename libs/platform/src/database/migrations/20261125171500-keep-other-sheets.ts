import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class KeepOtherSheets20261125171500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table interop.import_batch add other_sheets text[] not null default '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_batch drop other_sheets');
  }
}
