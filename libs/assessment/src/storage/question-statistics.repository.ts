import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';

/** How one question went over the submitted attempts of a scope. */
export interface QuestionCount {
  readonly questionId: string;
  /** Attempts whose paper had the question. */
  readonly asked: number;
  /** Of these, answered wrong, half right or not at all. */
  readonly missed: number;
}

/** Counts over marks. */
@Injectable()
export class QuestionStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** Every question of a quiz asked at least `minimum` times in the scope. */
  async countMissed(scope: Scope, quizId: string, minimum: number): Promise<QuestionCount[]> {
    return this.database.query<QuestionCount>(
      `select mark ->> 'questionId' as "questionId", count(*)::int as asked,
         count(*) filter (where (mark -> 'points')::float8 < 1)::int as missed
       from assessment.attempt a cross join lateral jsonb_array_elements(a.marks) mark
       where a.quiz_id = $2 and a.submitted_at is not null and a.unit_path <@ any ($1::ltree[])
       group by 1 having count(*) >= $3 order by 3 desc, 2 desc, 1`,
      [scopePaths(scope), quizId, minimum],
    );
  }

  /** Submitted attempts at a quiz in the scope. */
  async countAttempts(scope: Scope, quizId: string): Promise<number> {
    const row = await this.database.queryOne<{ attempts: number }>(
      `select count(*)::int as attempts from assessment.attempt
       where quiz_id = $2 and submitted_at is not null and unit_path <@ any ($1::ltree[])`,
      [scopePaths(scope), quizId],
    );
    return row?.attempts ?? 0;
  }
}
