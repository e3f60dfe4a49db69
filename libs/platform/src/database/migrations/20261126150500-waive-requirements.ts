import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Requirements waived by the number of a paper and two people (decision 0050). */
export class WaiveRequirements20261126150500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.evidence add column paper_number text;
      alter table learning.evidence add constraint evidence_paper_ck check ((kind = 'waiver') = (paper_number is not null));

      create table learning.waiver (
        id uuid not null,
        cycle_id uuid not null,
        requirement_key text not null,
        label text not null,
        paper_number text not null,
        reason text not null,
        state text not null,
        proposed_by uuid not null,
        proposed_at timestamptz not null,
        confirmed_by uuid,
        confirmed_at timestamptz,
        end_reason text,
        end_proposed_by uuid,
        end_proposed_at timestamptz,
        closed_by uuid,
        closed_at timestamptz,
        constraint waiver_pk primary key (id),
        constraint waiver_cycle_fk foreign key (cycle_id) references learning.cycle (id),
        constraint waiver_state_ck check (state in ('proposed', 'standing', 'ending', 'ended', 'dropped')),
        constraint waiver_confirmed_ck check ((confirmed_at is null) = (state in ('proposed', 'dropped')) and (confirmed_at is null) = (confirmed_by is null)),
        constraint waiver_second_ck check (confirmed_by <> proposed_by),
        constraint waiver_ending_ck check ((end_proposed_at is not null) = (state in ('ending', 'ended')) and (end_proposed_at is null) = (end_proposed_by is null)),
        constraint waiver_closed_ck check ((closed_at is not null) = (state in ('ended', 'dropped')) and (closed_at is null) = (closed_by is null)),
        constraint waiver_end_second_ck check (state <> 'ended' or closed_by <> end_proposed_by)
      );
      create unique index waiver_open_uq on learning.waiver (cycle_id, requirement_key) where state in ('proposed', 'standing', 'ending');
      create index waiver_queue_idx on learning.waiver (proposed_at, id) where state in ('proposed', 'ending');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table learning.waiver;
      alter table learning.evidence drop column paper_number;
    `);
  }
}
