import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import {
  cycleDueOn,
  followsUntil,
  isInLaterRound,
  isLaterRound,
  isToldOf,
  standsForRenewal,
} from '../cycles/cycle-sql.repository';

/** A finished passage with the days it is good for. */
export interface ValidPassage {
  readonly cycleId: string;
  readonly roundTitle: string;
  /** 1, or higher for a renewal. */
  readonly number: number;
  readonly validFrom: string;
  readonly validUntil: string;
  readonly renewableFrom: string;
  /** The last day on which nobody is late yet. */
  readonly graceUntil: string;
  /** The last day on which a renewal follows on; null where the rule doesn't, once the round was ended, and where a later round is asked of her instead. */
  readonly followsUntil: string | null;
  readonly isRoundEnded: boolean;
}

/** How a passage is renewed. Calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface PassageRenewal {
  readonly cycleId: string;
  /** From when work counts for the next passage; null while it is finished no longer, and in a round without a rule. */
  readonly renewableFrom: string | null;
  /** The last day on which a renewal follows on; null as before, where the rule doesn't, once the round was ended, and where a later round is asked of her instead. */
  readonly followsUntil: string | null;
  /** A later passage of the round, or one of a later round of its programme, is finished. */
  readonly isRenewed: boolean;
  /** The round in which she goes through such a passage now, or through this one again; null: none has begun. */
  readonly renewsIn: { readonly roundTitle: string; readonly dueOn: string } | null;
}

/** The day of an instant `$2`. */
const ON = "($2::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date";

/** Answers about what is valid until when. */
@Injectable()
export class ValidityRepository {
  constructor(private readonly database: Database) {}

  /** Of one member on a day, what ends last first; passages of a round that a later one of it follows are past. */
  async ofMember(memberId: string, today: string): Promise<ValidPassage[]> {
    return this.database.query<ValidPassage>(
      `select c.id as "cycleId", r.title as "roundTitle", c.number, p.valid_from::text as "validFrom",
         p.valid_until::text as "validUntil", p.renewable_from::text as "renewableFrom",
         (p.valid_until + (r.validity->>'graceDays')::integer)::text as "graceUntil",
         (case when r.ended_on is null and not ${isInLaterRound('c.round_id', '$2')} then ${followsUntil('p', 'r')} end)::text as "followsUntil",
         r.ended_on is not null as "isRoundEnded"
       from learning.cycle c join learning.completion p on p.cycle_id = c.id join learning.round r on r.id = c.round_id
       where c.member_id = $1 and p.valid_until is not null
       order by p.valid_until desc, r.title, c.number desc`,
      [memberId, today],
    );
  }

  /** Of these cycles, at an instant, in no order. */
  async renewalsOf(cycleIds: readonly string[], at: Date): Promise<PassageRenewal[]> {
    return this.database.query<PassageRenewal>(
      `select f.id as "cycleId", p.renewable_from::text as "renewableFrom",
         (case when held.ended_on is null and not after.is_in_later then ${followsUntil('p', 'held')} end)::text as "followsUntil", after."isRenewed", after."renewsIn"
       from learning.cycle f join learning.round held on held.id = f.round_id left join learning.completion p on p.cycle_id = f.id
       cross join lateral (
         select coalesce(bool_or(c.id <> f.id and k.finished_at is not null), false) as "isRenewed",
           coalesce(bool_or(${isLaterRound('r', 'held')} and c.counts_from <= $2 and ${standsForRenewal('r', ON, 'k.finished_at is not null')}), false) as is_in_later,
           (array_agg(json_build_object('roundTitle', r.title, 'dueOn', d.due_on) order by d.due_on, c.id)
             filter (where k.finished_at is null and r.state <> 'closed' and c.counts_from <= $2
               and ${isToldOf(ON, 'k.finished_at')}))[1] as "renewsIn"
         from learning.cycle c join learning.round r on r.id = c.round_id left join learning.completion k on k.cycle_id = c.id
         cross join lateral (select ${cycleDueOn()} as due_on) d
         where c.member_id = f.member_id and (c.id = f.id or (c.round_id = f.round_id and c.number > f.number)
           or ${isLaterRound('r', 'held')})
       ) after
       where f.id = any($1)`,
      [cycleIds, at],
    );
  }
}
