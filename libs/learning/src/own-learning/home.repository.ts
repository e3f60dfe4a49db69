import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type RequirementCompletion } from '../completion/completion.rules';
import { cycleDueOn, GIVEN_TO, isToldOf, LAST_GIVEN, ownRoundOrder } from '../cycles/cycle-sql.repository';
import { type DueRule, type GivenDue } from '../cycles/due-date.rules';
import { type Requirement } from '../requirements/requirement.rules';

/** Everything of learning that the member's first page needs of one round, in one row. */
export interface HomeRow {
  readonly roundId: string;
  readonly cycleId: string;
  readonly roundTitle: string;
  readonly startsOn: string;
  readonly dueOn: string;
  /** The round's rule, and the cycle's own date by it. */
  readonly rule: Omit<DueRule, 'startsOn'>;
  readonly ownDueOn: string | null;
  /** 1, or higher for a renewal. */
  readonly number: number;
  readonly ownGraceDays: number | null;
  readonly validUntil: string | null;
  readonly renewableFrom: string | null;
  /** The due date an officer gave last; instants as text. */
  readonly given: (Omit<GivenDue, 'givenAt'> & { readonly givenAt: string }) | null;
  readonly release: string;
  readonly doneSteps: number;
  readonly totalSteps: number;
  readonly finishedAt: Date | null;
  readonly completion: readonly RequirementCompletion[];
  readonly requirements: readonly Requirement[];
  /** Lesson id → percent, of positions kept since the cycle counts. */
  readonly positions: Readonly<Record<string, number>>;
  /** Kinds of outside certificates that wait for an officer. */
  readonly waitingCertificates: readonly string[];
}

/** The member's first page: one prepared statement, one row a round. */
@Injectable()
export class HomeRepository {
  constructor(private readonly database: Database) {}

  /** The round of a date first, then the others that are not finished, by `ownRoundOrder`; empty without one. */
  list(memberId: string, on: string): Promise<HomeRow[]> {
    return this.database.prepared<HomeRow>(
      'learning-home',
      `select c.id as "cycleId", c.round_id as "roundId", r.title as "roundTitle", r.starts_on::text as "startsOn",
         c.due_day::text as "dueOn", c.due_on::text as "ownDueOn", c.number, c.grace_days as "ownGraceDays",
         c.valid_until::text as "validUntil", c.renewable_from::text as "renewableFrom",
         json_build_object('dueOn', r.due_on::text, 'dueFrom', r.due_from, 'dueDays', r.due_days, 'graceDays', r.grace_days,
           'newcomerDays', r.newcomer_days) as rule,
         (select json_build_object('dueOn', x.due_on::text, 'reason', coalesce(g.reason, x.reason), 'givenAt', x.given_at, 'givenTo', ${GIVEN_TO},
             'paperNumber', g.paper_number)
           from learning.extension x left join learning.round_extension g on g.id = x.round_extension_id
           where x.cycle_id = c.id and x.ended_at is null order by ${LAST_GIVEN} limit 1) as given, r.release, c.done_steps as "doneSteps",
         c.total_steps as "totalSteps", c.finished_at as "finishedAt", c.state->'requirements' as completion,
         (select jsonb_agg(jsonb_build_object('key', q.key, 'label', q.label, 'kind', q.kind, 'spec', q.spec) order by q.position)
          from learning.requirement q where q.round_id = r.id) as requirements,
         coalesce((select jsonb_object_agg(l.lesson_id, l.position_percent) from learning.lesson_progress l
           where l.member_id = c.member_id and l.updated_at >= c.counts_from),
           '{}') as positions,
         array(select k.certificate from learning.outside_claim k
           where k.member_id = c.member_id and k.state = 'waiting') as "waitingCertificates"
       from (
         select c.*, d.due_on as due_day, p.done_steps, p.total_steps, p.finished_at, p.valid_until, p.renewable_from, p.state,
           row_number() over (order by ${ownRoundOrder('$2')}) as place
         from learning.cycle c
         join learning.round r on r.id = c.round_id and r.state in ('opening', 'open')
         join learning.completion p on p.cycle_id = c.id
         cross join lateral (select ${cycleDueOn()} as due_on) d
         where c.member_id = $1 and c.counts_from is not null
           and ${isToldOf('$2')}
       ) c
       join learning.round r on r.id = c.round_id
       where c.place = 1 or c.finished_at is null
       order by c.place`,
      [memberId, on],
    );
  }
}
