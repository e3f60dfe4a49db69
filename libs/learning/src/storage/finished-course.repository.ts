import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { hasFinishedCourse } from './finished-course';

/** Answers about who has finished courses. */
@Injectable()
export class FinishedCourseRepository {
  constructor(private readonly database: Database) {}

  /** Which member has not finished which of the courses, in no order. */
  async unfinished(
    memberIds: readonly string[],
    courseIds: readonly string[],
  ): Promise<{ readonly memberId: string; readonly courseId: string }[]> {
    return this.database.query(
      `select m.id as "memberId", r.id as "courseId" from unnest($1::uuid[]) as m(id) cross join unnest($2::text[]) as r(id)
       where not ${hasFinishedCourse('m.id', 'r.id')}`,
      [memberIds, courseIds],
    );
  }

  /** Courses that rounds over units of a scope ask for whole, in any part of their requirements, closed ones too: who finished a course there has finished it. By id. */
  async askedOver(scope: Scope): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct asked.id from learning.round r join learning.requirement q on q.round_id = r.id
       cross join lateral (
         select q.spec->>'course' where q.kind = 'course'
         union all
         select part->'spec'->>'course' from jsonb_path_query(coalesce(q.spec->'parts', '[]'), 'strict $.** ? (@.kind == "course")') as part
       ) asked(id)
       where r.unit_path @> any($1::ltree[]) and r.reopens is null and asked.id is not null order by asked.id`,
      [scopePaths(scope)],
    );
    return rows.map(({ id }) => id);
  }
}
