import { type MigrationInterface, type QueryRunner } from 'typeorm';

const INDEX = `drop index learning.outside_claim_badge_issuer_idx;
      create index outside_claim_badge_issuer_idx on learning.outside_claim ((badge->'facts'->>'issuerId'), id)`;

/** Badges that wait are looked at again too when a list of their issuer comes (decision 0072). */
export class JudgeWaitingBadges20261128220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${INDEX} where state in ('waiting', 'accepted') and badge is not null`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`${INDEX} where state = 'accepted' and badge is not null`);
  }
}
