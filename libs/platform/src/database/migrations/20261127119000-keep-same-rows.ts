import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which row of its list a row is the same as, by the officer's word: it is left out, and is whoever that one becomes (decision 0079). */
export class KeepSameRows20261127119000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table interop.import_row add column same_row integer,
        add constraint import_row_same_row_ck check (same_row <> number);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_row drop column same_row');
  }
}
