import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Whom a round is for among the seat holders of its programme's teams (decision 0070), how often that was changed, and what each change did. */
export class ChooseAudiences20261127105000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.round
        add column audience_rule jsonb,
        add column audience_revision integer not null default 0,
        add constraint round_audience_revision_ck check (audience_revision >= 0),
        add constraint round_audience_rule_ck check (
          (audience_rule->>'match') in ('all', 'any')
          and jsonb_array_length(audience_rule->'conditions') + jsonb_array_length(audience_rule->'except') between 1 and 24);
      create table learning.audience_change (
        id uuid not null,
        round_id uuid not null,
        revision integer not null,
        rule jsonb,
        left_count integer not null,
        joined_count integer,
        changed_by uuid not null,
        changed_at timestamptz not null,
        finished_at timestamptz,
        constraint audience_change_pk primary key (id),
        constraint audience_change_round_fk foreign key (round_id) references learning.round (id),
        constraint audience_change_revision_uq unique (round_id, revision),
        constraint audience_change_revision_ck check (revision >= 1),
        constraint audience_change_counts_ck check (left_count >= 0 and joined_count >= 0),
        constraint audience_change_finished_ck check ((finished_at is null) = (joined_count is null))
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table learning.audience_change;
      alter table learning.round drop column audience_rule, drop column audience_revision;
    `);
  }
}
