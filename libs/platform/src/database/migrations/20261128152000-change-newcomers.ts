import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a round that is open was changed to for its newcomers, and what became of it (decision 0090). Rounds there are were never changed. */
export class ChangeNewcomers20261128152000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table learning.newcomer_change (
        id uuid not null,
        round_id uuid not null,
        number integer not null,
        days smallint,
        until date,
        days_before smallint,
        until_before date,
        changed_by uuid not null,
        changed_at timestamptz not null,
        joined_count integer,
        finished_at timestamptz,
        undone_at timestamptz,
        constraint newcomer_change_pk primary key (id),
        constraint newcomer_change_round_fk foreign key (round_id) references learning.round (id),
        constraint newcomer_change_number_uq unique (round_id, number),
        constraint newcomer_change_number_ck check (number >= 1),
        constraint newcomer_change_terms_ck check (
          days between 1 and 1100 and days_before between 1 and 1100
          and (until is null or days is not null) and (until_before is null or days_before is not null)),
        constraint newcomer_change_changes_ck check (days is distinct from days_before or until is distinct from until_before),
        constraint newcomer_change_finished_ck check ((finished_at is null) = (joined_count is null) and joined_count >= 0),
        constraint newcomer_change_undone_ck check (undone_at is null or finished_at is not null)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table learning.newcomer_change');
  }
}
