import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { cycleDueOn } from './cycle-due';
import { ownRoundOrder } from './round-order';

/**
 * Which round is *the* round of a member to those who look after her: as her first page chooses it (`HomeRepository`), but never a reopening, so that
 * who finished stays finished in their figures (decision 0073).
 */
@Injectable()
export class PersonRoundRepository {
  constructor(private readonly database: Database) {}

  /** Member id → round id, of the members that are in a round. */
  async of(memberIds: readonly string[], on: string): Promise<Map<string, string>> {
    const rows = await this.database.query<{ memberId: string; roundId: string }>(
      `select distinct on (c.member_id) c.member_id as "memberId", c.round_id as "roundId"
       from learning.cycle c
       join learning.round r on r.id = c.round_id and r.state in ('opening', 'open') and r.reopens is null
       join learning.completion p on p.cycle_id = c.id
       cross join lateral (select ${cycleDueOn()} as due_on) d
       where c.member_id = any($1) and c.counts_from is not null
       order by c.member_id, ${ownRoundOrder('$2')}`,
      [memberIds, on],
    );
    return new Map(rows.map(({ memberId, roundId }) => [memberId, roundId]));
  }

  /** Member id → the reopening to be done next, of the members who are in one that has not ended for them. */
  async reopenedOf(memberIds: readonly string[], on: string): Promise<Map<string, string>> {
    const rows = await this.database.query<{ memberId: string; roundId: string }>(
      `select distinct on (c.member_id) c.member_id as "memberId", c.round_id as "roundId"
       from learning.cycle c
       join learning.round r on r.id = c.round_id and r.state in ('opening', 'open') and r.reopens is not null
       join learning.completion p on p.cycle_id = c.id and p.finished_at is null
       cross join lateral (select ${cycleDueOn()} as due_on) d
       where c.member_id = any($1) and c.counts_from is not null
       order by c.member_id, ${ownRoundOrder('$2')}`,
      [memberIds, on],
    );
    return new Map(rows.map(({ memberId, roundId }) => [memberId, roundId]));
  }
}
