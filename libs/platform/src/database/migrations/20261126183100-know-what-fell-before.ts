import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What fell before there were proposals is no news: the holders were told otherwise, or long ago (decision 0066). */
export class KnowWhatFellBefore20261126183100 implements MigrationInterface {
  name = 'KnowWhatFellBefore20261126183100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update credentials.certificate c set change_known_at = c.state_changed_at
      where c.state in ('replaced', 'withdrawn') and c.change_known_at is null
        and not exists (select from credentials.change_entry e where e.certificate_id = c.id and e.state = 'done');
    `);
  }

  /** Which of them were known by this isn't kept; whoever goes back drops the column next. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
