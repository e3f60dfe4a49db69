import { Injectable } from '@nestjs/common';
import { Database, type DomainError, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { type WorkAt, type WorkQuestion, type WorkWindow } from '../work/work-window.rules';
import { type CriterionVerdict, type Rubric } from './submission.rules';

/** Waits to be graded; passed; or returned for another try. */
export type SubmissionState = 'handed-in' | 'passed' | 'returned';

/** A photo as it is stored: re-encoded, without place data. */
export interface StoredPhoto {
  /** From 1. */
  readonly position: number;
  readonly storeKey: string;
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly width: number;
  readonly height: number;
}

/** One try of a practical task. */
export interface Submission {
  readonly id: string;
  readonly memberId: string;
  readonly unitPath: string;
  readonly taskId: string;
  readonly courseId: string;
  /** The version of the course it was handed in for. */
  readonly courseHash: string;
  /** From 1: which try of this task. */
  readonly number: number;
  readonly words: string;
  readonly rubric: Rubric;
  readonly handedInAt: Date;
  readonly state: SubmissionState;
  readonly gradedBy: string | null;
  readonly gradedAt: Date | null;
  readonly criteria: readonly CriterionVerdict[] | null;
  readonly comment: string | null;
  readonly photos: readonly StoredPhoto[];
}

/** A try about to be handed in. */
export interface NewSubmission {
  readonly id: string;
  readonly memberId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly taskId: string;
  readonly courseId: string;
  readonly courseHash: string;
  readonly words: string;
  readonly rubric: Rubric;
  readonly clientKey: string;
  readonly bodyHash: Buffer;
  readonly handedInAt: Date;
}

/** What was handed in before under a client key. */
export interface KnownSubmission {
  readonly id: string;
  readonly bodyHash: Buffer;
}

/** The newest try of one task. */
export interface SubmissionSummary {
  readonly taskId: string;
  readonly state: SubmissionState;
  readonly submissionId: string;
  readonly handedInAt: Date;
  readonly comment: string | null;
}

/** The judgement of a grader. */
export interface Grade {
  readonly state: 'passed' | 'returned';
  readonly gradedBy: string;
  readonly gradedAt: Date;
  readonly criteria: readonly CriterionVerdict[];
  readonly comment: string;
}

export const SELECT_SUBMISSION = `
  select s.id, s.member_id as "memberId", s.unit_path::text as "unitPath", s.task_id as "taskId", s.course_id as "courseId", s.course_hash as "courseHash",
    s.number, s.words, s.rubric, s.handed_in_at as "handedInAt", s.state, s.graded_by as "gradedBy",
    s.graded_at as "gradedAt", s.criteria, s.comment,
    coalesce((
      select json_agg(json_build_object('position', f.position, 'storeKey', f.store_key, 'mediaType', f.media_type,
        'sizeBytes', f.size_bytes, 'width', f.width, 'height', f.height) order by f.position)
      from assessment.submission_file f where f.submission_id = s.id
    ), '[]') as photos
  from assessment.submission s`;

/** Practical tasks that were handed in. */
@Injectable()
export class SubmissionRepository {
  constructor(private readonly database: Database) {}

  async find(id: string): Promise<Submission | null> {
    return this.database.queryOne<Submission>(`${SELECT_SUBMISSION} where s.id = $1`, [id]);
  }

  /** Every try of a member at a task, the newest first. */
  async listOf(memberId: string, taskId: string): Promise<Submission[]> {
    return this.database.query<Submission>(
      `${SELECT_SUBMISSION} where s.member_id = $1 and s.task_id = $2 order by s.number desc`,
      [memberId, taskId],
    );
  }

  async findByClientKey(memberId: string, clientKey: string): Promise<KnownSubmission | null> {
    return this.database.queryOne<KnownSubmission>(
      `select id, body_hash as "bodyHash" from assessment.submission where member_id = $1 and client_key = $2`,
      [memberId, clientKey],
    );
  }

  /** Until the transaction ends no try of this task is graded; waits for one that is being graded. */
  async holdTries(memberId: string, taskId: string): Promise<void> {
    await this.database.query(
      'select id from assessment.submission where member_id = $1 and task_id = $2 order by id for share',
      [memberId, taskId],
    );
  }

  /**
   * Writes a try unless one within a window was passed or waits to be graded; says which. Two at once meet the constraints, whose errors the
   * caller gives.
   */
  async insert(
    submission: NewSubmission,
    { since, earlierEditions }: WorkWindow,
    byConstraint: Readonly<Record<string, () => DomainError>>,
  ): Promise<'written' | 'passed' | 'waiting'> {
    const standing = await translatingConstraints(byConstraint, () =>
      this.database.queryOne<{ readonly isPassed: boolean; readonly isWaiting: boolean }>(
        `with standing as (
           select coalesce(max(number), 0) + 1 as next,
             coalesce(bool_or(state = 'passed' and graded_at >= $13) filter (where course_hash <> all ($14::text[])), false) as passed,
             coalesce(bool_or(state = 'handed-in') filter (where course_hash <> all ($14::text[])), false) as waits
           from assessment.submission where member_id = $2 and task_id = $5
         ), written as (
         insert into assessment.submission (id, member_id, unit_id, unit_path, task_id, course_id, course_hash, words,
           rubric, client_key, body_hash, handed_in_at, state, number)
         select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 'handed-in', next from standing where not passed and not waits)
         select passed as "isPassed", waits as "isWaiting" from standing`,
        [
          submission.id,
          submission.memberId,
          submission.unitId,
          submission.unitPath,
          submission.taskId,
          submission.courseId,
          submission.courseHash,
          submission.words,
          JSON.stringify(submission.rubric),
          submission.clientKey,
          submission.bodyHash,
          submission.handedInAt,
          since,
          earlierEditions,
        ],
      ),
    );
    if (standing?.isPassed === true) return 'passed';
    return standing?.isWaiting === true ? 'waiting' : 'written';
  }

  async insertPhoto(id: string, submissionId: string, photo: StoredPhoto): Promise<void> {
    await this.database.execute(
      `insert into assessment.submission_file (id, submission_id, position, store_key, media_type, size_bytes, width, height)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [id, submissionId, photo.position, photo.storeKey, photo.mediaType, photo.sizeBytes, photo.width, photo.height],
    );
  }

  /** The newest try of each task, of those within its window. */
  async summariesOf(memberId: string, windows: ReadonlyMap<string, WorkWindow>): Promise<SubmissionSummary[]> {
    return this.database.prepared<SubmissionSummary>(
      'assessment.submission-summaries',
      `select distinct on (task_id) task_id as "taskId", state, id as "submissionId", handed_in_at as "handedInAt", comment
       from assessment.submission left join jsonb_each($2) as w(subject, asked) on w.subject = task_id
       where member_id = $1 and (graded_at is null or w.subject is null or graded_at >= (w.asked->>'since')::timestamptz)
         and (w.subject is null or not w.asked->'earlierEditions' ? course_hash)
       order by task_id, number desc`,
      [memberId, JSON.stringify(Object.fromEntries(windows))],
    );
  }

  /** Grades a try that waits; false when it does no longer. */
  async grade(id: string, grade: Grade): Promise<boolean> {
    const graded = await this.database.execute(
      `update assessment.submission set state = $2, graded_by = $3, graded_at = $4, criteria = $5, comment = $6
       where id = $1 and state = 'handed-in'`,
      [id, grade.state, grade.gradedBy, grade.gradedAt, JSON.stringify(grade.criteria), grade.comment],
    );
    return graded === 1;
  }

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
