import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type WorkAt, type WorkQuestion } from '../rules/work-window';
import { SELECT_SUBMISSION, type Submission } from './submission.repository';

/** What waits to be graded. */
@Injectable()
export class GradingQueueRepository {
  constructor(private readonly database: Database) {}

  /** Waiting tries of a scope, the oldest first, after a place; those of `exceptMemberId` left out. */
  async listWaiting(
    scope: Scope,
    page: {
      readonly after: readonly [string, string] | null;
      readonly limit: number;
      readonly exceptMemberId: string | null;
    },
  ): Promise<Submission[]> {
    return this.database.query<Submission>(
      `${SELECT_SUBMISSION}
       where s.state = 'handed-in' and s.unit_path <@ any ($1::ltree[])
         and ($2::timestamptz is null or (s.handed_in_at, s.id) > ($2, $3::uuid))
         and ($4::uuid is null or s.member_id <> $4)
       order by s.handed_in_at, s.id limit $5`,
      [scopePaths(scope), page.after?.[0] ?? null, page.after?.[1] ?? null, page.exceptMemberId, page.limit],
    );
  }

  /** Those of these members who wait for a grade. */
  async authorsWaiting(memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      `select distinct member_id as "memberId" from assessment.submission where member_id = any($1::uuid[]) and state = 'handed-in'`,
      [[...memberIds]],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Which tasks of these members wait for a grade, those handed in for some versions of courses left out. */
  async tasksWaiting(
    memberIds: readonly string[],
    exceptHashes: readonly string[],
  ): Promise<{ readonly memberId: string; readonly taskId: string }[]> {
    return this.database.query(
      `select distinct member_id as "memberId", task_id as "taskId" from assessment.submission
       where member_id = any($1::uuid[]) and state = 'handed-in' and course_hash <> all ($2::text[]) order by 1, 2`,
      [memberIds, exceptHashes],
    );
  }

  /** Tries that were handed in since an instant, and wait for a grade or were returned. */
  async handedInSince(question: WorkQuestion): Promise<WorkAt[]> {
    return this.database.query(
      `select distinct member_id as "memberId", task_id as subject from assessment.submission
       where member_id = any($1::uuid[]) and task_id = any($2) and handed_in_at >= $3 and course_hash <> all ($4::text[]) and state <> 'passed'`,
      [question.memberIds, question.subjects, question.since, question.exceptHashes],
    );
  }

  /** What waits of each member waits in their unit from now on. */
  async moveWaiting(
    members: readonly { readonly id: string; readonly unitId: string; readonly unitPath: string }[],
  ): Promise<void> {
    if (members.length === 0) return;
    await this.database.execute(
      `update assessment.submission s set unit_id = m.unit_id, unit_path = m.unit_path::ltree
       from unnest($1::uuid[], $2::uuid[], $3::text[]) as m(id, unit_id, unit_path)
       where s.member_id = m.id and s.state = 'handed-in' and s.unit_path <> m.unit_path::ltree`,
      [members.map(({ id }) => id), members.map(({ unitId }) => unitId), members.map(({ unitPath }) => unitPath)],
    );
  }

  /** How many wait in a scope. */
  async countWaiting(scope: Scope, exceptMemberId: string | null): Promise<number> {
    const row = await this.database.queryOne<{ waiting: number }>(
      `select count(*)::int as waiting from assessment.submission
       where state = 'handed-in' and unit_path <@ any ($1::ltree[]) and ($2::uuid is null or member_id <> $2)`,
      [scopePaths(scope), exceptMemberId],
    );
    return row?.waiting ?? 0;
  }
}
