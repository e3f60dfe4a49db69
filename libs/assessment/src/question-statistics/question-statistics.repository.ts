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

/** Which attempts count: those submitted before `until`; of their questions those asked at least `minimum` times. */
export interface CountedAttempts {
  readonly minimum: number;
  readonly until: Date;
}

/** Counts over marks. */
@Injectable()
export class QuestionStatisticsRepository {
  constructor(private readonly database: Database) {}

  /** Every question of a quiz asked often enough in the scope. */
  async countMissed(scope: Scope, quizId: string, { minimum, until }: CountedAttempts): Promise<QuestionCount[]> {
    return this.database.query<QuestionCount>(
      `select mark ->> 'questionId' as "questionId", count(*)::int as asked,
         count(*) filter (where (mark -> 'points')::float8 < 1)::int as missed
       from assessment.attempt a cross join lateral jsonb_array_elements(a.marks) mark
       where a.quiz_id = $2 and a.submitted_at < $4 and a.unit_path <@ any ($1::ltree[])
       group by 1 having count(*) >= $3 order by 3 desc, 2 desc, 1`,
      [scopePaths(scope), quizId, minimum, until],
    );
  }

  /** Attempts at a quiz in the scope that were submitted before an instant. */
  async countAttempts(scope: Scope, quizId: string, until: Date): Promise<number> {
    const row = await this.database.queryOne<{ attempts: number }>(
      `select count(*)::int as attempts from assessment.attempt
       where quiz_id = $2 and submitted_at < $3 and unit_path <@ any ($1::ltree[])`,
      [scopePaths(scope), quizId, until],
    );
    return row?.attempts ?? 0;
  }
}
