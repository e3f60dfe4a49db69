import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who stood in for whom before which sessions, so that it can be taken back. */
export class ReplaceStaff20261126150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.staff_replacement (
        id uuid not null,
        account_id uuid not null,
        stand_in_id uuid not null,
        made_by uuid not null,
        made_at timestamptz not null,
        undone_by uuid,
        undone_at timestamptz,
        constraint staff_replacement_pk primary key (id),
        constraint staff_replacement_other_ck check (account_id <> stand_in_id),
        constraint staff_replacement_undone_ck check ((undone_by is null) = (undone_at is null))
      );
      create index staff_replacement_made_idx on classes.staff_replacement (made_at desc, id);

      create table classes.replaced_session (
        replacement_id uuid not null,
        class_session_id uuid not null,
        duty text not null,
        was_assistant boolean not null,
        constraint replaced_session_pk primary key (replacement_id, class_session_id),
        constraint replaced_session_replacement_fk foreign key (replacement_id) references classes.staff_replacement (id),
        constraint replaced_session_session_fk foreign key (class_session_id) references classes.class_session (id),
        constraint replaced_session_duty_ck check (duty in ('trainer', 'assistant'))
      );
      create index replaced_session_session_idx on classes.replaced_session (class_session_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table classes.replaced_session; drop table classes.staff_replacement');
  }
}
