import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A mark may come of a spot check, which says that somebody is there, or that she left: never that she was absent (decision 0076). */
export class CheckOnTheSpot20261127114000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark drop constraint attendance_mark_source_ck;
      alter table classes.attendance_mark add constraint attendance_mark_source_ck
        check (source in ('roll', 'scan', 'number', 'card', 'paper', 'correction', 'spot-check'));
      alter table classes.attendance_mark add constraint attendance_mark_spot_ck
        check (source <> 'spot-check' or mark = 'present');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark drop constraint attendance_mark_spot_ck;
      alter table classes.attendance_mark drop constraint attendance_mark_source_ck;
      alter table classes.attendance_mark add constraint attendance_mark_source_ck
        check (source in ('roll', 'scan', 'number', 'card', 'paper', 'correction'));
    `);
  }
}
