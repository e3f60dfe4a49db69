import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The last day that is printed on a certificate of others, beside the one that follows from the months of its kind (decision 0049). */
export class PrintEndsOfCertificates20261126170000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.outside_claim
        add column kind_last_on date,
        add column valid_until date;
      update learning.outside_claim set kind_last_on = last_on;
      alter table learning.outside_claim
        add constraint outside_claim_last_ck check (last_on is not distinct from least(kind_last_on, valid_until));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table learning.outside_claim drop column valid_until, drop column kind_last_on');
  }
}
