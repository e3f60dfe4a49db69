import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * What is done with certificates always needs a second person, so that no rule says it any more; that lists need none takes two administrators: who
 * wished it first stands here until another one does, too (decision 0118).
 */
export class LoosenReleaseByTwo20261128330000 implements MigrationInterface {
  name = 'LoosenReleaseByTwo20261128330000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.release_rule drop column changes_need_second,
        add column loosening_by uuid, add column loosening_for uuid, add column loosening_at timestamptz,
        add constraint release_rule_loosening_ck check (
          (loosening_by is null) = (loosening_at is null) and (loosening_for is null or loosening_by is not null)
          and (loosening_by is null or needs_second));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.release_rule drop constraint release_rule_loosening_ck,
        drop column loosening_by, drop column loosening_for, drop column loosening_at,
        add column changes_need_second boolean not null default true;
    `);
  }
}
