import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type SubmittedHow } from '../attempts/attempt.repository';
import { type WorkAt, type WorkQuestion, type WorkWindow } from './work-window.rules';

/** One line of a member's attempts, without its paper. */
export interface AttemptLine {
  readonly id: string;
  readonly quizId: string;
  /** The version of the course it was drawn from. */
  readonly courseHash: string;
  readonly number: number;
  readonly isOnPaper: boolean;
  readonly startedAt: Date;
  readonly closesAt: Date | null;
  readonly submittedAt: Date | null;
  readonly submittedHow: SubmittedHow | null;
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly scorePercent: number | null;
  readonly isPassed: boolean | null;
}

/** A quiz as one member stands in it. */
export interface AttemptSummary {
  readonly quizId: string;
  /** The best of all submitted attempts, 0 to 100; null before the first is submitted. */
  readonly bestPercent: number | null;
  readonly isPassed: boolean;
  readonly attempts: number;
  /** The attempt that may be gone on with on the phone. */
  readonly openAttemptId: string | null;
}

/** An attempt that is going on. */
export interface OpenAttempt {
  readonly quizId: string;
  readonly attemptId: string;
  readonly courseHash: string;
}

/** A quiz that was begun once, with the attempt that is going on, if one is. */
export type BegunQuiz = OpenAttempt | { readonly quizId: string; readonly attemptId: null; readonly courseHash: null };

/** What a member may do at a quiz: attempts within a window use up `most` and what was given her within it. */
export interface AllowedAttempts extends Pick<WorkWindow, 'since' | 'earlierEditions'> {
  readonly memberId: string;
  readonly quizId: string;
  readonly most: number;
}

/** What a member has attempted so far. */
@Injectable()
export class AttemptHistoryRepository {
  constructor(private readonly database: Database) {}

  /** All attempts of a member at a quiz, the first first. */
  async listOf(memberId: string, quizId: string): Promise<AttemptLine[]> {
    return this.database.query<AttemptLine>(
      `select id, quiz_id as "quizId", course_hash as "courseHash", number, is_on_paper as "isOnPaper", started_at as "startedAt",
         closes_at as "closesAt", submitted_at as "submittedAt", submitted_how as "submittedHow", points::float8,
         max_points::float8 as "maxPoints", score_percent::float8 as "scorePercent", is_passed as "isPassed"
       from assessment.attempt where member_id = $1 and quiz_id = $2 order by number`,
      [memberId, quizId],
    );
  }

  /** Attempts that were begun since an instant, and are open or were failed. */
  async begunSince(question: WorkQuestion): Promise<WorkAt[]> {
    return this.database.query(
      `select distinct member_id as "memberId", quiz_id as subject from assessment.attempt
       where member_id = any($1::uuid[]) and quiz_id = any($2) and started_at >= $3 and course_hash <> all ($4::text[]) and is_passed is not true`,
      [question.memberIds, question.subjects, question.since, question.exceptHashes],
    );
  }

  /** Those of the members and quizzes where no attempt is left, nor one open that may be gone on with or typed in. One statement. */
  async usedUp(asked: readonly AllowedAttempts[]): Promise<Pick<AllowedAttempts, 'memberId' | 'quizId'>[]> {
    if (asked.length === 0) return [];
    return this.database.query(
      `select a."memberId", a."quizId"
       from jsonb_to_recordset($1) as a("memberId" uuid, "quizId" text, most int, since timestamptz, "earlierEditions" jsonb)
       cross join lateral (
         select count(*) as used, bool_or(t.submitted_at is null) as "isOpen" from assessment.attempt t
         where t.member_id = a."memberId" and t.quiz_id = a."quizId" and (t.submitted_at is null or t.submitted_at >= a.since)
           and not a."earlierEditions" ? t.course_hash
       ) t
       where t.used >= a.most + coalesce((
           select sum(g.number) from assessment.attempt_grant g
           where g.member_id = a."memberId" and g.quiz_id = a."quizId" and g.taken_back_at is null and g.given_at >= a.since
         ), 0) and not t."isOpen"`,
      [JSON.stringify(asked)],
    );
  }

  /** Quizzes that were ever begun, each with the attempt on the phone whose time is not over at `now`. */
  async listBegun(memberId: string, now: Date): Promise<BegunQuiz[]> {
    const open = 'filter (where submitted_at is null and not is_on_paper and coalesce(closes_at > $2, true))';
    return this.database.prepared<BegunQuiz>(
      'assessment.begun-quizzes',
      `select quiz_id as "quizId", (array_agg(id) ${open})[1] as "attemptId", (array_agg(course_hash) ${open})[1] as "courseHash"
       from assessment.attempt where member_id = $1 group by quiz_id order by quiz_id`,
      [memberId, now],
    );
  }

  /**
   * One line per quiz the member has attempted, of attempts within its window. An attempt whose time is
   * over at `now` is no longer open.
   */
  async summariesOf(memberId: string, windows: ReadonlyMap<string, WorkWindow>, now: Date): Promise<AttemptSummary[]> {
    return this.database.prepared<AttemptSummary>(
      'assessment.attempt-summaries',
      `select quiz_id as "quizId", max(score_percent)::float8 as "bestPercent", coalesce(bool_or(is_passed), false) as "isPassed",
         count(*)::int as attempts,
         (array_agg(id) filter (where submitted_at is null and not is_on_paper and coalesce(closes_at > $2, true)))[1] as "openAttemptId"
       from assessment.attempt left join jsonb_each($3) as w(subject, asked) on w.subject = quiz_id
       where member_id = $1 and (submitted_at is null or w.subject is null or submitted_at >= (w.asked->>'since')::timestamptz)
         and (w.subject is null or not w.asked->'earlierEditions' ? course_hash)
       group by quiz_id order by quiz_id`,
      [memberId, now, JSON.stringify(Object.fromEntries(windows))],
    );
  }
}
