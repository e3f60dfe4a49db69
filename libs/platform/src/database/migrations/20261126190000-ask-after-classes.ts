import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What members say after a class, and how many households they guided since. While it may be changed it stands under a keyed hash, without a
 * name or a time; then it becomes counts, and what it came from goes. No count of fewer than five can be written.
 */
export class AskAfterClasses20261126190000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table classes.opinion (
        id uuid not null,
        class_group_id uuid not null,
        respondent bytea not null,
        understood text not null,
        pace text not null,
        usefulness text not null,
        remark text,
        constraint opinion_pk primary key (class_group_id, respondent),
        constraint opinion_id_uq unique (id),
        constraint opinion_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint opinion_respondent_ck check (octet_length(respondent) = 32),
        constraint opinion_understood_ck check (understood in ('well', 'partly', 'little')),
        constraint opinion_pace_ck check (pace in ('right', 'fast', 'slow')),
        constraint opinion_usefulness_ck check (usefulness in ('much', 'some', 'little')),
        constraint opinion_remark_ck check (length(remark) between 1 and 300)
      );
      create table classes.opinion_result (
        class_group_id uuid not null,
        sealed_at timestamptz not null,
        asked_count integer not null,
        answer_count integer not null,
        understood_well integer,
        understood_partly integer,
        understood_little integer,
        pace_right integer,
        pace_fast integer,
        pace_slow integer,
        usefulness_much integer,
        usefulness_some integer,
        usefulness_little integer,
        constraint opinion_result_pk primary key (class_group_id),
        constraint opinion_result_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint opinion_result_count_ck check (answer_count >= 0 and asked_count >= 0),
        constraint opinion_result_few_ck check (num_nonnulls(understood_well, understood_partly, understood_little, pace_right, pace_fast,
          pace_slow, usefulness_much, usefulness_some, usefulness_little) = case when answer_count < 5 then 0 else 9 end),
        constraint opinion_result_sum_ck check (understood_well + understood_partly + understood_little = answer_count
          and pace_right + pace_fast + pace_slow = answer_count
          and usefulness_much + usefulness_some + usefulness_little = answer_count)
      );
      create table classes.opinion_remark (
        id uuid not null,
        class_group_id uuid not null,
        remark text not null,
        constraint opinion_remark_pk primary key (id),
        constraint opinion_remark_result_fk foreign key (class_group_id) references classes.opinion_result (class_group_id),
        constraint opinion_remark_length_ck check (length(remark) > 0)
      );
      create index opinion_remark_group_idx on classes.opinion_remark (class_group_id);
      create table classes.household_report (
        class_group_id uuid not null,
        respondent bytea not null,
        households integer not null,
        by_task jsonb not null,
        constraint household_report_pk primary key (class_group_id, respondent),
        constraint household_report_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint household_report_respondent_ck check (octet_length(respondent) = 32),
        constraint household_report_households_ck check (households between 0 and 200)
      );
      create table classes.household_result (
        class_group_id uuid not null,
        sealed_at timestamptz not null,
        asked_count integer not null,
        answer_count integer not null,
        households integer,
        by_task jsonb,
        constraint household_result_pk primary key (class_group_id),
        constraint household_result_group_fk foreign key (class_group_id) references classes.class_group (id),
        constraint household_result_count_ck check (answer_count >= 0 and asked_count >= 0),
        constraint household_result_few_ck check (num_nonnulls(households, by_task) = case when answer_count < 5 then 0 else 2 end)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table classes.household_result;
      drop table classes.household_report;
      drop table classes.opinion_remark;
      drop table classes.opinion_result;
      drop table classes.opinion;
    `);
  }
}
