import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a session was before each change of its hours, hall or fate, and what each person was told of it. */
export class TellSessionNews20261127113100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.session_change (
        class_session_id uuid not null,
        revision integer not null,
        changed_by uuid not null,
        changed_at timestamptz not null,
        was_cancelled boolean not null,
        during_before tstzrange not null,
        venue_id_before uuid not null,
        constraint session_change_pk primary key (class_session_id, revision),
        constraint session_change_session_fk foreign key (class_session_id) references classes.class_session (id),
        constraint session_change_venue_fk foreign key (venue_id_before) references classes.venue (id)
      );
      create table classes.session_told (
        account_id uuid not null,
        class_session_id uuid not null,
        revision integer not null,
        reminder smallint not null,
        told_at timestamptz not null,
        constraint session_told_pk primary key (account_id, class_session_id),
        constraint session_told_session_fk foreign key (class_session_id) references classes.class_session (id),
        constraint session_told_reminder_ck check (reminder between 0 and 2)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.session_told; drop table classes.session_change');
  }
}
