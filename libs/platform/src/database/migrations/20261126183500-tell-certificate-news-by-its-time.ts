import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A holder is told of a reissue, which leaves the instant of the withdrawal alone: news has a time of its own (decision 0066). */
export class TellCertificateNewsByItsTime20261126183500 implements MigrationInterface {
  name = 'TellCertificateNewsByItsTime20261126183500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table credentials.certificate add column news_at timestamptz;
      update credentials.certificate set news_at = state_changed_at where state in ('replaced', 'withdrawn');
      drop index credentials.certificate_untold_idx;
      create index certificate_untold_idx on credentials.certificate (member_id, news_at)
        where news_at is not null and change_known_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index credentials.certificate_untold_idx;
      create index certificate_untold_idx on credentials.certificate (member_id)
        where state in ('replaced', 'withdrawn') and change_known_at is null;
      alter table credentials.certificate drop column news_at;
    `);
  }
}
