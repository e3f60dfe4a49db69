import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A lesson is read in an edition too: a phone may tell of one read before the next was published (decision 0073). What was read until now stays without, and counts by its instant. */
export class KeepEditionsOfReadings20261128120000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.evidence
        drop constraint evidence_course_ck,
        add constraint evidence_course_ck check (course_hash is null or kind in ('lesson-read', 'quiz-passed', 'task-passed'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.evidence disable trigger evidence_is_kept;
      update learning.evidence set course_hash = null where kind = 'lesson-read';
      alter table learning.evidence enable trigger evidence_is_kept;
      alter table learning.evidence
        drop constraint evidence_course_ck,
        add constraint evidence_course_ck check (course_hash is null or kind in ('quiz-passed', 'task-passed'));
    `);
  }
}
