import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Until when a session went that ended before its planned end (decision 0120). */
export class EndSessionsEarly20261128360000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.class_session
        add column went_until timestamptz,
        add constraint class_session_went_until_ck check (
          went_until is null or state = 'closed' and went_until > lower(during) and went_until < upper(during));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table classes.class_session drop column went_until');
  }
}
