import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A mark says what it was made on also when no phone had to keep it: the order of a phone's taps stays with those that were kept. */
export class MarkOnADevice20261128250100 implements MigrationInterface {
  name = 'MarkOnADevice20261128250100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark drop constraint attendance_mark_device_ck,
        add constraint attendance_mark_device_ck check ((sequence is null) = (made_at is null) and (sequence is null or device_id is not null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark disable trigger attendance_mark_only_grows;
      update classes.attendance_mark set device_id = null where sequence is null;
      alter table classes.attendance_mark enable trigger attendance_mark_only_grows;
      alter table classes.attendance_mark drop constraint attendance_mark_device_ck,
        add constraint attendance_mark_device_ck check ((device_id is null) = (sequence is null) and (device_id is null) = (made_at is null));
    `);
  }
}
