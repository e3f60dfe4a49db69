import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type RoundContents, type RoundWords } from '@lopso/learning';

/** Finds papers that say something else than a paper of now would. */
@Injectable()
export class OverstatedPaperRepository {
  constructor(private readonly database: Database) {}

  /** Papers of a round within a scope that stand, and name more courses or hours than a paper of now would; by id. */
  async ofRound(scope: Scope, roundId: string, { whole, fewer }: RoundContents): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select c.id from credentials.certificate c
       left join jsonb_to_recordset($5::jsonb) as f(cycle uuid, courses int, minutes int) on f.cycle = c.cycle_id
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired')
         and ((c.fields->>'courses')::int > coalesce(f.courses, $3) or (c.fields->>'classMinutes')::int > coalesce(f.minutes, $4))
       order by c.id`,
      [
        ...[scopePaths(scope), roundId, whole.courses, whole.classMinutes],
        JSON.stringify(
          fewer.map(({ cycleId, contents: { courses, classMinutes } }) => ({
            ...{ cycle: cycleId, courses, minutes: classMinutes },
          })),
        ),
      ],
    );
    return rows.map(({ id }) => id);
  }

  /** Papers of a round within a scope that stand, and print another title, decision number or decision date than these; none of erased people; by id. */
  async reworded(scope: Scope, roundId: string, { title, decisionNumber, decidedOn }: RoundWords): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select c.id from credentials.certificate c
       where c.unit_path <@ any($1::ltree[]) and c.round_id = $2 and c.state in ('valid', 'expired') and c.erased_at is null
         and (c.fields->>'title', c.fields->>'decisionNumber', c.fields->>'decidedOn') is distinct from ($3, $4, $5)
       order by c.id`,
      [scopePaths(scope), roundId, title, decisionNumber, decidedOn],
    );
    return rows.map(({ id }) => id);
  }
}
