import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class KeepAnswers20261125164500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table interop.import_row add prior jsonb, add is_phone_filled boolean not null default false;
      create index import_row_prior_idx on interop.import_row (batch_id) where prior is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table interop.import_row drop prior, drop is_phone_filled');
  }
}
