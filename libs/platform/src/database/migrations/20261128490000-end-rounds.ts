import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A round is ended by two people, and taken up again by two (decision 0137). Nothing could close one before; where a hand did, the day of this migration is its last. */
export class EndRounds20261128490000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.round add column ended_on date;
      update learning.round set ended_on = (now() at time zone 'Asia/Ho_Chi_Minh')::date where state = 'closed';
      alter table learning.round add constraint round_ended_ck check ((state = 'closed') = (ended_on is not null));
      create table learning.round_ending (
        id uuid not null,
        round_id uuid not null,
        act text not null,
        paper_number text,
        reason text not null,
        state text not null,
        proposed_by uuid not null,
        proposed_for uuid,
        proposed_at timestamptz not null,
        closed_by uuid,
        closed_for uuid,
        closed_at timestamptz,
        constraint round_ending_pk primary key (id),
        constraint round_ending_round_fk foreign key (round_id) references learning.round (id),
        constraint round_ending_act_ck check (act in ('end', 'resume')),
        constraint round_ending_state_ck check (state in ('proposed', 'done', 'declined', 'taken-back')),
        constraint round_ending_closed_ck check (
          (closed_at is null) = (state = 'proposed') and (closed_at is null) = (closed_by is null)),
        constraint round_ending_proposed_for_ck check (proposed_for is null or proposed_for <> proposed_by),
        constraint round_ending_closed_for_ck check (closed_for is null or closed_by is not null),
        constraint round_ending_taken_back_ck check (state <> 'taken-back' or closed_by = proposed_by),
        constraint round_ending_second_ck check (
          state <> 'done' or (
            closed_by <> proposed_by and closed_by is distinct from proposed_for and closed_for is distinct from proposed_by
            and (closed_for is null or closed_for is distinct from proposed_for)))
      );
      create unique index round_ending_open_uq on learning.round_ending (round_id) where state = 'proposed';
      create index round_ending_round_idx on learning.round_ending (round_id, proposed_at);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table learning.round_ending;
      alter table learning.round drop constraint round_ended_ck, drop column ended_on;
    `);
  }
}
