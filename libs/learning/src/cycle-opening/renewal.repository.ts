import { Injectable } from '@nestjs/common';
import { Database, newId, type Scope, scopePaths } from '@lopso/platform';
import { type AudienceRule } from '../audience/audience.rules';
import { followExtensions, isInLaterRound } from '../cycles/cycle-sql.repository';
import { CYCLE_FIELDS, type CycleSummary } from '../cycles/cycle.repository';
import { type Audience } from '../rounds/round.repository';

/** A round in which somebody's window is open. */
export interface RenewingRound {
  readonly id: string;
  readonly unitPath: string;
  readonly audience: readonly Audience[];
  readonly audienceRule: AudienceRule | null;
}

/** Whose next cycles are to be opened. */
export interface RenewalsToOpen {
  readonly roundId: string;
  readonly memberIds: readonly string[];
  /** Calendar date in Vietnam. */
  readonly on: string;
  readonly openedAt: Date;
}

/**
 * Members' latest cycles in a round, of those whose window is open on a day, `$1`: `which` picks the cycles, all of a member's in the round or none. The latest is picked
 * in one reading; a look for a later one beside each took minutes in a round of which the planner's figures knew nothing yet.
 */
const inWindow = (which: string): string => `
  select c.round_id, c.member_id, c.number from (
    select distinct on (c.round_id, c.member_id) c.id, c.round_id, c.member_id, c.number from learning.cycle c
    where ${which} order by c.round_id, c.member_id, c.number desc) c
  join learning.completion p on p.cycle_id = c.id and p.renewable_from <= $1::date`;

/** The same without those who are in a later round: asked of each by herself (“is not true”), never joined, for the same reason; of one round only. */
const due = (which: string): string =>
  `select c.member_id, c.number from (${inWindow(which)}) c where ${isInLaterRound('c.round_id', '$1')} is not true`;

/** Answers about who renews, and opens the cycles in which they do. */
@Injectable()
export class RenewalRepository {
  constructor(private readonly database: Database) {}

  /** Rounds in which somebody's window is open; whether she is asked in a later round by now is left to `membersIn`. */
  async roundsOn(on: string): Promise<RenewingRound[]> {
    return this.database.query<RenewingRound>(
      `select r.id, r.unit_path::text as "unitPath", r.audience, r.audience_rule as "audienceRule" from learning.round r
       where r.validity is not null and r.state <> 'closed' and exists (${inWindow('c.round_id = r.id')}) order by r.id`,
      [on],
    );
  }

  /** Rounds that touch the scope, whose passages end and that have a rule of their own. */
  async ruledRounds(scope: Scope): Promise<RenewingRound[]> {
    return this.database.query<RenewingRound>(
      `select r.id, r.unit_path::text as "unitPath", r.audience, r.audience_rule as "audienceRule" from learning.round r
       where r.validity is not null and r.audience_rule is not null
         and (r.unit_path <@ any($1::ltree[]) or r.unit_path @> any($1::ltree[])) order by r.id`,
      [scopePaths(scope)],
    );
  }

  async membersIn(roundId: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select d.member_id as id from (${due('c.round_id = $2')}) d order by d.member_id`,
      [on, roundId],
    );
    return rows.map(({ id }) => id);
  }

  /** Gives the cycles that are new, without a beginning: that is derived. */
  async open({ roundId, memberIds, on, openedAt }: RenewalsToOpen): Promise<CycleSummary[]> {
    return this.database.query<CycleSummary>(
      `insert into learning.cycle as c (id, round_id, member_id, number, opened_at)
       select n.id, $2, n.member_id, latest.number + 1, $5
       from unnest($3::uuid[], $4::uuid[]) as n(id, member_id)
       cross join lateral (${due('c.round_id = $2 and c.member_id = n.member_id')}) latest
       on conflict (round_id, member_id, number) do nothing
       returning ${CYCLE_FIELDS}`,
      [on, roundId, memberIds.map(() => newId()), memberIds, openedAt],
    );
  }

  /** Gives cycles that were opened and placed what stands for their round or communes where it is later than their date (decision 0130). */
  async follow(cycleIds: readonly string[], at: Date): Promise<void> {
    await followExtensions(this.database, cycleIds, at);
  }
}
