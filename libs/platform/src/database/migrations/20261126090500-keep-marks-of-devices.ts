import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Marks that a phone kept without network: by which device, in which order, made when, and what they weigh (decision 0047). */
export class KeepMarksOfDevices20261126090500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark
        add column device_id uuid,
        add column sequence integer,
        add column made_at timestamptz,
        add column standing text not null default 'counts';
      alter table classes.attendance_mark
        add constraint attendance_mark_standing_ck check (standing in ('counts', 'overtaken', 'disputed')),
        add constraint attendance_mark_device_ck check ((device_id is null) = (sequence is null) and (device_id is null) = (made_at is null)),
        add constraint attendance_mark_made_ck check (made_at <= marked_at),
        add constraint attendance_mark_device_uq unique (class_session_id, device_id, sequence);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark drop column standing, drop column made_at, drop column sequence, drop column device_id;
    `);
  }
}
