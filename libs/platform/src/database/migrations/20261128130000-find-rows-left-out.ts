import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Rows that were left out for a row of their list are found from that one too (decision 0079). */
export class FindRowsLeftOut20261128130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'create index import_row_same_row_idx on interop.import_row (batch_id, same_row) where same_row is not null',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index interop.import_row_same_row_idx');
  }
}
