import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A mark by the number of a card that the trainer typed is told from one by a card that was read (decision 0106). */
export class MarkByTypedNumbers20261128260000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark drop constraint attendance_mark_source_ck;
      alter table classes.attendance_mark add constraint attendance_mark_source_ck
        check (source in ('roll', 'scan', 'number', 'card', 'card-number', 'paper', 'correction', 'spot-check'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark drop constraint attendance_mark_source_ck;
      alter table classes.attendance_mark add constraint attendance_mark_source_ck
        check (source in ('roll', 'scan', 'number', 'card', 'paper', 'correction', 'spot-check'));
    `);
  }
}
