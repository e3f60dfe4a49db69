import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The rule a round was opened with, as revision 0 of its audience, so that a past day is judged by the rule of that day (decision 0070). */
export class KeepOpenedAudiences20261127110000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.audience_change
        drop constraint audience_change_revision_ck,
        add constraint audience_change_revision_ck check (revision >= 0);
      insert into learning.audience_change (id, round_id, revision, rule, left_count, joined_count, changed_by, changed_at, finished_at)
      select gen_random_uuid(), id, 0, audience_rule, 0, 0, opened_by, opened_at, opened_at
      from learning.round where audience_revision = 0;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      delete from learning.audience_change where revision = 0;
      alter table learning.audience_change
        drop constraint audience_change_revision_ck,
        add constraint audience_change_revision_ck check (revision >= 1);
    `);
  }
}
