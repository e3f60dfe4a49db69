import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Work handed in or begun with an edition and passed after the next one is not what a reopening asks for (decision 0073): evidence keeps the version of the
 * course it was done with, and a reopening the versions before its edition.
 *
 * Filled from the attempts and hand-ins the evidence came from. Left out is what a reopening that is open already counts: it was told that it is done, and
 * nothing finished is reset. Evidence whose attempt or hand-in is not kept stays without a version, and counts by its instant as before.
 */
export class KeepEditionsOfWork20261127119200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table learning.reopening add column earlier_hashes text[];
      update learning.reopening o set earlier_hashes = array(
        select v.hash from content.course_version v, content.course_version e
        where e.hash = o.to_hash and v.course_id = e.course_id and (v.published_at, v.hash) < (e.published_at, e.hash)
        order by v.published_at, v.hash);
      alter table learning.reopening alter column earlier_hashes set not null;

      alter table learning.evidence
        add column course_hash text,
        add constraint evidence_course_ck check (course_hash is null or kind in ('quiz-passed', 'task-passed'));
      alter table learning.evidence disable trigger evidence_is_kept;
      with work as (
        select 'quiz-passed' as kind, id::text as source_id, member_id, course_hash from assessment.attempt
        union all select 'task-passed', id::text, member_id, course_hash from assessment.submission
      )
      update learning.evidence e set course_hash = w.course_hash
      from work w
      where w.kind = e.kind and w.source_id = e.source_id and w.member_id = e.member_id
        and not exists (
          select from learning.cycle c join learning.reopening o on o.round_id = c.round_id
          where c.member_id = e.member_id and e.occurred_at >= c.counts_from and w.course_hash = any (o.earlier_hashes)
            and e.subject in (select part->>'id' from jsonb_array_elements(o.parts) as part));
      alter table learning.evidence enable trigger evidence_is_kept;

      drop index assessment.submission_open_uq;
      create unique index submission_open_uq on assessment.submission (member_id, task_id, course_hash) where state = 'handed-in';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index assessment.submission_open_uq;
      create unique index submission_open_uq on assessment.submission (member_id, task_id) where state = 'handed-in';
      alter table learning.evidence drop column course_hash;
      alter table learning.reopening drop column earlier_hashes;
    `);
  }
}
