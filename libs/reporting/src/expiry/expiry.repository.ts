import { Injectable } from '@nestjs/common';
import {
  audienceCondition,
  type Bind,
  cycleLastOn,
  followsUntil,
  isLaterRound,
  renewalLastOn,
  type RequirementCompletion,
  type RuledRound,
} from '@lopso/learning';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { readInBatches } from '../people/person.repository';
import { type ExpiryFilter, type ExpiryGroup, type ExpiryOrder, type ExpiryState, SOON_DAYS } from './expiry.rules';

/** Somebody whose finished passage ends. Days are calendar dates, `yyyy-mm-dd`. */
export interface ExpiringRow {
  readonly cycleId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly givenName: string;
  /** ltree path of where she belongs. */
  readonly unitPath: string;
  readonly isRestricted: boolean;
  readonly communeId: string;
  readonly communeName: string;
  readonly communeDistinguishedBy: string | null;
  readonly teamId: string;
  readonly teamKind: 'commune-team' | 'village-team';
  readonly teamUnitName: string;
  readonly roundId: string;
  readonly roundTitle: string;
  readonly isRoundClosed: boolean;
  readonly number: number;
  readonly validUntil: string;
  readonly renewableFrom: string;
  /** The last day of grace by the rule. */
  readonly graceUntil: string;
  /** The last day on which she is not late yet: a later date that was given to her renewal counts. */
  readonly lastOn: string;
  /** The last day on which a renewal follows on; null where the rule doesn't, once the round was ended, and where she renews in a later round of the programme. */
  readonly followsUntil: string | null;
  readonly state: ExpiryState;
  /** The cycle in which she renews, in a later round of the programme where she is in one; null before it was opened, and where it has not begun (again). */
  readonly renewalCycleId: string | null;
  /** The round of that cycle, and the last day on which she is not late in it; null where that is. */
  readonly renewalRoundId: string | null;
  readonly renewalLastOn: string | null;
  readonly doneSteps: number;
  readonly totalSteps: number;
  /** Of the renewal; null before anything of it was derived. */
  readonly completion: readonly RequirementCompletion[] | null;
}

/** Whom, on which day, in which order. */
export interface ExpiringQuestion extends ExpiryFilter {
  readonly on: string;
  readonly order: ExpiryOrder;
}

/** Which part of the list: behind a place, so many. */
export interface ExpiringPart {
  readonly after: ExpiringPlace | null;
  readonly limit: number;
}

/** Where a page ends. */
export interface ExpiringPlace {
  readonly validUntil: string;
  readonly givenName: string;
  readonly fullName: string;
  readonly cycleId: string;
}

/** The last instant of the day. */
const DAY_END = `(($1::date + 1)::timestamp at time zone 'Asia/Ho_Chi_Minh' - interval '1 millisecond')`;

/**
 * Last days and states of passages of seat holders on `$1`, of units `$2`: of each of a member's rounds the latest finished one. The columns from `person_kind` on are what rules
 * of audiences ask. The latest is told by its place among hers in one reading of the cycles, as in `COUNTED_CYCLES`; who holds a seat holds one, so that
 * the commune is named among what the places are counted by, and a question about one commune reads that commune alone. Nothing of hers
 * is told where she finished a later round of the programme as well (decision 0117), one without a rule of its own, too.
 */
const PASSAGES = `
  select * from (select c.id as cycle_id, c.round_id, r.title as round_title, r.state = 'closed' as is_round_closed, c.number, p.valid_until, p.renewable_from,
    p.valid_until + (r.validity->>'graceDays')::integer as grace_until,
    case
      when $1::date > p.valid_until + (r.validity->>'graceDays')::integer then 'over'
      when $1::date > p.valid_until then 'grace'
      when $1::date >= p.renewable_from then 'renewable'
      else 'valid'
    end as state,
    p.valid_until <= $1::date + ${SOON_DAYS} or p.renewable_from <= $1::date as is_soon,
    c.member_id, m.full_name, m.given_name, m.unit_path as home_path, m.restricted_at is not null as is_restricted,
    t.id as team_id, t.kind as team_kind, t.unit_id as team_unit_id, commune.id as commune_id, commune.full_name as commune_name,
    commune.distinguished_by,
    m.kind as person_kind, s.position, t.unit_path, lower(s.held) as held_from, ${DAY_END} as day_end,
    least(${DAY_END}, case c.number when 1 then c.opened_at else (
      select f.opened_at from learning.cycle f where f.round_id = c.round_id and f.member_id = c.member_id and f.number = 1) end) as counts_until,
    row_number() over (partition by c.round_id, c.member_id, commune.id order by c.number desc) as place,
    r.starts_on, max(r.starts_on) filter (where r.reopens is null)
      over (partition by r.programme_id, r.unit_id, c.member_id, commune.id) as last_starts_on
  from learning.completion p
  join learning.cycle c on c.id = p.cycle_id
  join learning.round r on r.id = c.round_id and r.programme_id in (select programme_id from learning.round where validity is not null)
  join org.member m on m.id = c.member_id and m.erased_at is null
  join org.seat_term s on s.member_id = c.member_id and s.held @> $1::date
  join org.team t on t.id = s.team_id and t.kind = any(r.audience)
  join org.unit u on u.id = t.unit_id
  join org.unit commune on commune.id = case u.kind when 'commune' then u.id else u.parent_id end
  where p.finished_at is not null and t.unit_path <@ any($2::ltree[])) latest
  where latest.place = 1 and latest.valid_until is not null and latest.starts_on >= latest.last_starts_on`;

const RENEWS = `exists (select from learning.cycle n where n.round_id = f.round_id and n.member_id = f.member_id
  and n.number = f.number + 1 and n.counts_from is not null)`;

interface Statement {
  readonly sql: string;
  readonly parameters: unknown[];
  readonly bind: Bind;
}

/**
 * The one definition of who is told that something ends: of every round, the latest finished passage of each member who holds a seat in
 * one of its audience teams on the day, unless a renewal of it, or a later round of the programme (decision 0117), is finished; of rounds with a rule, those it asks on the day, and who renews already
 * (decision 0070). List, choices and file select from it.
 */
function expiring(scope: Scope, on: string, ruled: readonly RuledRound[]): Statement {
  const parameters: unknown[] = [on, scopePaths(scope)];
  const bind: Bind = (value, type) => `$${parameters.push(value)}::${type}`;
  const asked = ruled.map(
    ({ roundId, rule }) => `when ${bind(roundId, 'uuid')} then ${RENEWS} or ${audienceCondition(rule, roundId, bind)}`,
  );
  const where = asked.length === 0 ? '' : `where case f.round_id ${asked.join(' ')} else true end`;
  return { sql: `select f.* from (${PASSAGES}) f ${where}`, parameters, bind };
}

const NAME = 'shown.given_name collate "vi-x-icu", shown.full_name collate "vi-x-icu", shown.cycle_id';

const ORDERED: Readonly<Record<ExpiryOrder, string>> = { name: NAME, end: `shown.valid_until, ${NAME}` };

const COLUMNS = `shown.cycle_id as "cycleId", shown.member_id as "memberId", shown.full_name as "fullName", shown.given_name as "givenName",
  shown.home_path::text as "unitPath", shown.is_restricted as "isRestricted", shown.commune_id as "communeId",
  shown.commune_name as "communeName", shown.distinguished_by as "communeDistinguishedBy", shown.team_id as "teamId",
  shown.team_kind as "teamKind", u.full_name as "teamUnitName", shown.round_id as "roundId", shown.round_title as "roundTitle",
  shown.is_round_closed as "isRoundClosed", shown.number, shown.valid_until::text as "validUntil",
  shown.renewable_from::text as "renewableFrom", shown.grace_until::text as "graceUntil",
  greatest(shown.grace_until, case when next.id is null then own.last_on end)::text as "lastOn",
  (case when next.id is null and held.ended_on is null then ${followsUntil('shown', 'held')} end)::text as "followsUntil", shown.state, coalesce(next.id, own.id) as "renewalCycleId",
  coalesce(next.round_id, own.round_id) as "renewalRoundId",
  (case when next.id is not null then next.last_on when own.id is not null then coalesce(own.last_on, shown.grace_until) end)::text as "renewalLastOn",
  case when next.id is null then coalesce(own.done_steps, 0) else coalesce(next.done_steps, 0) end as "doneSteps",
  case when next.id is null then coalesce(own.total_steps, 0) else coalesce(next.total_steps, 0) end as "totalSteps",
  case when next.id is null then own.completion else next.completion end as completion`;

/** In a later round of the programme that has begun, where she is in one; else the next passage of this one. Never in a round that was ended: what was open ended with it (decision 0137). */
const RENEWAL = `
  join learning.round held on held.id = shown.round_id
  left join lateral (
    select n.id, n.round_id, ${renewalLastOn('n', 'held')} as last_on, d.done_steps, d.total_steps, d.state->'requirements' as completion
    from learning.cycle n left join learning.completion d on d.cycle_id = n.id
    where n.round_id = shown.round_id and n.member_id = shown.member_id and n.number = shown.number + 1 and n.counts_from is not null
      and held.ended_on is null
  ) own on true
  left join lateral (
    select ahead.id, ahead.round_id, ${cycleLastOn('ahead', 'later')} as last_on, d.done_steps, d.total_steps, d.state->'requirements' as completion
    from learning.round later join learning.cycle ahead on ahead.round_id = later.id and ahead.member_id = shown.member_id
    left join learning.completion d on d.cycle_id = ahead.id
    where ${isLaterRound('later', 'held')} and later.starts_on <= $1::date and later.ended_on is null order by later.starts_on desc, ahead.number desc, ahead.id limit 1
  ) next on true`;

/** The list a question asks for, whole or a part of it. Only conditions that are asked for are written, so that they can be planned. */
function listed(
  scope: Scope,
  { roundId, communeId, period, state, on, order }: ExpiringQuestion,
  { ruled, part }: { readonly ruled: readonly RuledRound[]; readonly part: ExpiringPart | null },
): Pick<Statement, 'sql' | 'parameters'> {
  const { sql, parameters, bind } = expiring(scope, on, ruled);
  const conditions = [periodCondition(period, bind)];
  if (roundId !== null) conditions.push(`shown.round_id = ${bind(roundId, 'uuid')}`);
  if (communeId !== null) conditions.push(`shown.commune_id = ${bind(communeId, 'uuid')}`);
  if (state !== null) conditions.push(`shown.state = ${bind(state, 'text')}`);
  if (part !== null && part.after !== null) conditions.push(behind(part.after, order, bind));
  const most = part === null ? '' : `limit ${bind(part.limit, 'integer')}`;
  return {
    sql: `select ${COLUMNS}
      from (select * from (${sql}) shown where ${conditions.join(' and ')} order by ${ORDERED[order]} ${most}) shown
      join org.unit u on u.id = shown.team_unit_id ${RENEWAL} order by ${ORDERED[order]}`,
    parameters,
  };
}

function periodCondition(period: ExpiringQuestion['period'], bind: Bind): string {
  if (period === 'soon') return 'shown.is_soon';
  if (period === 'earlier') return "shown.valid_until < date_trunc('month', $1::date)";
  const first = bind(`${period}-01`, 'date');
  return `shown.valid_until >= ${first} and shown.valid_until < ${first} + interval '1 month'`;
}

function behind({ validUntil, givenName, fullName, cycleId }: ExpiringPlace, order: ExpiryOrder, bind: Bind): string {
  const day = order === 'end' ? `${bind(validUntil, 'date')}, ` : '';
  return `(${ORDERED[order]}) > (${day}${bind(givenName, 'text')}, ${bind(fullName, 'text')}, ${bind(cycleId, 'uuid')})`;
}

/** Answers about whose passages end. `ruled`: the rounds of it that have a rule of their own. */
@Injectable()
export class ExpiryRepository {
  constructor(private readonly database: Database) {}

  /** Those after a place. */
  async page(
    scope: Scope,
    question: ExpiringQuestion,
    within: { readonly ruled: readonly RuledRound[]; readonly part: ExpiringPart },
  ): Promise<ExpiringRow[]> {
    const { sql, parameters } = listed(scope, question, within);
    return this.database.query<ExpiringRow>(sql, parameters);
  }

  /** All of them, in batches read as they are asked for: see `readInBatches`. */
  stream(
    scope: Scope,
    question: ExpiringQuestion,
    ruled: readonly RuledRound[],
  ): AsyncGenerator<readonly ExpiringRow[]> {
    return readInBatches<ExpiringRow>(this.database, listed(scope, question, { ruled, part: null }));
  }

  /** Everybody of the scope, whatever is picked, by round, commune, month and state. */
  async groups(scope: Scope, on: string, ruled: readonly RuledRound[]): Promise<ExpiryGroup[]> {
    const { sql, parameters } = expiring(scope, on, ruled);
    return this.database.query<ExpiryGroup>(
      `select one.round_id as "roundId", one.round_title as "roundTitle", one.commune_id as "communeId",
         one.commune_name || coalesce(' (' || one.distinguished_by || ')', '') as "communeName",
         to_char(one.valid_until, 'YYYY-MM') as month, one.state, one.is_soon as "isSoon", count(*)::integer as count
       from (${sql}) one group by 1, 2, 3, 4, 5, 6, 7`,
      parameters,
    );
  }
}
