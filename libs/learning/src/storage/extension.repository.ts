import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type GivenDue } from '../rules/due-date';
import { GIVEN_TO, LAST_GIVEN } from './cycle-due';
import { followExtensions, standingDueOn } from './standing-extensions';

/** A later due date for one cycle. */
export interface Extension extends GivenDue {
  readonly id: string;
  readonly givenBy: string;
}

/** One that is to be written. */
type NewExtension = Pick<Extension, 'id' | 'dueOn' | 'reason' | 'givenBy' | 'givenAt'>;

/** Due dates that officers gave: added, never changed; they can end, of many at once and of one person (decisions 0059, 0130 and 0139). */
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

  async insert(cycleId: string, given: NewExtension): Promise<void> {
    await this.write(cycleId, given, null);
    // Who kept a later date when all were given one falls back to that one, not below it.
    await followExtensions(this.database, [cycleId], given.givenAt);
  }

  /** Ends what was given to her alone, by a row that says why and never held: what was given to many is hers again, and goes with it. */
  async takeBack(cycleId: string, said: NewExtension): Promise<void> {
    await this.database.execute(
      'update learning.extension set ended_at = $2 where cycle_id = $1 and round_extension_id is null and ended_at is null',
      [cycleId, said.givenAt],
    );
    await this.write(cycleId, said, said.givenAt);
    await followExtensions(this.database, [cycleId], said.givenAt);
  }

  /** The last that was said to her alone, also by taking back; null: nothing was. */
  async lastAlone(cycleId: string): Promise<Pick<Extension, 'id' | 'dueOn' | 'reason' | 'givenBy'> | null> {
    return this.database.queryOne(
      `select x.id, x.due_on::text as "dueOn", x.reason, x.given_by as "givenBy" from learning.extension x
       where x.cycle_id = $1 and x.round_extension_id is null order by ${LAST_GIVEN} limit 1`,
      [cycleId],
    );
  }

  /** The latest that many were given and that is hers too, once she has nothing of her own, `yyyy-mm-dd`. */
  async standingDueOn(cycleId: string, at: Date): Promise<string | null> {
    return standingDueOn(this.database, cycleId, at);
  }

  private async write(cycleId: string, given: NewExtension, endedAt: Date | null): Promise<void> {
    const { id, dueOn, reason, givenBy, givenAt } = given;
    await this.database.execute(
      `insert into learning.extension (id, cycle_id, due_on, reason, given_by, given_at, ended_at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, cycleId, dueOn, reason, givenBy, givenAt, endedAt],
    );
  }
}
