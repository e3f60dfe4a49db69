import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type ReadResponse } from '../question-types/question-types.rules';
import { type WorkWindow } from '../work/work-window.rules';
import { type AcknowledgedAnswer, type MarkedPaper, type QuestionMark } from './attempt.rules';
import { type PaperOutline, type SealedPaper } from './paper.rules';

/** How an attempt ended: handed in by the member, by the clock, or typed in from paper. */
export type SubmittedHow = 'member' | 'time-up' | 'paper';

/** An attempt with its sealed paper. `marks` and the figures are null while it is open. */
export interface Attempt {
  readonly id: string;
  readonly memberId: string;
  readonly unitPath: string;
  readonly courseId: string;
  /** The version of the course it was drawn from. */
  readonly courseHash: string;
  readonly quizId: string;
  readonly number: number;
  readonly isOnPaper: boolean;
  readonly paper: SealedPaper;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  readonly submittedAt: Date | null;
  readonly submittedHow: SubmittedHow | null;
  readonly points: number | null;
  readonly maxPoints: number | null;
  readonly scorePercent: number | null;
  readonly isPassed: boolean | null;
  readonly marks: readonly QuestionMark[] | null;
}

/** An attempt about to be sealed; its number follows from those before. */
export interface NewAttempt {
  readonly id: string;
  readonly memberId: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly courseId: string;
  readonly courseHash: string;
  readonly quizId: string;
  readonly isOnPaper: boolean;
  readonly paper: SealedPaper;
  readonly outline: PaperOutline;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
  readonly enteredBy: string | null;
  /** Without those that were given; null: no limit. */
  readonly maxAttempts: number | null;
  /** Attempts outside of it use none of them up. */
  readonly window: WorkWindow;
}

/** The end of an attempt. */
export interface AttemptEnd extends MarkedPaper {
  readonly submittedAt: Date;
  readonly submittedHow: SubmittedHow;
  readonly enteredBy: string | null;
}

const SELECT = `
  select id, member_id as "memberId", unit_path::text as "unitPath", course_id as "courseId", course_hash as "courseHash", quiz_id as "quizId", number,
    is_on_paper as "isOnPaper", paper, started_at as "startedAt", due_at as "dueAt", closes_at as "closesAt",
    submitted_at as "submittedAt", submitted_how as "submittedHow", points::float8, max_points::float8 as "maxPoints",
    score_percent::float8 as "scorePercent", is_passed as "isPassed", marks
  from assessment.attempt`;

/** As many attempts as the member may make, those that were given too, are used up. */
export interface Exhausted {
  readonly allowed: number;
}

/** The sealed attempt; `clash`: another one was sealed at the same moment. */
export type SealOutcome = Attempt | Exhausted | 'clash';

/**
 * The number follows from the attempts before; unique constraints decide between two starts at once. Further attempts that were given are locked, so
 * that none is used while it is taken back.
 */
const SEAL = `
  with used as (
    select (count(*) filter (where (submitted_at is null or submitted_at >= $16) and course_hash <> all ($17::text[])))::int as attempts, coalesce(max(number), 0) + 1 as next from assessment.attempt where member_id = $2 and quiz_id = $7
  ), given as materialized (
    select number from assessment.attempt_grant
    where $15::int is not null and member_id = $2 and quiz_id = $7 and taken_back_at is null and given_at >= $16
    order by id for share
  ), allowed as (
    select $15::int + coalesce((select sum(number) from given), 0)::int as most
  ), written as (
    insert into assessment.attempt (id, member_id, unit_id, unit_path, course_id, course_hash, quiz_id, is_on_paper,
      paper, outline, started_at, due_at, closes_at, entered_by, number)
    select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, next
    from used, allowed where most is null or attempts < most
    on conflict do nothing
    returning number
  )
  select (select number from written) as number, (select most from allowed) as most,
    coalesce((select attempts from used) >= (select most from allowed), false) as "isExhausted"`;

interface Sealed {
  readonly number: number | null;
  readonly most: number | null;
  readonly isExhausted: boolean;
}

/** The attempt as it was just written; reading the paper back would cost as much as writing it. */
function openAttempt(attempt: NewAttempt, number: number): Attempt {
  const { id, memberId, unitPath, courseId, courseHash, quizId, isOnPaper, paper, startedAt, dueAt, closesAt } =
    attempt;
  return {
    ...{ id, memberId, unitPath, courseId, courseHash, quizId, number, isOnPaper, paper, startedAt, dueAt, closesAt },
    submittedAt: null,
    submittedHow: null,
    points: null,
    maxPoints: null,
    scorePercent: null,
    isPassed: null,
    marks: null,
  };
}

/** An answer as the server acknowledged it. */
export interface StoredAnswer extends AcknowledgedAnswer {
  readonly response: unknown;
  readonly savedAt: Date;
}

/** One answer on its way in. */
export interface IncomingAnswer {
  readonly attemptId: string;
  readonly memberId: string;
  readonly questionId: string;
  readonly deviceId: string;
  readonly sequence: number;
  readonly read: ReadResponse;
  readonly receivedAt: Date;
}

/** What the statement found and did. */
export interface SaveOutcome {
  readonly isOpen: boolean;
  readonly isInTime: boolean;
  /** The paper has this question, and the question takes this kind of response. */
  readonly fits: boolean;
  /** When it was written now; null when it was not. */
  readonly savedAt: Date | null;
  /** When the same (device, sequence) was written before, and whether with the same response. */
  readonly knownAt: Date | null;
  readonly isSame: boolean | null;
  /** The newest answer of another device in this attempt. */
  readonly elsewhereAt: Date | null;
}

/**
 * One statement does it all: finds the member's attempt, judges it and the answer, writes, and tells what other devices
 * did. `for key share` takes the lock that the foreign key would take anyway, but before the judgement: a submit that
 * runs meanwhile (`for update`) is waited for, and the attempt then judged as submitted.
 */
const SAVE = `
  with target as materialized (
    select a.submitted_at is null as is_open, coalesce(a.closes_at > $7, true) as is_in_time,
      coalesce((a.outline -> $3 ->> 'type') = any ($8::text[]) and (a.outline -> $3 -> 'choices') @> $9::jsonb, false) as fits
    from assessment.attempt a
    where a.id = $1 and a.member_id = $2 and not a.is_on_paper
    for key share of a
  ), written as (
    insert into assessment.answer (attempt_id, question_id, device_id, sequence, response, received_at)
    select $1, $3, $4, $5, $6, $7 from target where is_open and is_in_time and fits
    on conflict on constraint answer_once_uq do nothing
    returning received_at
  )
  select t.is_open as "isOpen", t.is_in_time as "isInTime", t.fits, w.received_at as "savedAt",
    k.received_at as "knownAt", k.response = $6::jsonb as "isSame",
    (select max(o.received_at) from assessment.answer o where o.attempt_id = $1 and o.device_id <> $4) as "elsewhereAt"
  from target t
  left join written w on true
  left join assessment.answer k on w.received_at is null
    and k.attempt_id = $1 and k.question_id = $3 and k.device_id = $4 and k.sequence = $5`;

/** Attempts and their sealed papers. */
@Injectable()
export class AttemptRepository {
  constructor(private readonly database: Database) {}

  /** The open attempt of a member at a quiz, on the phone or on paper. */
  async findOpen(memberId: string, quizId: string, isOnPaper: boolean): Promise<Attempt | null> {
    const rows = await this.database.prepared<Attempt>(
      'assessment.find-open-attempt',
      `${SELECT} where member_id = $1 and quiz_id = $2 and is_on_paper = $3 and submitted_at is null`,
      [memberId, quizId, isOnPaper],
    );
    return rows[0] ?? null;
  }

  async find(id: string): Promise<Attempt | null> {
    const rows = await this.database.prepared<Attempt>('assessment.find-attempt', `${SELECT} where id = $1`, [id]);
    return rows[0] ?? null;
  }

  /**
   * The attempt, locked until the transaction ends. The lock waits for saves that are being written (they hold a key
   * share) and makes later ones see the attempt as it is after this transaction.
   */
  async lock(id: string): Promise<Attempt | null> {
    return this.database.queryOne<Attempt>(`${SELECT} where id = $1 for update`, [id]);
  }

  /** Seals a new attempt, unless the member has an open one of this kind or has used all attempts of its window. */
  async insert(attempt: NewAttempt): Promise<SealOutcome> {
    const [row] = await this.database.prepared<Sealed>('assessment.seal-attempt', SEAL, [
      attempt.id,
      attempt.memberId,
      attempt.unitId,
      attempt.unitPath,
      attempt.courseId,
      attempt.courseHash,
      attempt.quizId,
      attempt.isOnPaper,
      JSON.stringify(attempt.paper),
      JSON.stringify(attempt.outline),
      attempt.startedAt,
      attempt.dueAt,
      attempt.closesAt,
      attempt.enteredBy,
      attempt.maxAttempts,
      attempt.window.since,
      attempt.window.earlierEditions,
    ]);
    if (row === undefined) return 'clash';
    if (row.number !== null) return openAttempt(attempt, row.number);
    return row.isExhausted && row.most !== null ? { allowed: row.most } : 'clash';
  }

  /** Ends a locked attempt. */
  async end(id: string, end: AttemptEnd): Promise<void> {
    await this.database.execute(
      `update assessment.attempt set submitted_at = $2, submitted_how = $3, points = $4, max_points = $5,
         score_percent = $6, is_passed = $7, marks = $8, entered_by = coalesce($9, entered_by)
       where id = $1 and submitted_at is null`,
      [
        id,
        end.submittedAt,
        end.submittedHow,
        end.points,
        end.maxPoints,
        end.scorePercent,
        end.isPassed,
        JSON.stringify(end.marks),
        end.enteredBy,
      ],
    );
  }

  /** Open attempts whose time and grace are over, the longest first. */
  async listOverdue(now: Date, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from assessment.attempt where submitted_at is null and closes_at <= $1 order by closes_at, id limit $2`,
      [now, limit],
    );
    return rows.map((row) => row.id);
  }

  /** Takes back a paper quiz that was drawn but never entered; false when there is none. */
  async discardDrawn(id: string): Promise<boolean> {
    const deleted = await this.database.execute(
      'delete from assessment.attempt where id = $1 and is_on_paper and submitted_at is null',
      [id],
    );
    return deleted === 1;
  }

  /** Saves one answer; null when the member has no such attempt on the phone. */
  async saveAnswer(answer: IncomingAnswer): Promise<SaveOutcome | null> {
    const { attemptId, memberId, questionId, deviceId, sequence, read, receivedAt } = answer;
    const rows = await this.database.prepared<SaveOutcome>('assessment.save-answer', SAVE, [
      attemptId,
      memberId,
      questionId,
      deviceId,
      sequence,
      JSON.stringify(read.response),
      receivedAt,
      read.types,
      JSON.stringify(read.choices),
    ]);
    return rows[0] ?? null;
  }

  /** Every acknowledged answer of an attempt. */
  async listAnswers(attemptId: string): Promise<StoredAnswer[]> {
    return this.database.prepared<StoredAnswer>(
      'assessment.list-answers',
      `select question_id as "questionId", device_id as "deviceId", sequence, id::int8::float8 as "order", response,
         received_at as "savedAt"
       from assessment.answer where attempt_id = $1 order by id`,
      [attemptId],
    );
  }
}
