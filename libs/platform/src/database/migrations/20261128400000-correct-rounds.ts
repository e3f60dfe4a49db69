import { type MigrationInterface, type QueryRunner } from 'typeorm';

const REASONS = `'issued-in-error', 'results-corrected', 'member-request', 'wrong-name', 'wrong-birth-year', 'wrong-unit', 'withdrawn-in-error', 'other', 'learnt-otherwise',
    'our-fault', 'decided'`;

/** What a round is called and by which decision it was opened is put right by two people; its papers are replaced for it (decision 0124). */
export class CorrectRounds20261128400000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learning.round_correction (
        id uuid not null,
        round_id uuid not null,
        title text not null,
        title_before text not null,
        decision_number text not null,
        decision_number_before text not null,
        decided_on date not null,
        decided_on_before date not null,
        paper_number text,
        reason text not null,
        state text not null,
        proposed_by uuid not null,
        proposed_for uuid,
        proposed_at timestamptz not null,
        closed_by uuid,
        closed_for uuid,
        closed_at timestamptz,
        constraint round_correction_pk primary key (id),
        constraint round_correction_round_fk foreign key (round_id) references learning.round (id),
        constraint round_correction_state_ck check (state in ('proposed', 'done', 'declined', 'taken-back')),
        constraint round_correction_closed_ck check (
          (closed_at is null) = (state = 'proposed') and (closed_at is null) = (closed_by is null)),
        constraint round_correction_proposed_for_ck check (proposed_for is null or proposed_for <> proposed_by),
        constraint round_correction_closed_for_ck check (closed_for is null or closed_by is not null),
        constraint round_correction_taken_back_ck check (state <> 'taken-back' or closed_by = proposed_by),
        constraint round_correction_second_ck check (
          state <> 'done' or (
            closed_by <> proposed_by and closed_by is distinct from proposed_for and closed_for is distinct from proposed_by
            and (closed_for is null or closed_for is distinct from proposed_for)))
      );
      create unique index round_correction_open_uq on learning.round_correction (round_id) where state = 'proposed';
      create index round_correction_round_idx on learning.round_correction (round_id, proposed_at);
      alter table credentials.change drop constraint change_reason_ck;
      alter table credentials.change add constraint change_reason_ck check (reason in (${REASONS}, 'wrong-round'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.change drop constraint change_reason_ck;
      update credentials.change set reason = 'other' where reason = 'wrong-round';
      alter table credentials.change add constraint change_reason_ck check (reason in (${REASONS}));
      drop table learning.round_correction;
    `);
  }
}
