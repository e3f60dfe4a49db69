import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** An accepted badge that its issuer revoked later comes back before an officer (decision 0072). */
export class DoubtAcceptedBadges20261127115400 implements MigrationInterface {
  name = 'DoubtAcceptedBadges20261127115400';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.outside_claim
        add column doubted_at timestamptz,
        add constraint outside_claim_doubted_ck check (doubted_at is null or (state = 'accepted' and badge is not null));
      create index outside_claim_doubted_idx on learning.outside_claim (sent_at, id) where doubted_at is not null;
      create index outside_claim_badge_issuer_idx on learning.outside_claim ((badge->'facts'->>'issuerId'), id)
        where state = 'accepted' and badge is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index learning.outside_claim_badge_issuer_idx;
      alter table learning.outside_claim drop column doubted_at;
    `);
  }
}
