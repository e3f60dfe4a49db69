import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** For which rounds the hours of a session counted is asked by session, not by member. */
export class FindHoursBySession20261126190100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `create index evidence_hours_idx on learning.evidence (subject) where kind = 'hours-attended' and superseded_at is null`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index learning.evidence_hours_idx');
  }
}
