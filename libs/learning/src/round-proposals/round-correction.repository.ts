import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths, translatingConstraints } from '@lopso/platform';
import { CorrectionOpen, RoundTitleTaken } from '../learning.errors';
import { type RoundHeading } from '../rounds/round.rules';
import { type By } from '../waivers/waiver.repository';

/** Waits for the second person; stands in the round; a second person said no; its maker took it back. */
export type CorrectionState = 'proposed' | 'done' | 'declined' | 'taken-back';

/** A round's words put right, or proposed to be (decision 0124). */
export interface RoundCorrection {
  readonly id: string;
  readonly roundId: string;
  readonly words: RoundHeading;
  readonly before: RoundHeading;
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

/** A correction about to be proposed. */
export type NewCorrection = Omit<RoundCorrection, 'state' | 'closedBy' | 'closedAt'>;

/** What waits for a second person, of which round, and by whom it was proposed. */
export interface WaitingProposal extends Pick<RoundCorrection, 'id' | 'roundId' | 'proposedBy' | 'proposedFor'> {
  readonly title: string;
  readonly unitPath: string;
}

const SELECT = `
  select k.id, k.round_id as "roundId",
    jsonb_build_object('title', k.title, 'decisionNumber', k.decision_number, 'decidedOn', k.decided_on) as words,
    jsonb_build_object('title', k.title_before, 'decisionNumber', k.decision_number_before, 'decidedOn', k.decided_on_before) as before,
    k.paper_number as "paperNumber", k.reason, k.state, k.proposed_by as "proposedBy", k.proposed_for as "proposedFor",
    k.proposed_at as "proposedAt", k.closed_by as "closedBy", k.closed_at as "closedAt"
  from learning.round_correction k`;

/** Corrections of what rounds are called and by which decision they were opened. */
@Injectable()
export class RoundCorrectionRepository {
  constructor(private readonly database: Database) {}

  /** All of a round, the newest first; fifty at most. */
  async listOf(roundId: string): Promise<RoundCorrection[]> {
    return this.database.query<RoundCorrection>(
      `${SELECT} where k.round_id = $1 order by k.proposed_at desc, k.id desc limit 50`,
      [roundId],
    );
  }

  /** One of a round, locked until the transaction ends. */
  async lock(roundId: string, id: string): Promise<RoundCorrection | null> {
    return this.database.queryOne<RoundCorrection>(`${SELECT} where k.id = $2 and k.round_id = $1 for update of k`, [
      roundId,
      id,
    ]);
  }

  /** Of these rounds those that a correction waits for. */
  async waitingAmong(roundIds: readonly string[]): Promise<Set<string>> {
    const rows = await this.database.query<{ id: string }>(
      `select round_id as id from learning.round_correction where round_id = any($1) and state = 'proposed'`,
      [roundIds],
    );
    return new Set(rows.map(({ id }) => id));
  }

  /** Those of others that wait in rounds of a scope, so many at most, the oldest first. */
  async listWaiting(scope: Scope, accountId: string, most: number): Promise<WaitingProposal[]> {
    return this.database.query<WaitingProposal>(
      `select k.id, k.round_id as "roundId", k.proposed_by as "proposedBy", k.proposed_for as "proposedFor", r.title,
         r.unit_path::text as "unitPath"
       from learning.round_correction k join learning.round r on r.id = k.round_id
       where k.state = 'proposed' and k.proposed_by <> $2 and r.unit_path <@ any($1::ltree[]) order by k.proposed_at, k.id limit $3`,
      [scopePaths(scope), accountId, most],
    );
  }

  /** The words of these rounds, by id. */
  async wordsOf(roundIds: readonly string[]): Promise<Map<string, RoundHeading>> {
    const rows = await this.database.query<RoundHeading & { readonly id: string }>(
      `select id, title, decision_number as "decisionNumber", decided_on::text as "decidedOn" from learning.round where id = any($1)`,
      [roundIds],
    );
    return new Map(rows.map(({ id, ...words }) => [id, words]));
  }

  /** The words of a round, which nobody changes until the transaction ends; before the correction itself is locked. Null: there is none. */
  async lockWords(roundId: string): Promise<RoundHeading | null> {
    return this.database.queryOne<RoundHeading>(
      `select title, decision_number as "decisionNumber", decided_on::text as "decidedOn" from learning.round where id = $1 for update`,
      [roundId],
    );
  }

  /** Nobody corrects these rounds until the transaction ends; who is about to is waited for. */
  async holdWords(roundIds: readonly string[]): Promise<void> {
    await this.database.query('select 1 from learning.round where id = any($1) order by id for share', [roundIds]);
  }

  /** True when the unit has another round of this title. */
  async isTitleTaken(
    title: string,
    { id, unitId }: { readonly id: string; readonly unitId: string },
  ): Promise<boolean> {
    const sql = 'select 1 from learning.round where unit_id = $1 and title = $2 and id <> $3';
    return (await this.database.queryOne(sql, [unitId, title, id])) !== null;
  }

  /** @throws CorrectionOpen when another one of the round waits */
  async insert(correction: NewCorrection): Promise<void> {
    const { id, roundId, words, before, paperNumber, reason, proposedBy, proposedFor, proposedAt } = correction;
    await translatingConstraints({ round_correction_open_uq: () => new CorrectionOpen() }, () =>
      this.database.execute(
        `insert into learning.round_correction (id, round_id, title, title_before, decision_number, decision_number_before, decided_on,
           decided_on_before, paper_number, reason, state, proposed_by, proposed_for, proposed_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'proposed', $11, $12, $13)`,
        [
          ...[id, roundId, words.title, before.title, words.decisionNumber, before.decisionNumber],
          ...[words.decidedOn, before.decidedOn, paperNumber, reason, proposedBy, proposedFor, proposedAt],
        ],
      ),
    );
  }

  /** Ends the waiting of one that is locked. */
  async close(id: string, state: Exclude<CorrectionState, 'proposed'>, { by, onBehalfOf, at }: By): Promise<void> {
    await this.database.execute(
      `update learning.round_correction set state = $2, closed_by = $3, closed_for = $4, closed_at = $5
       where id = $1 and state = 'proposed'`,
      [id, state, by, onBehalfOf, at],
    );
  }

  /** Gives the round these words. @throws RoundTitleTaken */
  async apply(roundId: string, { title, decisionNumber, decidedOn }: RoundHeading): Promise<void> {
    await translatingConstraints({ round_title_uq: () => new RoundTitleTaken() }, () =>
      this.database.execute(
        'update learning.round set title = $2, decision_number = $3, decided_on = $4 where id = $1',
        [roundId, title, decisionNumber, decidedOn],
      ),
    );
  }
}
