import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type RequirementCompletion } from '@lopso/learning';
import { type ExpiryFilter, type ExpiryGroup, type ExpiryOrder, type ExpiryState, SOON_DAYS } from '../rules/expiring';

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
  /** The last day on which a renewal follows on. */
  readonly graceUntil: string;
  readonly state: ExpiryState;
  /** The cycle in which she renews; null before it was opened, and where it has not begun (again). */
  readonly renewalCycleId: string | null;
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

/** Where a page ends. */
export interface ExpiringPlace {
  readonly validUntil: string;
  readonly givenName: string;
  readonly fullName: string;
  readonly cycleId: string;
}

/**
 * The one definition of who is told that something ends: of every round, the latest finished passage of each member who holds a seat in
 * one of its audience teams on the day, unless a renewal of it is finished. `$1` day, `$2` unit paths. List, choices and file select from it.
 */
const EXPIRING = `
  select c.id as cycle_id, c.round_id, r.title as round_title, r.state = 'closed' as is_round_closed, c.number, p.valid_until, p.renewable_from,
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
    commune.distinguished_by
  from learning.completion p
  join learning.cycle c on c.id = p.cycle_id
  join learning.round r on r.id = c.round_id and r.validity is not null
  join org.member m on m.id = c.member_id and m.erased_at is null
  join org.seat_term s on s.member_id = c.member_id and s.held @> $1::date
  join org.team t on t.id = s.team_id and t.kind = any(r.audience)
  join org.unit u on u.id = t.unit_id
  join org.unit commune on commune.id = case u.kind when 'commune' then u.id else u.parent_id end
  where p.valid_until is not null and t.unit_path <@ any($2::ltree[])
    and not exists (
      select from learning.cycle later join learning.completion done on done.cycle_id = later.id and done.finished_at is not null
      where later.round_id = c.round_id and later.member_id = c.member_id and later.number > c.number)`;

const PERIOD = `case $5::text
    when 'soon' then one.is_soon
    when 'earlier' then one.valid_until < date_trunc('month', $1::date)
    else to_char(one.valid_until, 'YYYY-MM') = $5 end`;

const NAME = 'shown.given_name collate "vi-x-icu", shown.full_name collate "vi-x-icu", shown.cycle_id';
const ORDERED: Readonly<Record<ExpiryOrder, string>> = { name: NAME, end: `shown.valid_until, ${NAME}` };
const BEGINNINGS: Readonly<Record<ExpiryOrder, string>> = { name: '', end: '$7::date, ' };

const COLUMNS = `shown.cycle_id as "cycleId", shown.member_id as "memberId", shown.full_name as "fullName", shown.given_name as "givenName",
  shown.home_path::text as "unitPath", shown.is_restricted as "isRestricted", shown.commune_id as "communeId",
  shown.commune_name as "communeName", shown.distinguished_by as "communeDistinguishedBy", shown.team_id as "teamId",
  shown.team_kind as "teamKind", u.full_name as "teamUnitName", shown.round_id as "roundId", shown.round_title as "roundTitle",
  shown.is_round_closed as "isRoundClosed", shown.number, shown.valid_until::text as "validUntil",
  shown.renewable_from::text as "renewableFrom", shown.grace_until::text as "graceUntil", shown.state, renewal.id as "renewalCycleId",
  coalesce(renewal.done_steps, 0) as "doneSteps", coalesce(renewal.total_steps, 0) as "totalSteps", renewal.completion`;

const RENEWAL = `
  left join lateral (
    select n.id, d.done_steps, d.total_steps, d.state->'requirements' as completion
    from learning.cycle n left join learning.completion d on d.cycle_id = n.id
    where n.round_id = shown.round_id and n.member_id = shown.member_id and n.number = shown.number + 1 and n.counts_from is not null
  ) renewal on true`;

/** Of the first page. */
const BEGINNING = [null, null, null, null];

/** Answers about whose passages end. */
@Injectable()
export class ExpiringRepository {
  constructor(private readonly database: Database) {}

  /** How many there are, and those after a place: one statement, one snapshot. */
  async page(
    scope: Scope,
    question: ExpiringQuestion,
    page: { readonly after: ExpiringPlace | null; readonly limit: number },
  ): Promise<{ readonly total: number; readonly rows: ExpiringRow[] }> {
    const { roundId, communeId, period, state, on, order } = question;
    const { after, limit } = page;
    const rows = await this.database.query<ExpiringRow & { readonly people: number }>(
      `with filtered as materialized (
         select * from (${EXPIRING}) one
         where ($3::uuid is null or one.round_id = $3) and ($4::uuid is null or one.commune_id = $4)
           and ${PERIOD} and ($6::text is null or one.state = $6)),
       shown as (
         select * from filtered shown
         where $7::date is null or (${ORDERED[order]}) > (${BEGINNINGS[order]}$8::text, $9::text, $10::uuid)
         order by ${ORDERED[order]} limit $11),
       detailed as (
         select ${COLUMNS}, row_number() over (order by ${ORDERED[order]}) as place
         from shown join org.unit u on u.id = shown.team_unit_id ${RENEWAL})
       select detailed.*, everybody.people
       from (select count(*)::integer as people from filtered) everybody left join detailed on true
       order by detailed.place`,
      [
        ...[on, scopePaths(scope), roundId, communeId, period, state],
        ...(after === null ? BEGINNING : [after.validUntil, after.givenName, after.fullName, after.cycleId]),
        limit,
      ],
    );
    return { total: rows[0]?.people ?? 0, rows: rows.filter((row) => (row.cycleId as string | null) !== null) };
  }

  /** Everybody of the scope, whatever is picked, by round, commune, month and state. */
  async groups(scope: Scope, on: string): Promise<ExpiryGroup[]> {
    return this.database.query<ExpiryGroup>(
      `select one.round_id as "roundId", one.round_title as "roundTitle", one.commune_id as "communeId",
         one.commune_name || coalesce(' (' || one.distinguished_by || ')', '') as "communeName",
         to_char(one.valid_until, 'YYYY-MM') as month, one.state, one.is_soon as "isSoon", count(*)::integer as count
       from (${EXPIRING}) one group by 1, 2, 3, 4, 5, 6, 7`,
      [on, scopePaths(scope)],
    );
  }
}
