import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type RequirementCompletion } from '../rules/completion';

/** A cycle with nothing missing. */
export interface StoredFinishedCycle {
  readonly cycleId: string;
  readonly memberId: string;
  readonly roundId: string;
  /** When the last fact that was needed became true. */
  readonly finishedAt: Date;
  /** Which passage of the round, from 1. */
  readonly number: number;
  /** Where a passage begins to count; null: with its round, or nowhere any more. */
  readonly countsFrom: Date | null;
  /** When she got this cycle: with her round, or when she joined it. */
  readonly openedAt: Date;
  /** The first day of its round, `yyyy-mm-dd`, and when that was opened. */
  readonly roundStartsOn: string;
  readonly roundOpenedAt: Date;
  /** The last day it is good for, `yyyy-mm-dd`; null: without end. */
  readonly validUntil: string | null;
  /** The cycles of the passages before it, the latest first. */
  readonly earlierCycleIds: readonly string[];
  /** How its requirements are met, where a waiver of one stands; null: all by what was done. */
  readonly withWaivers: readonly RequirementCompletion[] | null;
}

const HAS_WAIVER = `exists (select from learning.waiver w where w.cycle_id = c.id and w.state in ('standing', 'ending'))`;

const SELECT = `
  select c.id as "cycleId", c.member_id as "memberId", c.round_id as "roundId", p.finished_at as "finishedAt", c.number,
    c.counts_from as "countsFrom", c.opened_at as "openedAt", p.valid_until::text as "validUntil",
    own.starts_on::text as "roundStartsOn", own.opened_at as "roundOpenedAt",
    case when c.number > 1 then array(select e.id from learning.cycle e
      where e.round_id = c.round_id and e.member_id = c.member_id and e.number < c.number order by e.number desc) else '{}' end
      as "earlierCycleIds",
    case when ${HAS_WAIVER} then p.state->'requirements' end as "withWaivers"
  from learning.cycle c join learning.completion p on p.cycle_id = c.id and p.finished_at is not null
  join learning.round own on own.id = c.round_id and own.release <> 'none'`;

/** Answers about finished cycles of rounds that certify something. */
@Injectable()
export class FinishedCycleRepository {
  constructor(private readonly database: Database) {}

  /** A statement of its own: what is read with the lock would be as it was before the wait. */
  async lock(cycleIds: readonly string[]): Promise<void> {
    await this.database.query('select id from learning.cycle where id = any($1) order by id for share', [cycleIds]);
  }

  among(cycleIds: readonly string[]): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(`${SELECT} where c.id = any($1) order by c.id`, [cycleIds]);
  }

  ofRound(roundId: string): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(`${SELECT} where c.round_id = $1 order by p.finished_at, c.id`, [
      roundId,
    ]);
  }

  /** Those whose member, not erased, belongs below a unit now. */
  ofRoundWithin(roundId: string, unitPath: string): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(
      `${SELECT} where c.round_id = $1
         and c.member_id in (select m.id from org.member m where m.unit_path <@ $2::ltree and m.erased_at is null)
       order by p.finished_at, c.id`,
      [roundId, unitPath],
    );
  }

  /** Those that a waiver stands in. */
  withWaivers(roundId: string): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(
      `${SELECT} where c.round_id = $1 and ${HAS_WAIVER}
       order by c.id`,
      [roundId],
    );
  }

  releasedAutomatically(after: string | null, limit: number): Promise<StoredFinishedCycle[]> {
    return this.database.query<StoredFinishedCycle>(
      `${SELECT} join learning.round r on r.id = c.round_id and r.release = 'automatic'
       where $1::uuid is null or c.id > $1 order by c.id limit $2`,
      [after, limit],
    );
  }
}
