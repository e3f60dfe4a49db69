import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type AcknowledgedAnswer } from '../rules/latest-answers';
import { type ReadResponse } from '../rules/question-types/registry';

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

/** Answers, each saved by itself. */
@Injectable()
export class AnswerRepository {
  constructor(private readonly database: Database) {}

  /** Saves one answer; null when the member has no such attempt on the phone. */
  async save(answer: IncomingAnswer): Promise<SaveOutcome | null> {
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
  async listOf(attemptId: string): Promise<StoredAnswer[]> {
    return this.database.prepared<StoredAnswer>(
      'assessment.list-answers',
      `select question_id as "questionId", device_id as "deviceId", sequence, id::int8::float8 as "order", response,
         received_at as "savedAt"
       from assessment.answer where attempt_id = $1 order by id`,
      [attemptId],
    );
  }
}
