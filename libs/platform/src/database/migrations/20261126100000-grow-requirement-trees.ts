import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Requirements in groups, and the points a quiz was passed with (decision 0048). */
export class GrowRequirementTrees20261126100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.requirement drop constraint requirement_kind_ck;
      alter table learning.requirement add constraint requirement_kind_ck
        check (kind in ('course', 'task', 'hours', 'quiz', 'all', 'any', 'order'));
      alter table learning.requirement add constraint requirement_parts_ck
        check ((kind in ('all', 'any', 'order')) = (spec ? 'parts')
          and (not spec ? 'parts' or (spec->>'need')::integer between 1 and jsonb_array_length(spec->'parts')));

      alter table learning.evidence add column score_percent numeric(5, 2);
      alter table learning.evidence add constraint evidence_score_ck
        check (score_percent is null or (kind = 'quiz-passed' and score_percent between 0 and 100));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.evidence drop column score_percent;
      alter table learning.requirement drop constraint requirement_parts_ck;
      alter table learning.requirement drop constraint requirement_kind_ck;
      alter table learning.requirement add constraint requirement_kind_ck check (kind in ('course', 'task', 'hours'));
    `);
  }
}
