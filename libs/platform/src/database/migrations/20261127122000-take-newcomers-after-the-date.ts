import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Rounds that take newcomers after their date, with days of their own (decision 0082). Rounds there are take none, as they were opened. */
export class TakeNewcomersAfterTheDate20261127122000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.round
        add column newcomer_days smallint,
        add column newcomers_until date,
        add constraint round_newcomers_ck check (
          newcomer_days between 1 and 1100 and (newcomer_days is null or due_from is null)
          and (newcomers_until is null or newcomer_days is not null and newcomers_until >= due_on));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table learning.round drop column newcomer_days, drop column newcomers_until');
  }
}
