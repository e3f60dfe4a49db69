import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class CreateLearning20261125070000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema learning;

      create table learning.round (
        id uuid not null,
        programme_id text not null,
        programme_hash text not null,
        title text not null,
        unit_id uuid not null,
        unit_path ltree not null,
        audience text[] not null,
        audience_count integer not null,
        starts_on date not null,
        due_on date not null,
        decision_number text not null,
        decided_on date not null,
        release text not null,
        certificate_template text not null,
        opened_by uuid not null,
        opened_at timestamptz not null,
        state text not null,
        constraint round_pk primary key (id),
        constraint round_unit_fk foreign key (unit_id, unit_path) references org.unit (id, path) on update cascade,
        constraint round_title_uq unique (unit_id, title),
        constraint round_release_ck check (release in ('automatic', 'manual')),
        constraint round_state_ck check (state in ('opening', 'open', 'closed')),
        constraint round_audience_count_ck check (audience_count >= 0),
        constraint round_dates_ck check (due_on >= starts_on)
      );

      create table learning.requirement (
        id uuid not null,
        round_id uuid not null,
        key text not null,
        position smallint not null,
        label text not null,
        kind text not null,
        spec jsonb not null,
        constraint requirement_pk primary key (id),
        constraint requirement_round_fk foreign key (round_id) references learning.round (id),
        constraint requirement_key_uq unique (round_id, key),
        constraint requirement_kind_ck check (kind in ('course', 'task', 'hours'))
      );

      create table learning.cycle (
        id uuid not null,
        round_id uuid not null,
        member_id uuid not null,
        number smallint not null,
        counts_from timestamptz not null,
        opened_at timestamptz not null,
        constraint cycle_pk primary key (id),
        constraint cycle_round_fk foreign key (round_id) references learning.round (id),
        constraint cycle_member_fk foreign key (member_id) references org.member (id),
        constraint cycle_number_uq unique (round_id, member_id, number)
      );
      create index cycle_member_idx on learning.cycle (member_id);

      create table learning.evidence (
        id uuid not null,
        member_id uuid not null,
        kind text not null,
        subject text not null,
        source_id text not null,
        minutes integer,
        occurred_at timestamptz not null,
        recorded_at timestamptz not null,
        superseded_at timestamptz,
        constraint evidence_pk primary key (id),
        constraint evidence_member_fk foreign key (member_id) references org.member (id),
        constraint evidence_kind_ck check (kind in ('lesson-read', 'quiz-passed', 'task-passed', 'hours-attended', 'external', 'waiver')),
        constraint evidence_minutes_ck check ((kind = 'hours-attended') = (minutes is not null))
      );
      create unique index evidence_valid_uq on learning.evidence (member_id, kind, subject, source_id) where superseded_at is null;
      create index evidence_member_idx on learning.evidence (member_id, occurred_at);

      create table learning.completion (
        cycle_id uuid not null,
        done_steps smallint not null,
        total_steps smallint not null,
        finished_at timestamptz,
        state jsonb not null,
        derived_at timestamptz not null,
        constraint completion_pk primary key (cycle_id),
        constraint completion_cycle_fk foreign key (cycle_id) references learning.cycle (id),
        constraint completion_steps_ck check (done_steps between 0 and total_steps),
        constraint completion_finished_ck check ((finished_at is not null) = (done_steps = total_steps))
      );
      create index completion_finished_idx on learning.completion (finished_at);

      create table learning.lesson_progress (
        member_id uuid not null,
        lesson_id text not null,
        position_percent smallint not null,
        updated_at timestamptz not null,
        constraint lesson_progress_pk primary key (member_id, lesson_id),
        constraint lesson_progress_member_fk foreign key (member_id) references org.member (id),
        constraint lesson_progress_percent_ck check (position_percent between 0 and 100)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop schema learning cascade');
  }
}
