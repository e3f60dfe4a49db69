import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { cycleDueOn, isToldOf, ownRoundOrder, ROUND_DUE } from '../cycles/cycle-sql.repository';
import { type ReopenablePart } from '../reopening/reopening.rules';

/** Something asked anew, and how many of some people have done it. */
export interface ReopenedFigure {
  readonly roundId: string;
  readonly title: string;
  readonly dueOn: string;
  readonly parts: readonly ReopenablePart[];
  readonly total: number;
  readonly finished: number;
}

/** A round somebody is in and has not finished. */
export interface UnfinishedRound {
  readonly roundId: string;
  readonly cycleId: string;
  readonly title: string;
  /** When she is due in it, `yyyy-mm-dd`. */
  readonly dueOn: string;
  readonly doneSteps: number;
  readonly totalSteps: number;
}

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
       where c.member_id = any($1) and c.counts_from is not null and ${isToldOf('$2')}
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

  /** All rounds that these members have not finished, reopenings too, by member and in the order of her first page. */
  async unfinishedOf(
    memberIds: readonly string[],
    on: string,
  ): Promise<(UnfinishedRound & { readonly memberId: string })[]> {
    return this.database.query(
      `select c.member_id as "memberId", r.id as "roundId", c.id as "cycleId", r.title, d.due_on::text as "dueOn",
         p.done_steps as "doneSteps", p.total_steps as "totalSteps"
       from learning.cycle c
       join learning.round r on r.id = c.round_id and r.state in ('opening', 'open')
       join learning.completion p on p.cycle_id = c.id and p.finished_at is null
       cross join lateral (select ${cycleDueOn()} as due_on) d
       where c.member_id = any($1) and c.counts_from is not null and ${isToldOf('$2')}
       order by c.member_id, ${ownRoundOrder('$2')}`,
      [memberIds, on],
    );
  }

  /**
   * The open reopenings that these members are in, the newest first. Counted are the same as everywhere in figures (`COUNTED_CYCLES` of `reporting`): who holds a seat
   * in a team of its audience on that day, in cycles that have begun.
   */
  async figuresOf(memberIds: readonly string[], on: string): Promise<ReopenedFigure[]> {
    return this.database.query<ReopenedFigure>(
      `select r.id as "roundId", r.title, ${ROUND_DUE}::text as "dueOn", o.parts, f.total, f.finished
       from (
         select c.round_id, count(*)::integer as total, count(p.finished_at)::integer as finished
         from learning.cycle c
         join learning.round a on a.id = c.round_id and a.reopens is not null
         join org.seat_term s on s.member_id = c.member_id and s.held @> $2::date
         join org.team t on t.id = s.team_id and t.kind = any (a.audience::text[])
         left join learning.completion p on p.cycle_id = c.id
         where c.member_id = any($1) and c.counts_from is not null group by c.round_id
       ) f
       join learning.round r on r.id = f.round_id and r.state in ('opening', 'open')
       join learning.reopening o on o.round_id = r.id
       order by r.opened_at desc, r.id`,
      [memberIds, on],
    );
  }
}
