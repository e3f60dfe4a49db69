import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';

/**
 * True where a member has met the requirement of a course, in whichever round asked for the whole of it: a reopening asks for some lessons only.
 * Waivers and papers of others count as they do there. Both are SQL: a column or a parameter with an id.
 */
export function hasFinishedCourse(member: string, course: string): string {
  return `exists (
  select from learning.cycle c
  join learning.completion p on p.cycle_id = c.id
  join learning.round own_round on own_round.id = c.round_id and own_round.reopens is null
  join learning.requirement q on q.round_id = c.round_id
  cross join lateral (
    select q.key where q.kind = 'course' and q.spec->>'course' = ${course}
    union all
    select part->>'key' from jsonb_path_query(coalesce(q.spec->'parts', '[]'), 'strict $.** ? (@.kind == "course")') as part
    where part->'spec'->>'course' = ${course}
  ) asked(key)
  where c.member_id = ${member}
    and jsonb_path_exists(p.state, '$.requirements.** ? (@.key == $key && @.isMet == true)', jsonb_build_object('key', asked.key)))`;
}

/** Where a member stopped in a lesson. */
export interface LessonPosition {
  readonly lessonId: string;
  readonly percent: number;
}

/** A position and when it was kept. */
export interface KeptPosition extends LessonPosition {
  readonly keptAt: Date;
}

/** How far members have read lessons; forgotten facts about reading, no evidence. */
@Injectable()
export class ReadingRepository {
  constructor(private readonly database: Database) {}

  async savePosition(memberId: string, position: LessonPosition, at: Date): Promise<void> {
    await this.database.prepared(
      'learning-save-progress',
      `insert into learning.lesson_progress (member_id, lesson_id, position_percent, updated_at) values ($1, $2, $3, $4)
       on conflict (member_id, lesson_id) do update set position_percent = excluded.position_percent, updated_at = excluded.updated_at`,
      [memberId, position.lessonId, position.percent, at],
    );
  }

  async listPositions(memberId: string): Promise<KeptPosition[]> {
    return this.database.query<KeptPosition>(
      `select lesson_id as "lessonId", position_percent as percent, updated_at as "keptAt"
       from learning.lesson_progress where member_id = $1 order by lesson_id`,
      [memberId],
    );
  }

  /** Which member has not finished which of the courses, in no order. */
  async listUnfinishedCourses(
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
  async listCoursesAsked(scope: Scope): Promise<string[]> {
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
