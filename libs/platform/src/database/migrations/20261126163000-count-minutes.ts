import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Marks with times, minutes and an excuse, and the rule by which a class counts them (decision 0045). Classes that stand keep their
 * meaning: everybody present is counted whole, and no scan says that somebody came late.
 */
export class CountMinutes20261126163000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.attendance_mark
        add column came_at timestamptz,
        add column left_at timestamptz,
        add column minutes smallint,
        add column excuse text,
        drop constraint attendance_mark_mark_ck;
      alter table classes.attendance_mark
        add constraint attendance_mark_mark_ck check (mark in ('present', 'absent', 'excused')),
        add constraint attendance_mark_stay_ck check (
          mark = 'present' and came_at < left_at is not false and (minutes is null or came_at is null and left_at is null)
          or came_at is null and left_at is null and minutes is null),
        add constraint attendance_mark_minutes_ck check (minutes between 1 and 600),
        add constraint attendance_mark_excuse_ck check (
          (mark = 'excused') = (excuse is not null) and excuse in ('duty', 'family', 'road', 'personal'));

      alter table classes.class_group
        add column whole_from_percent smallint default 0,
        add column round_to_minutes smallint not null default 1,
        add column late_after_minutes smallint;
      alter table classes.class_group
        alter column whole_from_percent set default 80,
        alter column round_to_minutes set default 5,
        add constraint class_group_whole_ck check (whole_from_percent between 0 and 100),
        add constraint class_group_round_ck check (round_to_minutes between 1 and 60),
        add constraint class_group_late_ck check (late_after_minutes between 0 and 120);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table classes.class_group
        drop column late_after_minutes, drop column round_to_minutes, drop column whole_from_percent;
      alter table classes.attendance_mark drop constraint attendance_mark_stay_ck, drop constraint attendance_mark_excuse_ck,
        drop constraint attendance_mark_mark_ck, drop constraint attendance_mark_minutes_ck;
      alter table classes.attendance_mark drop column excuse, drop column minutes, drop column left_at, drop column came_at;
      alter table classes.attendance_mark add constraint attendance_mark_mark_ck check (mark in ('present', 'absent')) not valid;
    `);
  }
}
