import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { cycleDueOn } from './cycle-due';
import { isToldOf } from './later-round';

/** A passage of a member with what its standing follows from. Dates are calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface StoredMemberCycle {
  readonly cycleId: string;
  readonly roundTitle: string;
  /** Which passage of the round, from 1. */
  readonly number: number;
  readonly dueOn: string;
  readonly finishedAt: Date | null;
  /** She holds a seat of a team of the round's audience on the day that was asked for. */
  readonly isSeated: boolean;
  /** The last day of the last such seat by that day; null: she never held one, or holds one without end. */
  readonly seatedUntil: string | null;
  /** The last day of its round, once that was ended; null: it goes on. */
  readonly roundEndedOn: string | null;
}

/** Answers about every passage a member went or goes through. */
@Injectable()
export class MemberCycleRepository {
  constructor(private readonly database: Database) {}

  /**
   * Of rounds that are over and running, the latest round first and in it the latest passage; what has not begun, and a renewal in whose place a later
   * round is asked (decision 0117), is told of to nobody.
   */
  async ofMember(memberId: string, on: string): Promise<StoredMemberCycle[]> {
    return this.database.query<StoredMemberCycle>(
      `select c.id as "cycleId", r.title as "roundTitle", c.number, d.due_on::text as "dueOn", p.finished_at as "finishedAt",
         coalesce(s.is_seated, false) as "isSeated", (s.until - 1)::text as "seatedUntil", r.ended_on::text as "roundEndedOn"
       from learning.cycle c
       join learning.round r on r.id = c.round_id
       left join learning.completion p on p.cycle_id = c.id
       cross join lateral (select ${cycleDueOn()} as due_on) d
       cross join lateral (
         select bool_or(t.held @> $2::date) as is_seated,
           case when bool_or(upper_inf(t.held)) then null else max(upper(t.held)) end as until
         from org.seat_term t join org.team own on own.id = t.team_id and own.kind = any (r.audience::text[])
         where t.member_id = c.member_id and lower(t.held) <= $2::date
       ) s
       where c.member_id = $1 and c.counts_from is not null and ${isToldOf('$2')}
       order by r.starts_on desc, r.opened_at desc, r.id, c.number desc`,
      [memberId, on],
    );
  }
}
