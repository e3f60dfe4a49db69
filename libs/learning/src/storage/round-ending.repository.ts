import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { EndingOpen } from '../learning-rounds.errors';
import { type CorrectionState, type WaitingProposal } from './round-correction.repository';
import { type RoundState } from './round.repository';
import { type By } from './waiver.repository';

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
}
