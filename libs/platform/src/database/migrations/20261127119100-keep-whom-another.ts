import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Of a row that an officer said is somebody else's, whom she was shown: the word says nothing about others (decision 0079). Of words given
 * before, those whom the last check showed.
 */
export class KeepWhomAnother20261127119100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table interop.import_row add column another_than jsonb not null default '[]';
      update interop.import_row r set another_than = (
        select coalesce(jsonb_agg(jsonb_strip_nulls(jsonb_build_object('memberId', c.value->'memberId', 'number', c.value->'number'))), '[]')
        from jsonb_array_elements(r.candidates) c)
      where r.is_another and r.candidates <> '[]';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_row drop column another_than');
  }
}
