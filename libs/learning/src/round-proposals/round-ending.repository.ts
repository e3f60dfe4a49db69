import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { hasItsTurn, isLaterRound } from '../cycles/cycle-sql.repository';
import { EndingOpen } from '../learning.errors';
import { type RoundState } from '../rounds/round.repository';
import { type By } from '../waivers/waiver.repository';
import { type CorrectionState, type WaitingProposal } from './round-correction.repository';

/** `end`: nothing counts from the day after; `resume`: as if it had never been ended. */
export const ENDING_ACTS = ['end', 'resume'] as const;

export type EndingAct = (typeof ENDING_ACTS)[number];

/** A round ended or taken up again, or proposed to be (decision 0137); as with corrections, `done` once another person said yes. */
export interface RoundEnding {
  readonly id: string;
  readonly roundId: string;
  readonly act: EndingAct;
  /** Number of the document behind it; null: there is none. */
  readonly paperNumber: string | null;
  readonly reason: string;
  readonly state: CorrectionState;
  readonly proposedBy: string;
  /** Whose right it was where it was lent (decision 0104); null for one's own. */
  readonly proposedFor: string | null;
  readonly proposedAt: Date;
  /** Who confirmed, declined or took it back. */
  readonly closedBy: string | null;
  readonly closedAt: Date | null;
}

/** One about to be proposed. */
export type NewEnding = Omit<RoundEnding, 'state' | 'closedBy' | 'closedAt'>;

const SELECT = `
  select e.id, e.round_id as "roundId", e.act, e.paper_number as "paperNumber", e.reason, e.state, e.proposed_by as "proposedBy",
    e.proposed_for as "proposedFor", e.proposed_at as "proposedAt", e.closed_by as "closedBy", e.closed_at as "closedAt"
  from learning.round_ending e`;

/** Who is in a round on a day, by the passage that counts of each: everybody who holds a seat of its teams, as in the figures. */
export interface EndingPeople {
  readonly finished: number;
  /** Not finished, with a step done; and with none. */
  readonly begun: number;
  readonly notBegun: number;
  /** Whose passage is good for today, by the round's rule of validity, with a seat or without. */
  readonly valid: number;
}

/** Of each who holds a seat of the round's teams the passage that counts on a day: `$1` round, `$2` day. */
const COUNTED = `
  select distinct on (c.member_id) c.member_id, p.finished_at, p.done_steps
  from learning.cycle c left join learning.completion p on p.cycle_id = c.id
  join org.seat_term h on h.member_id = c.member_id and h.held @> $2::date
  join org.team t on t.id = h.team_id and t.kind = any((select audience from learning.round where id = $1)::text[])
  where c.round_id = $1 and ${hasItsTurn('$2')} order by c.member_id, c.number desc`;

/** Ends of rounds and what became of them. */
@Injectable()
export class RoundEndingRepository {
  constructor(private readonly database: Database) {}

  /** All of a round, the newest first; fifty at most. */
  async listOf(roundId: string): Promise<RoundEnding[]> {
    return this.database.query<RoundEnding>(
      `${SELECT} where e.round_id = $1 order by e.proposed_at desc, e.id desc limit 50`,
      [roundId],
    );
  }

  /** How a round stands, which nobody changes until the transaction ends; before the proposal itself is locked. Null: there is none. */
  async lockRound(roundId: string): Promise<RoundState | null> {
    const sql = 'select state from learning.round where id = $1 for update';
    return (await this.database.queryOne<{ state: RoundState }>(sql, [roundId]))?.state ?? null;
  }

  /** One of a round, locked until the transaction ends. */
  async lock(roundId: string, id: string): Promise<RoundEnding | null> {
    return this.database.queryOne<RoundEnding>(`${SELECT} where e.id = $2 and e.round_id = $1 for update of e`, [
      roundId,
      id,
    ]);
  }

  /** Of these rounds those for which an end, or its undoing, waits. */
  async waitingAmong(roundIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select round_id as id from learning.round_ending where round_id = any($1) and state = 'proposed'`,
      [roundIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of others that wait in rounds of a scope, so many at most, the oldest first. */
  async listWaiting(
    scope: Scope,
    accountId: string,
    most: number,
  ): Promise<(WaitingProposal & Pick<RoundEnding, 'act'>)[]> {
    return this.database.query(
      `select e.id, e.act, e.round_id as "roundId", e.proposed_by as "proposedBy", e.proposed_for as "proposedFor", r.title,
         r.unit_path::text as "unitPath"
       from learning.round_ending e join learning.round r on r.id = e.round_id
       where e.state = 'proposed' and e.proposed_by <> $2 and r.unit_path <@ any($1::ltree[]) order by e.proposed_at, e.id limit $3`,
      [scopePaths(scope), accountId, most],
    );
  }

  /** When the round was ended last; null: it never was. */
  async lastEndOf(roundId: string): Promise<Date | null> {
    const row = await this.database.queryOne<{ at: Date | null }>(
      `select max(closed_at) as at from learning.round_ending where round_id = $1 and act = 'end' and state = 'done'`,
      [roundId],
    );
    return row?.at ?? null;
  }

  /** Who is in the round, finished or not. */
  async memberIdsOf(roundId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select distinct member_id as id from learning.cycle where round_id = $1 order by 1',
      [roundId],
    );
    return rows.map(({ id }) => id);
  }

  /** @throws EndingOpen when another one of the round waits */
  async insert({ id, roundId, act, paperNumber, reason, ...first }: NewEnding): Promise<void> {
    await translatingConstraints({ round_ending_open_uq: () => new EndingOpen() }, () =>
      this.database.execute(
        `insert into learning.round_ending (id, round_id, act, paper_number, reason, state, proposed_by, proposed_for, proposed_at)
         values ($1, $2, $3, $4, $5, 'proposed', $6, $7, $8)`,
        [id, roundId, act, paperNumber, reason, first.proposedBy, first.proposedFor, first.proposedAt],
      ),
    );
  }

  /** Ends the waiting of one that is locked. */
  async close(id: string, state: Exclude<CorrectionState, 'proposed'>, { by, onBehalfOf, at }: By): Promise<void> {
    await this.database.execute(
      `update learning.round_ending set state = $2, closed_by = $3, closed_for = $4, closed_at = $5
       where id = $1 and state = 'proposed'`,
      [id, state, by, onBehalfOf, at],
    );
  }

  /** The last day on which evidence counts, `yyyy-mm-dd`; null: the round goes on. */
  async setEnd(roundId: string, endedOn: string | null): Promise<void> {
    await this.database.execute(
      `update learning.round set ended_on = $2::date, state = case when $2::date is null then 'open' else 'closed' end
       where id = $1 and state <> 'opening'`,
      [roundId, endedOn],
    );
  }

  /** `on`: a calendar date. */
  async people(roundId: string, on: string): Promise<EndingPeople> {
    const row = await this.database.queryOne<EndingPeople>(
      `select count(*) filter (where s.finished_at is not null)::integer as finished,
         count(*) filter (where s.finished_at is null and s.done_steps > 0)::integer as begun,
         count(*) filter (where s.finished_at is null and coalesce(s.done_steps, 0) = 0)::integer as "notBegun",
         (select count(distinct c.member_id)::integer from learning.cycle c join learning.completion p on p.cycle_id = c.id
           where c.round_id = $1 and p.valid_until >= $2::date) as valid
       from (${COUNTED}) s`,
      [roundId, on],
    );
    return row ?? { finished: 0, begun: 0, notBegun: 0, valid: 0 };
  }

  /** Who of them has not finished. */
  async unfinishedIn(roundId: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select s.member_id as id from (${COUNTED}) s where s.finished_at is null order by 1`,
      [roundId, on],
    );
    return rows.map(({ id }) => id);
  }

  /** Who of them has a waiver in it that waits for a second person; once it was ended nobody confirms one. */
  async awaitingWaiver(roundId: string, memberIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct c.member_id as id from learning.waiver w join learning.cycle c on c.id = w.cycle_id
       where c.round_id = $1 and c.member_id = any($2::uuid[]) and w.state = 'proposed'`,
      [roundId, memberIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** The titles of earlier rounds of its programme that go on and renew: whoever has not finished this one is asked there again once her passage of it nears its end. */
  async olderTitles(roundId: string): Promise<string[]> {
    const rows = await this.database.query<{ title: string }>(
      `select older.title from learning.round held join learning.round older on ${isLaterRound('held', 'older')}
       where held.id = $1 and older.ended_on is null and older.validity is not null order by older.starts_on, older.id`,
      [roundId],
    );
    return rows.map(({ title }) => title);
  }

  /** The title of the round that comes next after it in its programme and goes on; null: there is none (decision 0117). */
  async nextTitle(roundId: string): Promise<string | null> {
    const sql = `select later.title from learning.round held join learning.round later on ${isLaterRound('later', 'held')}
      where held.id = $1 and later.ended_on is null order by later.starts_on, later.id limit 1`;
    return (await this.database.queryOne<{ title: string }>(sql, [roundId]))?.title ?? null;
  }
}
