import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type GivenDue } from '../rules/due-date';
import { GIVEN_TO, LAST_GIVEN } from './cycle-due';
import { followExtensions } from './standing-extensions';

/** A later due date for one cycle. */
export interface Extension extends GivenDue {
  readonly id: string;
  readonly givenBy: string;
}

/** Due dates that officers gave: added, never changed; those that were given to many at once can end (decisions 0059 and 0130). */
@Injectable()
export class ExtensionRepository {
  constructor(private readonly database: Database) {}

  /** Those of one cycle that stand, or stood at an instant, the newest first. */
  async listOf(cycleId: string, at: Date | null = null): Promise<Extension[]> {
    return this.database.query<Extension>(
      `select x.id, x.due_on::text as "dueOn", coalesce(g.reason, x.reason) as reason, x.given_by as "givenBy", x.given_at as "givenAt",
         ${GIVEN_TO} as "givenTo", g.paper_number as "paperNumber"
       from learning.extension x left join learning.round_extension g on g.id = x.round_extension_id
       where x.cycle_id = $1 and ($2::timestamptz is null or x.given_at <= $2::timestamptz) and (x.ended_at is null or x.ended_at > $2::timestamptz)
       order by ${LAST_GIVEN}`,
      [cycleId, at],
    );
  }

  async insert(
    cycleId: string,
    { id, dueOn, reason, givenBy, givenAt }: Pick<Extension, 'id' | 'dueOn' | 'reason' | 'givenBy' | 'givenAt'>,
  ): Promise<void> {
    await this.database.execute(
      `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at) values ($1, $2, $3, $4, $5, $6)`,
      [id, cycleId, dueOn, reason, givenBy, givenAt],
    );
    // Who kept a later date when all were given one falls back to that one, not below it.
    await followExtensions(this.database, [cycleId], givenAt);
  }
}
