import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Rounds that ask anew for what a major edition of a course changed, of those another round names (decision 0073): where they come from, from which instant
 * evidence counts, and who is named.
 */
export class ReopenCourses20261127116000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.round
        add column reopens uuid,
        add column counts_from timestamptz,
        add constraint round_reopens_fk foreign key (reopens) references learning.round (id),
        drop constraint round_release_ck,
        add constraint round_release_ck check (release in ('automatic', 'manual', 'none')),
        add constraint round_reopens_ck check (
          (reopens is not null) = (counts_from is not null) and (reopens is not null) = (release = 'none')
          and (reopens is null or (validity is null and audience_rule is not null)));
      create index round_reopens_idx on learning.round (reopens) where reopens is not null;
      create table learning.reopening (
        round_id uuid not null,
        course text not null,
        course_title text not null,
        from_version text not null,
        to_version text not null,
        to_hash text not null,
        parts jsonb not null,
        named text not null,
        finished_before date,
        constraint reopening_pk primary key (round_id),
        constraint reopening_round_fk foreign key (round_id) references learning.round (id),
        constraint reopening_named_ck check (
          named in ('learning', 'finished', 'finished-before', 'all') and (named = 'finished-before') = (finished_before is not null)),
        constraint reopening_parts_ck check (jsonb_array_length(parts) > 0)
      );
      create table learning.reopening_name (
        round_id uuid not null,
        member_id uuid not null,
        constraint reopening_name_pk primary key (round_id, member_id),
        constraint reopening_name_reopening_fk foreign key (round_id) references learning.reopening (round_id),
        constraint reopening_name_member_fk foreign key (member_id) references org.member (id)
      );
      create index reopening_name_member_idx on learning.reopening_name (member_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table learning.reopening_name;
      drop table learning.reopening;
      drop index learning.round_reopens_idx;
      alter table learning.round
        drop constraint round_reopens_ck,
        drop constraint round_release_ck,
        drop column reopens,
        drop column counts_from;
      alter table learning.round add constraint round_release_ck check (release in ('automatic', 'manual'));
    `);
  }
}
