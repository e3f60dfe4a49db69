import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';

/** Since when a subject counts for a member. */
interface WindowRow {
  readonly subject: string;
  readonly since: Date;
}

/** Since when lessons, quizzes and tasks count for a member: what the cycles that have begun ask for. */
@Injectable()
export class CountingWindowRepository {
  constructor(private readonly database: Database) {}

  /** Lesson, quiz or task → the newest beginning of a cycle that asks for it, of those begun at an instant. */
  async of(memberId: string, at: Date): Promise<Map<string, Date>> {
    const rows = await this.database.prepared<WindowRow>(
      'learning-counting-windows',
      `select s.subject, max(c.counts_from) as since
       from learning.cycle c
       join learning.requirement q on q.round_id = c.round_id
       cross join lateral (
         select l->>'id' from jsonb_array_elements(coalesce(q.spec->'lessons', '[]')) as l
         union all select q.spec->>'quizId'
         union all select jsonb_array_elements_text(coalesce(q.spec->'anyOf', '[]'))
       ) as s(subject)
       where c.member_id = $1 and c.counts_from <= $2 and s.subject is not null
       group by s.subject`,
      [memberId, at],
    );
    return new Map(rows.map(({ subject, since }) => [subject, since]));
  }

  /** Course → the lessons of it that the member's begun cycles ask for, in their order. */
  async lessonsAsked(memberId: string, at: Date): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ courseId: string; lessonIds: string[] }>(
      `select a.course as "courseId", array_agg(a.lesson order by a.number, a.lesson) as "lessonIds"
       from (
         select q.spec->>'course' as course, l->>'id' as lesson, min((l->>'number')::int) as number
         from learning.cycle c
         join learning.requirement q on q.round_id = c.round_id and q.kind = 'course'
         cross join lateral jsonb_array_elements(q.spec->'lessons') as l
         where c.member_id = $1 and c.counts_from <= $2
         group by 1, 2
       ) a
       group by a.course`,
      [memberId, at],
    );
    return new Map(rows.map(({ courseId, lessonIds }) => [courseId, lessonIds]));
  }
}
