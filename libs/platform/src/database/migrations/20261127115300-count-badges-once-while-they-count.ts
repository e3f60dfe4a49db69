import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A badge counts once while it waits or is accepted, which a unique index says. Who was refused with somebody else's badge locked its holder out
 * for ever: the exclusion held for refused claims too (decision 0072).
 */
export class CountBadgesOnceWhileTheyCount20261127115300 implements MigrationInterface {
  name = 'CountBadgesOnceWhileTheyCount20261127115300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table learning.outside_claim drop constraint outside_claim_badge_holder_ex');
  }

  async down(runner: QueryRunner): Promise<void> {
    // Of a badge that several sent meanwhile it is forgotten, where it doesn't count, that it was the same.
    await runner.query(`
      update learning.outside_claim k set badge_key = null
        where k.state in ('refused', 'withdrawn') and exists (select from learning.outside_claim o
          where o.badge_key = k.badge_key and o.member_id <> k.member_id);
      alter table learning.outside_claim
        add constraint outside_claim_badge_holder_ex exclude using gist (badge_key with =, member_id with <>);
    `);
  }
}
