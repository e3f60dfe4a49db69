import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { CYCLE_GRACE, cycleDueOn, hasItsTurn, isToldOf } from '../cycles/cycle-sql.repository';
import { type RequirementCompletion } from './completion.rules';

/** A completion as it is stored. */
export interface StoredCompletion {
  readonly cycleId: string;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  /** First and last day it is good for, and from when it can be renewed, `yyyy-mm-dd`; null while unfinished and in a round without a rule. */
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly renewableFrom: string | null;
  readonly state: { readonly requirements: readonly RequirementCompletion[] };
}

/** How one member stands in one round. */
export interface MemberCompletion extends StoredCompletion {
  readonly memberId: string;
  /** When she is due, and the last day on which the cycle is not late, `yyyy-mm-dd`. */
  readonly dueOn: string;
  readonly lastOn: string;
}

const COLUMNS = `p.cycle_id as "cycleId", p.done_steps as "doneSteps", p.total_steps as "totalSteps", p.finished_at as "finishedAt",
  p.valid_from::text as "validFrom", p.valid_until::text as "validUntil", p.renewable_from::text as "renewableFrom", p.state`;

/** Of each of some members the cycle of a round that counts on a day: `$1` round, `$2` members, `$3` day. */
const COUNTED = `
  select distinct on (c.member_id) c.id, c.member_id, c.due_on, c.grace_days, p.finished_at
  from learning.cycle c left join learning.completion p on p.cycle_id = c.id
  where c.round_id = $1 and c.member_id = any($2) and ${hasItsTurn('$3')} order by c.member_id, c.number desc`;

/** What was derived; every row can be derived again. */
@Injectable()
export class CompletionRepository {
  constructor(private readonly database: Database) {}

  /** The stored completions of these cycles; cycles without one are missing. */
  async ofCycles(cycleIds: readonly string[]): Promise<Map<string, StoredCompletion>> {
    const rows = await this.database.query<StoredCompletion>(
      `select ${COLUMNS} from learning.completion p where p.cycle_id = any($1)`,
      [cycleIds],
    );
    return new Map(rows.map((row) => [row.cycleId, row]));
  }

  /** Writes completions in the place of what was stored. */
  async store(completions: readonly StoredCompletion[], derivedAt: Date): Promise<void> {
    if (completions.length === 0) return;
    await this.database.execute(
      `insert into learning.completion (cycle_id, done_steps, total_steps, finished_at, valid_from, valid_until, renewable_from, state, derived_at)
       select c."cycleId", c."doneSteps", c."totalSteps", c."finishedAt", c."validFrom", c."validUntil", c."renewableFrom", c.state, $2
       from jsonb_to_recordset($1) as c("cycleId" uuid, "doneSteps" smallint, "totalSteps" smallint, "finishedAt" timestamptz,
         "validFrom" date, "validUntil" date, "renewableFrom" date, state jsonb)
       on conflict (cycle_id) do update set done_steps = excluded.done_steps, total_steps = excluded.total_steps,
         finished_at = excluded.finished_at, valid_from = excluded.valid_from, valid_until = excluded.valid_until,
         renewable_from = excluded.renewable_from, state = excluded.state, derived_at = excluded.derived_at`,
      [JSON.stringify(completions), derivedAt],
    );
  }

  /** How these members stand in the round on a day; of each the cycle that counts on it. */
  async ofMembers(roundId: string, memberIds: readonly string[], on: string): Promise<MemberCompletion[]> {
    return this.database.query<MemberCompletion>(
      `select c.member_id as "memberId", ${cycleDueOn()}::text as "dueOn", (${cycleDueOn()} + ${CYCLE_GRACE})::text as "lastOn", ${COLUMNS}
       from (${COUNTED}) c join learning.completion p on p.cycle_id = c.id join learning.round r on r.id = $1
       order by c.member_id`,
      [roundId, memberIds, on],
    );
  }

  /** How these members stand on a day in the rounds that are open; the latest cycle they are told of in each. */
  async inOpenRounds(
    memberIds: readonly string[],
    on: string,
  ): Promise<(Omit<MemberCompletion, 'dueOn' | 'lastOn'> & { readonly roundId: string })[]> {
    return this.database.query<Omit<MemberCompletion, 'dueOn' | 'lastOn'> & { readonly roundId: string }>(
      `select distinct on (c.member_id, c.round_id) c.member_id as "memberId", c.round_id as "roundId", ${COLUMNS}
       from learning.cycle c join learning.completion p on p.cycle_id = c.id
       join learning.round r on r.id = c.round_id and r.state in ('opening', 'open')
       where c.member_id = any($1) and c.counts_from is not null and ${isToldOf('$2')}
       order by c.member_id, c.round_id, c.number desc`,
      [memberIds, on],
    );
  }

  /** Those of the members who were in a round that was ended, finished or not. */
  async memberIdsInEnded(memberIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct c.member_id as id from learning.cycle c join learning.round r on r.id = c.round_id
       where c.member_id = any($1) and r.state = 'closed'`,
      [memberIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** How many of these members have finished the cycle that counts on a day. */
  async countFinished(roundId: string, memberIds: readonly string[], on: string): Promise<number> {
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::int as count from (${COUNTED}) c where c.finished_at is not null`,
      [roundId, memberIds, on],
    );
    return row?.count ?? 0;
  }
}
