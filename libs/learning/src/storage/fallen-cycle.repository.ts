import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { CYCLE_FIELDS, type CycleSummary } from './cycle.repository';

/** Which cycles: of these rounds, or of all of a province. */
export interface FallenWish {
  /** Null: all but those that only ask anew for what an edition changed. */
  readonly roundIds: readonly string[] | null;
  readonly provincePath: string;
  /** The instant at which they may have been finished. */
  readonly at: Date;
}

/** Answers about completions that fell. */
@Injectable()
export class FallenCycleRepository {
  constructor(private readonly database: Database) {}

  /** Cycles that aren't finished by an instant as they stand, of members of whom a fact that counted then was set aside later; by id. */
  async candidates({ roundIds, provincePath, at }: FallenWish): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(
      `with aside as materialized (
         select distinct e.member_id from learning.evidence e where e.superseded_at > $3 and e.recorded_at <= $3)
       select ${CYCLE_FIELDS} from aside join learning.cycle c on c.member_id = aside.member_id
       join learning.round r on r.id = c.round_id and r.unit_path <@ $2::ltree
       left join learning.completion p on p.cycle_id = c.id
       where c.opened_at <= $3 and (p.finished_at is null or p.finished_at > $3)
         and case when $1::uuid[] is null then r.reopens is null else r.id = any($1::uuid[]) end
       order by c.id`,
      [roundIds, provincePath, at],
    );
  }
}
