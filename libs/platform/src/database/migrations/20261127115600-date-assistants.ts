import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Since when somebody assists in a session: she is told of no change that was made before. Null: from before it was kept, or from the beginning. */
export class DateAssistants20261127115600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table classes.session_staff add column added_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table classes.session_staff drop column added_at');
  }
}
