import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type RenewingRound } from '../cycle-opening/renewal.repository';
import { isInLaterRound } from '../cycles/cycle-sql.repository';

/** Which work at a subject counts for a member. */
export interface CountingWindow {
  /** The newest beginning of a cycle that asks for it. */
  readonly since: Date;
  /** The newest beginning of those of them that are no reopening; null: none is. */
  readonly roundSince: Date | null;
  /** The newest beginning of those that are, but for reopenings whose edition came after the one that is asked about, or the current one: what of it is read, they do not ask for. Null: none is. */
  readonly editionSince: Date | null;
  /**
   * Versions of the course before the newest edition that a reopening asks for, but the current one; none without one, nor of a reopening that a fact without a
   * known version has met.
   */
  readonly earlierEditions: readonly string[];
  /** A reopening asks for an edition, and a version from before it is current again. */
  readonly isTakenBack: boolean;
}

interface WindowRow extends Omit<CountingWindow, 'earlierEditions'> {
  readonly subject: string;
  readonly earlier: readonly (readonly string[])[];
}

/** A round in which the coming night opens a renewal for who meets the rule of its audience. */
export interface ComingRenewal extends RenewingRound {
  /** Lessons that it asks for, of those asked about; never empty. */
  readonly lessonIds: readonly string[];
  /** The beginning of the first day on which it can be renewed. */
  readonly since: Date;
}

/** What of it work at quizzes and tasks is counted by. */
export type MemberWindow = Pick<CountingWindow, 'since' | 'earlierEditions'>;

interface MemberWindowRow extends Pick<WindowRow, 'since' | 'subject' | 'earlier'> {
  readonly memberId: string;
}

/** What a JSON path finds in the parts of a group, however deep; nothing, and no walk, in a requirement without parts. */
const IN_PARTS = (path: string): string => `jsonb_path_query(coalesce(q.spec->'parts', '[]'), '${path}')`;

const COURSES = 'strict $.** ? (exists (@.lessons))';

/** Lessons, quizzes and tasks that a requirement `q` names in any part of it, null among them. */
const SUBJECTS = `
         select l->>'id' from jsonb_array_elements(coalesce(q.spec->'lessons', '[]')) as l
         union all select q.spec->>'quizId'
         union all select jsonb_array_elements_text(coalesce(q.spec->'anyOf', '[]'))
         union all select part #>> '{}' from ${IN_PARTS('$.**.lessons[*].id')} as part
         union all select part #>> '{}' from ${IN_PARTS('$.**.quizId')} as part
         union all select part #>> '{}' from ${IN_PARTS('$.**.anyOf[*]')} as part`;

/** `earlierEditions` of the cycles `c` of a group, by reopening `o` and course `k`, as lists. */
const EARLIER = `coalesce(jsonb_agg(distinct array_remove(o.earlier_hashes, k.current_hash)) filter (where o.round_id is not null and not exists (
           select from learning.evidence e where e.member_id = c.member_id and e.subject = s.subject and e.kind in ('quiz-passed', 'task-passed')
             and e.occurred_at >= c.counts_from and e.course_hash is null and e.superseded_at is null)), '[]')`;

/** Since when lessons, quizzes and tasks count for a member: what the cycles that have begun ask for. */
@Injectable()
export class CountingWindowRepository {
  constructor(private readonly database: Database) {}

  /** Lesson, quiz or task → what counts of it, by the cycles begun at an instant. `readIn`: the version of the course that somebody read; null: nobody says. */
  async of(memberId: string, at: Date, readIn: string | null): Promise<Map<string, CountingWindow>> {
    const rows = await this.database.prepared<WindowRow>(
      'learning-counting-windows',
      `select s.subject, max(c.counts_from) as since,
         max(c.counts_from) filter (where o.round_id is null) as "roundSince",
         max(c.counts_from) filter (where $3::text <> all (o.earlier_hashes)
           or ($3::text is null and coalesce(k.current_hash, '') <> all (o.earlier_hashes))) as "editionSince",
         coalesce(bool_or(k.current_hash = any (o.earlier_hashes)), false) as "isTakenBack",
         ${EARLIER} as earlier
       from learning.cycle c
       left join learning.reopening o on o.round_id = c.round_id
       left join content.course k on k.id = o.course
       join learning.requirement q on q.round_id = c.round_id
       cross join lateral (${SUBJECTS}
       ) as s(subject)
       where c.member_id = $1 and c.counts_from <= $2 and s.subject is not null
       group by s.subject`,
      [memberId, at, readIn],
    );
    return new Map(
      rows.map(({ subject, earlier, ...window }) => [
        subject,
        { ...window, earlierEditions: [...new Set(earlier.flat())] },
      ]),
    );
  }

  /**
   * Rounds in which a finished passage of the member can be renewed, the day for it has come, and no renewal is open yet though one is asked for: they run, no later one is
   * asked of her (decision 0117), and she holds a seat in a team of their audience. Whether she meets the rule of an audience as well is not asked here. `lessonIds` null:
   * of all lessons; rounds that ask for none of them are left out.
   */
  async renewalsOf(memberId: string, lessonIds: readonly string[] | null, today: string): Promise<ComingRenewal[]> {
    return this.database.prepared<ComingRenewal>(
      'learning-coming-renewals',
      `select r.id, r.unit_path::text as "unitPath", r.audience, r.audience_rule as "audienceRule", array_agg(distinct s.lesson) as "lessonIds",
         max(p.renewable_from::timestamp at time zone 'Asia/Ho_Chi_Minh') as since
       from learning.cycle c
       join learning.round r on r.id = c.round_id and r.state <> 'closed'
       join learning.completion p on p.cycle_id = c.id and p.renewable_from <= $3::date
       join learning.requirement q on q.round_id = c.round_id
       cross join lateral (
         select l->>'id' from jsonb_array_elements(coalesce(q.spec->'lessons', '[]')) as l
         union all select part #>> '{}' from ${IN_PARTS('$.**.lessons[*].id')} as part
       ) as s(lesson)
       where c.member_id = $1 and ($2::text[] is null or s.lesson = any($2)) and not exists (
           select from learning.cycle n where n.round_id = c.round_id and n.member_id = c.member_id and n.number > c.number)
         and not ${isInLaterRound('c.round_id', '$3')}
         and exists (select from org.seat_term h join org.team t on t.id = h.team_id and t.kind = any(r.audience::text[])
           where h.member_id = c.member_id and h.held @> $3::date and t.unit_path <@ r.unit_path)
       group by r.id order by r.id`,
      [memberId, lessonIds, today],
    );
  }

  /** Member → of these subjects → what `of` says of them; one statement for however many members. */
  async ofMembers(
    memberIds: readonly string[],
    subjects: readonly string[],
    at: Date,
  ): Promise<Map<string, Map<string, MemberWindow>>> {
    const rows = await this.database.query<MemberWindowRow>(
      `with asked as materialized (
         select distinct q.round_id, s.subject from learning.requirement q cross join lateral (${SUBJECTS}
         ) as s(subject)
         where s.subject = any($2) and q.round_id in (select c.round_id from learning.cycle c where c.member_id = any($1::uuid[]))
       )
       select c.member_id as "memberId", s.subject, max(c.counts_from) as since, ${EARLIER} as earlier
       from learning.cycle c
       join asked s on s.round_id = c.round_id
       left join learning.reopening o on o.round_id = c.round_id
       left join content.course k on k.id = o.course
       where c.member_id = any($1::uuid[]) and c.counts_from <= $3
       group by c.member_id, s.subject`,
      [memberIds, subjects, at],
    );
    const found = new Map<string, Map<string, MemberWindow>>();
    for (const { memberId, subject, since, earlier } of rows) {
      const windows = found.get(memberId) ?? new Map<string, MemberWindow>();
      found.set(memberId, windows.set(subject, { since, earlierEditions: [...new Set(earlier.flat())] }));
    }
    return found;
  }

  /** Course → the lessons of it that the member's begun cycles ask for, in their order. */
  async lessonsAsked(memberId: string, at: Date): Promise<Map<string, string[]>> {
    const rows = await this.database.query<{ courseId: string; lessonIds: string[] }>(
      `select a.course as "courseId", array_agg(a.lesson order by a.number, a.lesson) as "lessonIds"
       from (
         select asked.spec->>'course' as course, l->>'id' as lesson, min((l->>'number')::int) as number
         from learning.cycle c
         join learning.requirement q on q.round_id = c.round_id
         cross join lateral (
           select q.spec where q.kind = 'course' union all select part from ${IN_PARTS(COURSES)} as part
         ) as asked(spec)
         cross join lateral jsonb_array_elements(asked.spec->'lessons') as l
         where c.member_id = $1 and c.counts_from <= $2
         group by 1, 2
       ) a
       group by a.course`,
      [memberId, at],
    );
    return new Map(rows.map(({ courseId, lessonIds }) => [courseId, lessonIds]));
  }
}
