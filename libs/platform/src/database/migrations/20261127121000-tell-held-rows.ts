import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Beside an erasure stands how many rows it held back, and until when (decision 0079). Of earlier ones the audit trail tells alone. */
export class TellHeldRows20261127121000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table org.data_request
        add column rows_held integer,
        add column rows_held_until date,
        add constraint data_request_rows_held_ck check (
          (rows_held is null) = (rows_held_until is null) and (rows_held is null or kind = 'erasure' and rows_held > 0));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table org.data_request drop column rows_held, drop column rows_held_until');
  }
}
