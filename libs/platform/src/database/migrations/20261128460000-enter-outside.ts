import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A certificate of somebody else may be sent in for a member who has no phone: by whom is kept, since another person accepts it (decision 0134). */
export class EnterOutside20261128460000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.outside_claim
        add column entered_by uuid,
        add column entered_for uuid,
        add constraint outside_claim_entered_ck
          check (entered_for is null or (entered_by is not null and entered_for <> entered_by))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.outside_claim
        drop constraint outside_claim_entered_ck,
        drop column entered_by,
        drop column entered_for`);
  }
}
