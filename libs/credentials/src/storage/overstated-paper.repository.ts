import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type RoundContents, type RoundWords } from '@lopso/learning';

/** Finds papers that say something else than a paper of now would. */
@Injectable()
export class OverstatedPaperRepository {
  constructor(private readonly database: Database) {}

  /** Papers of a round within a scope that stand, and name more courses or hours than a paper of now would; by id. */
  async ofRound(scope: Scope, roundId: string, contents: RoundContents): Promise<string[]> {
    return this.idsOf(overstatedAmong(scope, roundId, contents));
  }

  async countOfRound(scope: Scope, roundId: string, contents: RoundContents): Promise<number> {
    return this.countOf(overstatedAmong(scope, roundId, contents));
  }

  /** Papers of a round within a scope that stand, and print another title, decision number or decision date than these; none of erased people; by id. */
  async reworded(scope: Scope, roundId: string, words: RoundWords): Promise<string[]> {
    return this.idsOf(rewordedAmong(scope, roundId, words));
  }

  async countReworded(scope: Scope, roundId: string, words: RoundWords): Promise<number> {
    return this.countOf(rewordedAmong(scope, roundId, words));
  }

  private async idsOf({ from, values }: Papers): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(`select c.id ${from} order by c.id`, values);
    return rows.map(({ id }) => id);
  }

  private async countOf({ from, values }: Papers): Promise<number> {
    return (await this.database.queryOne<{ n: number }>(`select count(*)::int as n ${from}`, values))?.n ?? 0;
  }
}

/** Papers `c`, as the rest of a statement and what is bound in it. */
interface Papers {
  readonly from: string;
  readonly values: readonly unknown[];
}

function overstatedAmong(scope: Scope, roundId: string, { whole, fewer }: RoundContents): Papers {
  return {
    from: `from credentials.certificate c
       left join jsonb_to_recordset($5::jsonb) as f(cycle uuid, courses int, minutes int) on f.cycle = c.cycle_id
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired')
         and ((c.fields->>'courses')::int > coalesce(f.courses, $3) or (c.fields->>'classMinutes')::int > coalesce(f.minutes, $4))`,
    values: [
      ...[scopePaths(scope), roundId, whole.courses, whole.classMinutes],
      JSON.stringify(
        fewer.map(({ cycleId, contents: { courses, classMinutes } }) => ({
          ...{ cycle: cycleId, courses, minutes: classMinutes },
        })),
      ),
    ],
  };
}

function rewordedAmong(scope: Scope, roundId: string, { title, decisionNumber, decidedOn }: RoundWords): Papers {
  return {
    from: `from credentials.certificate c
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null
         and (c.fields->>'title', c.fields->>'decisionNumber', c.fields->>'decidedOn') is distinct from ($3, $4, $5)`,
    values: [scopePaths(scope), roundId, title, decisionNumber, decidedOn],
  };
}
