import { Injectable } from '@nestjs/common';
import { type RoundContents, type RoundHeading } from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';

/** Finds papers that say something else than a paper of now would. */
@Injectable()
export class DeviatingCertificateRepository {
  constructor(private readonly database: Database) {}

  /** Papers of a round within a scope that stand, and name more courses or hours than a paper of now would; by id. */
  async listOverstated(scope: Scope, roundId: string, contents: RoundContents): Promise<string[]> {
    return this.idsOf(overstatedAmong(scope, roundId, contents));
  }

  async countOverstated(scope: Scope, roundId: string, contents: RoundContents): Promise<number> {
    return this.countOf(overstatedAmong(scope, roundId, contents));
  }

  /** Papers of a round within a scope that stand, and print another title, decision number or decision date than these; none of erased people; by id. */
  async listReworded(scope: Scope, roundId: string, words: RoundHeading): Promise<string[]> {
    return this.idsOf(rewordedAmong(scope, roundId, words));
  }

  async countReworded(scope: Scope, roundId: string, words: RoundHeading): Promise<number> {
    return this.countOf(rewordedAmong(scope, roundId, words));
  }

  /** Papers of a round within a scope that stand, of finished passages, and print other days than these have; none of erased people; by id. */
  async listRedated(scope: Scope, roundId: string): Promise<string[]> {
    return this.idsOf(redatedAmong(scope, roundId));
  }

  async countRedated(scope: Scope, roundId: string): Promise<number> {
    return this.countOf(redatedAmong(scope, roundId));
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

function rewordedAmong(scope: Scope, roundId: string, { title, decisionNumber, decidedOn }: RoundHeading): Papers {
  return {
    from: `from credentials.certificate c
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null
         and (c.fields->>'title', c.fields->>'decisionNumber', c.fields->>'decidedOn') is distinct from ($3, $4, $5)`,
    values: [scopePaths(scope), roundId, title, decisionNumber, decidedOn],
  };
}

const dayOf = (instant: string): string => `(${instant} at time zone 'Asia/Ho_Chi_Minh')::date`;

/** The days of now are those of `printedDays`; test/e2e/papers-say-their-days.e2e-spec.ts holds the two against each other. */
function redatedAmong(scope: Scope, roundId: string): Papers {
  return {
    from: `from credentials.certificate c join learning.round r on r.id = c.round_id join learning.cycle y on y.id = c.cycle_id
       join learning.completion p on p.cycle_id = y.id and p.finished_at is not null
       cross join lateral (select ${dayOf('p.finished_at')} as finished_on, coalesce(p.valid_until, c.valid_until) as valid_until,
         case when y.number > 1 then coalesce(${dayOf('y.counts_from')}, r.starts_on)
           when ${dayOf('y.opened_at')} > ${dayOf('r.opened_at')} then greatest(${dayOf('y.opened_at')}, r.starts_on)
           else r.starts_on end as began_on) d
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null
         and (c.fields->>'startedOn', c.fields->>'finishedOn', c.fields->>'validUntil')
           is distinct from (least(d.began_on, d.finished_on)::text, d.finished_on::text, d.valid_until::text)`,
    values: [scopePaths(scope), roundId],
  };
}
