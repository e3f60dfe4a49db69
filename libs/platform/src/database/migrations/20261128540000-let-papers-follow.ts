import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A certificate lies where its person belongs (decision 0032). Those of who moved, or whose commune ended, before that was so lay where they were issued: whose officers
 * answer for her could not see them. What they print stays.
 */
export class LetPapersFollow20261128540000 implements MigrationInterface {
  name = 'LetPapersFollow20261128540000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update credentials.certificate c set unit_id = m.unit_id, unit_path = m.unit_path
      from org.member m where m.id = c.member_id and c.unit_id <> m.unit_id`);
  }

  /** Nobody knows where they lay, and nothing needs it. */
  async down(): Promise<void> {
    await Promise.resolve();
  }
}
