import { Injectable } from '@nestjs/common';
import { Database, newId } from '@lopso/platform';
import { type JoiningRule } from '../cycles/due-date.rules';
import { type RoundState } from '../rounds/round.repository';
import { type AudienceRule } from './audience.rules';

/** What one change of an audience did. */
export interface AudienceChange {
  readonly revision: number;
  readonly changedAt: Date;
  readonly leftCount: number;
  /** Null while people are still taken in. */
  readonly joinedCount: number | null;
}

/** A round that is about to get another audience, locked until the transaction ends. */
export interface LockedAudience extends JoiningRule {
  readonly revision: number;
  readonly state: RoundState;
  /** Somebody changed it and the job has not finished. */
  readonly isChanging: boolean;
}

/** A change to be written. */
export interface NewAudienceChange {
  readonly roundId: string;
  readonly revision: number;
  readonly rule: AudienceRule | null;
  readonly leftCount: number;
  readonly changedBy: string;
  readonly changedAt: Date;
}

/** Changes of audiences, and what became of them. */
@Injectable()
export class AudienceChangeRepository {
  constructor(private readonly database: Database) {}

  async lock(roundId: string): Promise<LockedAudience | null> {
    return this.database.queryOne<LockedAudience>(
      `select r.audience_revision as revision, r.state, r.due_on::text as "dueOn",
         r.newcomer_days as "newcomerDays", r.newcomers_until::text as "newcomersUntil", exists (
         select from learning.audience_change h where h.round_id = r.id and h.finished_at is null) as "isChanging"
       from learning.round r where r.id = $1 for update`,
      [roundId],
    );
  }

  /** Writes the rule into the round and what it was changed by beside it. */
  async insert({ roundId, revision, rule, leftCount, changedBy, changedAt }: NewAudienceChange): Promise<void> {
    await this.database.execute(
      `with changed as (
         update learning.round set audience_rule = $3::jsonb, audience_revision = $2::integer where id = $1::uuid returning id)
       insert into learning.audience_change (id, round_id, revision, rule, left_count, changed_by, changed_at)
       select $7::uuid, id, $2::integer, $3::jsonb, $4::integer, $5::uuid, $6::timestamptz from changed`,
      [roundId, revision, rule, leftCount, changedBy, changedAt, newId()],
    );
  }

  /** The latest change of a round; null: its audience is the one it was opened with. */
  async latest(roundId: string): Promise<AudienceChange | null> {
    return this.database.queryOne<AudienceChange>(
      `select revision, changed_at as "changedAt", left_count as "leftCount", joined_count as "joinedCount"
       from learning.audience_change where round_id = $1 and revision > 0 order by revision desc limit 1`,
      [roundId],
    );
  }

  /** The rule a round had at an instant; before it was opened, the one it was opened with. Undefined: nothing of it is kept. */
  async ruleAt(roundId: string, at: Date): Promise<AudienceRule | null | undefined> {
    const row = await this.database.queryOne<{ rule: AudienceRule | null }>(
      `select rule from learning.audience_change where round_id = $1
       order by changed_at <= $2 desc, case when changed_at <= $2 then -revision else revision end limit 1`,
      [roundId, at],
    );
    return row?.rule;
  }

  /**
   * Finishes the changes up to a revision and writes down how many people were taken in for each: first cycles opened since, of who held a seat on
   * that day. Who took one later is a newcomer and came by it.
   */
  async finish(roundId: string, revision: number, finishedAt: Date): Promise<void> {
    await this.database.execute(
      `update learning.audience_change h set finished_at = $3, joined_count = (
         select count(*)::integer from learning.cycle c where c.round_id = h.round_id and c.number = 1 and c.opened_at >= h.changed_at
           and exists (select from org.seat_term s where s.member_id = c.member_id
             and s.held @> (h.changed_at at time zone 'Asia/Ho_Chi_Minh')::date))
       where h.round_id = $1 and h.revision <= $2 and h.finished_at is null`,
      [roundId, revision, finishedAt],
    );
  }
}
