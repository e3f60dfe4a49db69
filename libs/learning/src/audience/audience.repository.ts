import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { wasInLaterRound } from '../cycles/cycle-sql.repository';
import { type AudienceCondition, type AudienceRule } from './audience.rules';

/** Calendar days of Vietnam. */
const ZONE = `'Asia/Ho_Chi_Minh'`;

/** What was remembered `until` an instant was another one on a day: a change made in the course of a day holds for all of it, as a seat does. */
const dayAfter = (day: string): string => `(((${day})::date + 1)::timestamp at time zone ${ZONE})`;

/**
 * Looked up for each unit, team or person by its key, never joined as a whole: of a register that was filled a moment ago the planner believes that it has a few
 * rows, and then would read all that was remembered beside each of 20,000 seats.
 */
const beside = (found: string, name: string): string => `left join lateral (${found}) ${name} on true`;

/**
 * The path a unit had on a day where it was another one, `path`; no row: it is the one of today. A village goes into another commune on the day of effect
 * of the merger or split, which may lie before the day it was entered on.
 */
function pathOn(unitId: string, day: string): string {
  return `
    select moved.path from (
      select gone.until, gone.path, lead(gone.path, 1, kept.path) over (order by gone.until) as next_path
      from org.unit_past_path gone join org.unit kept on kept.id = gone.unit_id
      where gone.unit_id = ${unitId} and gone.until >= ${dayAfter(day)}
    ) moved
    left join org.unit giver on giver.path = subpath(moved.path, 0, 2)
    left join org.unit taker on taker.path = subpath(moved.next_path, 0, 2)
    left join org.unit_succession link on link.from_unit_id = giver.id and link.to_unit_id = taker.id
    where link.effective_on is null or link.effective_on > (${day})::date
    order by moved.until limit 1`;
}

/** Joins `lay.path` to a unit: the path it had on a day where that was another one, else null. */
export const joinPathOn = (unitId: string, day: string): string => beside(pathOn(unitId, day), 'lay');

/** Joins `called.full_name` to a unit: what it was called on a day where that was something else, else null. */
export function joinNameOn(unitId: string, day: string): string {
  const name = `
    select old.full_name from org.unit_former_name old
    where old.unit_id = ${unitId} and old.until > (${day})::date order by old.until limit 1`;
  return beside(name, 'called');
}

/**
 * Teams with the unit whose they were on a day: `id`, `kind`, `path_now` (of today, by which access is judged), `unit_path` (of that day), `name` (of
 * today) and `unit_name_then`, the full name of the unit where it was another unit or was called otherwise, else null. `day` null: today.
 */
export function teamsOn(day: string | null): string {
  if (day === null)
    return `select t.id, t.kind, t.name, t.unit_path as path_now, t.unit_path, null::text as unit_name_then from org.team t`;
  const other = `
    select gone.unit_id from org.team_past_unit gone
    where gone.team_id = t.id and gone.until >= ${dayAfter(day)} order by gone.until limit 1`;
  const unitId = 'coalesce(other.unit_id, t.unit_id)';
  return `
    select t.id, t.kind, t.name, t.unit_path as path_now, coalesce(lay.path, was.path, t.unit_path) as unit_path,
      coalesce(called.full_name, was.full_name) as unit_name_then
    from org.team t ${beside(other, 'other')} left join org.unit was on was.id = other.unit_id
    ${joinPathOn(unitId, day)} ${joinNameOn(unitId, day)}`;
}

/**
 * Joins to a member `k.kind`, the kind of people her record said on a day where that was another one, and `k.is_known`: false where only that is kept, and
 * the kind is the one it was corrected to (null: today's). `day` null: today, and both are null.
 */
export function joinKindOn(memberId: string, day: string | null): string {
  if (day === null) return beside('select null::text as kind, null::boolean as is_known', 'k');
  const kind = `
    select (array_agg(gone.kind order by gone.until) filter (where gone.kind is not null))[1] as kind,
      (array_agg(gone.kind order by gone.until))[1] is not null as is_known
    from org.member_past_kind gone where gone.member_id = ${memberId} and gone.until >= ${dayAfter(day)} having count(*) > 0`;
  return beside(kind, 'k');
}

/** Takes a value as a parameter of the statement and gives its name, with the type the column has. */
export type Bind = (value: unknown, type: string) => string;

/** A completion that stood at the end of a day and was set aside since; `at`: when it was finished. */
export interface CompletionAsOf {
  readonly memberId: string;
  readonly roundId: string;
  readonly at: Date;
}

/**
 * `meetsAudience` as a condition of one statement over all seat holders, `held f`: person_kind, team_kind, position, unit_path, held_from, member_id,
 * `counts_until`, the last instant at which something finished counts, and `day_end`: what was set aside later still counted on that day. Units come as paths
 * of the day that is judged, courses as ids of their quizzes; units below them, as they are and as they were, are looked up once, not for each of 20,000 people. `stood`: completions of that day that do not stand any more.
 */
export function audienceCondition(
  rule: AudienceRule | null,
  roundId: string | null,
  bind: Bind,
  stood: readonly CompletionAsOf[] = [],
): string {
  if (rule === null) return 'true';
  const asking = { roundId, bind, stood };
  const say = (condition: AudienceCondition): string => conditionOf(condition, asking);
  const wanted = rule.conditions.map(say).join(rule.match === 'all' ? ' and ' : ' or ');
  const parts = [...(wanted === '' ? [] : [`(${wanted})`]), ...rule.except.map((one) => `not ${say(one)}`)];
  return parts.length === 0 ? 'true' : `(${parts.join(' and ')})`;
}

interface Asking {
  readonly roundId: string | null;
  readonly bind: Bind;
  readonly stood: readonly CompletionAsOf[];
}

function conditionOf(condition: AudienceCondition, asking: Asking): string {
  const { kind, values } = condition;
  const { roundId, bind } = asking;
  switch (kind) {
    case 'person':
      return `(f.person_kind = any(${bind(values, 'text[]')}))`;
    case 'team':
      return `(f.team_kind = any(${bind(values, 'text[]')}))`;
    case 'position':
      return `(f.position = any(${bind(values, 'text[]')}))`;
    case 'unit':
      return `(f.unit_path in (select u.path from (${PATHS}) u where u.path <@ any(${bind(values, 'ltree[]')})))`;
    case 'seat':
      return onSide(condition, bind);
    case 'round':
      return finishedRound(`x.round_id = any(${bind(values, 'uuid[]')}) and ${isAnother(roundId, bind)}`, asking);
    case 'course':
      return `exists (select from learning.evidence e where e.member_id = f.member_id and e.kind = 'quiz-passed'
        and e.subject = any(${bind(values, 'text[]')}) and (e.superseded_at is null or e.superseded_at > f.day_end) and e.occurred_at <= f.counts_until)`;
    case 'any-round':
      return finishedRound(`${isAnother(roundId, bind)} and ${IS_WHOLE}`, asking);
    case 'named':
      return isNamedBy(roundId, bind);
  }
}

function onSide({ side, day }: AudienceCondition, bind: Bind): string {
  return `coalesce(f.held_from ${side === 'before' ? '<' : '>='} ${bind(day, 'date')}, false)`;
}

function isNamedBy(roundId: string | null, bind: Bind): string {
  if (roundId === null) return 'false';
  return `exists (select from learning.reopening_name n where n.round_id = ${bind(roundId, 'uuid')} and n.member_id = f.member_id)`;
}

/** Where units lie and lay: a team is judged by where it lay on the day. */
const PATHS = 'select path from org.unit union all select path from org.unit_past_path';

/** A reopening asks for a few lessons of a round: by itself it is none. */
const IS_WHOLE = 'exists (select from learning.round whole where whole.id = x.round_id and whole.reopens is null)';

function isAnother(roundId: string | null, bind: Bind): string {
  return roundId === null ? 'true' : `x.round_id <> ${bind(roundId, 'uuid')}`;
}

function finishedRound(which: string, { stood, bind }: Asking): string {
  const still = `exists (select from learning.cycle x join learning.completion done on done.cycle_id = x.id
        where x.member_id = f.member_id and ${which} and done.finished_at <= f.counts_until)`;
  if (stood.length === 0) return still;
  const members = bind(
    stood.map(({ memberId }) => memberId),
    'uuid[]',
  );
  const rounds = bind(
    stood.map(({ roundId }) => roundId),
    'uuid[]',
  );
  const instants = bind(
    stood.map(({ at }) => at),
    'timestamptz[]',
  );
  return `(${still} or exists (select from unnest(${members}, ${rounds}, ${instants}) as x(member_id, round_id, finished_at)
        where x.member_id = f.member_id and ${which} and x.finished_at <= f.counts_until))`;
}

/** Who comes to a round, stays in it, leaves its audience, or is kept in it from before. */
export const AUDIENCE_SIDES = ['joins', 'leaves', 'stays', 'kept'] as const;

export type AudienceSide = (typeof AUDIENCE_SIDES)[number];

/** The round a rule is for; units as paths of the day, courses as ids of quizzes in both rules. */
export interface AudienceQuestion {
  /** Null: it is not opened yet, and nobody is in it. */
  readonly roundId: string | null;
  readonly teamKinds: readonly string[];
  /** Where the round lies. */
  readonly unitPath: string;
  /** The rule the round has. */
  readonly saved: AudienceRule | null;
  /** The rule asked about. */
  readonly asked: AudienceRule | null;
  /** The calendar date, and its last instant. */
  readonly on: string;
  readonly until: Date;
  /** Not today: units, teams and kinds of people are asked for as they were. */
  readonly isPast: boolean;
  /** It takes newcomers alone by then: nobody who is in a later round of its programme joins it. Left out: it takes everybody. */
  readonly passesLater?: boolean;
  /** Completions of other rounds that stood at the end of that day and do not any more. */
  readonly stood: readonly CompletionAsOf[];
}

/** How many of each side. */
export type SideCounts = Readonly<Record<AudienceSide, number>>;

/** A commune with how many of its people are on each side. */
export interface CommuneSides extends SideCounts {
  readonly communeId: string;
  readonly name: string;
}

/** One person on a side. */
export interface AudiencePerson {
  readonly memberId: string;
  readonly fullName: string;
  readonly givenName: string;
  readonly isRestricted: boolean;
  readonly position: string;
  readonly teamName: string;
  readonly communeName: string;
  readonly heldFrom: string;
}

/** The same with the team as it is called today, and the full name of its unit on the day that is asked about, where it was another or was called otherwise. */
export interface AudiencePersonRow extends AudiencePerson {
  readonly unitNameThen: string | null;
}

/** Where a page of people begins: behind this one. */
export interface AudiencePlace {
  readonly givenName: string;
  readonly fullName: string;
  readonly memberId: string;
}

/** Which people of a side. */
export interface AudiencePageWish {
  readonly side: AudienceSide;
  readonly communeId: string | null;
  readonly after: AudiencePlace | null;
  readonly limit: number;
}

/** Who is to join, and since when she holds her seat. */
export interface AudienceHolder {
  readonly memberId: string;
  readonly teamId: string;
  /** Where the team lies today. */
  readonly unitPath: string;
  readonly heldFrom: string;
}

const BY_NAME = 'j.given_name collate "vi-x-icu", j.full_name collate "vi-x-icu", j.member_id';

interface Judged {
  readonly judged: string;
  /** Grows with what is bound later. */
  readonly values: unknown[];
  readonly bind: Bind;
}

function judgedStatement(
  question: AudienceQuestion,
  within: readonly string[],
  memberIds: readonly string[] | null,
): Judged {
  const { roundId, teamKinds, unitPath, saved, asked, on, isPast, until, stood, passesLater } = question;
  const values: unknown[] = [];
  const bind: Bind = (value, type) => `$${values.push(value)}::${type}`;
  const day = bind(on, 'date');
  const past = isPast ? day : null;
  const last = bind(until, 'timestamptz');
  const some = memberIds === null ? '' : `and s.member_id = any(${bind(memberIds, 'uuid[]')})`;
  const meets = (rule: AudienceRule | null): string => audienceCondition(rule, roundId, bind, stood);
  const isPassed =
    passesLater === true
      ? `exists (select from (select f.member_id) c where ${wasInLaterRound(bind(roundId, 'uuid'), day)})`
      : 'false';
  const judged = `
    select f.*, case
        when f.is_asked and f.joined_at is null and not ${isPassed} then 'joins' when f.joined_at is null then null
        when f.is_asked then 'stays' when f.is_saved then 'leaves' else 'kept' end as side
    from (
      select f.*, ${meets(asked)} as is_asked, ${meets(saved)} as is_saved
      from (
        select s.member_id, s.team_id, s.position, t.kind as team_kind, t.name as team_name, t.unit_name_then, t.path_now, t.unit_path,
          subpath(t.unit_path, 0, 2) as commune_path, lower(s.held) as held_from, coalesce(k.kind, m.kind) as person_kind,
          coalesce(k.is_known, true) as is_kind_known, m.full_name, m.given_name, m.restricted_at is not null as is_restricted,
          c.opened_at as joined_at, least(${last}, c.opened_at) as counts_until, ${last} as day_end
        from org.seat_term s
        join (${teamsOn(past)}) t on t.id = s.team_id
        join org.member m on m.id = s.member_id and m.erased_at is null
        ${joinKindOn('s.member_id', past)}
        left join learning.cycle c on c.round_id = ${bind(roundId, 'uuid')} and c.member_id = s.member_id and c.number = 1
          and c.opened_at <= ${last}
        where s.held @> ${day} and s.kind = any(${bind(teamKinds, 'text[]')}) and t.path_now <@ ${bind(unitPath, 'ltree')}
          and t.path_now <@ any(${bind(within, 'ltree[]')}) ${some}
      ) f
    ) f`;
  return { judged, values, bind };
}

/** A unit that a rule names: what it was called on a day, and where its people belonged then. */
export interface NamedPlace {
  readonly id: string;
  readonly fullName: string;
  /**
   * Its own path on the day. Of one that had ended by then also those of the units that came of it through every merger and split until then; of one that
   * had not begun yet those of the units that were merged into it, and of the villages that a split gave it.
   */
  readonly paths: readonly string[];
}

/** A round that a rule names. */
export interface NamedRound {
  readonly id: string;
  readonly title: string;
}

/** Seat holders of the teams a round is for on a day, each judged by both rules: one statement for the whole province. */
@Injectable()
export class AudienceRepository {
  constructor(private readonly database: Database) {}

  /** The communes of a scope that have anybody on a side, in Vietnamese order of their names. */
  async countByCommune(scope: Scope, question: AudienceQuestion): Promise<CommuneSides[]> {
    const { judged, values } = judgedStatement(question, scopePaths(scope), null);
    return this.database.query<CommuneSides>(
      `with judged as (${judged}),
         counted as (
           select j.commune_path, count(*) filter (where side = 'joins')::integer as joins,
             count(*) filter (where side = 'leaves')::integer as leaves, count(*) filter (where side = 'stays')::integer as stays,
             count(*) filter (where side = 'kept')::integer as kept
           from judged j where j.side is not null group by 1)
       select u.id as "communeId", u.full_name as name, c.joins, c.leaves, c.stays, c.kept
       from counted c join org.unit u on u.path = c.commune_path
       order by u.name collate "vi-x-icu", u.code`,
      values,
    );
  }

  /** People of one side by given name, then name. */
  async page(scope: Scope, question: AudienceQuestion, wish: AudiencePageWish): Promise<AudiencePersonRow[]> {
    const { judged, values, bind } = judgedStatement(question, scopePaths(scope), null);
    const { side, communeId, after, limit } = wish;
    const within =
      communeId === null
        ? ''
        : `and j.commune_path = (select path from org.unit where id = ${bind(communeId, 'uuid')})`;
    const behind =
      after === null
        ? ''
        : `and (${BY_NAME}) > (${bind(after.givenName, 'text')}, ${bind(after.fullName, 'text')}, ${bind(after.memberId, 'uuid')})`;
    return this.database.query<AudiencePersonRow>(
      `with judged as (${judged}),
         shown as (
           select * from judged j where j.side = ${bind(side, 'text')} ${within} ${behind} order by ${BY_NAME} limit ${bind(limit, 'integer')})
       select j.member_id as "memberId", j.full_name as "fullName", j.given_name as "givenName", j.is_restricted as "isRestricted",
         j.position, j.team_name as "teamName", j.unit_name_then as "unitNameThen", u.full_name as "communeName", j.held_from::text as "heldFrom"
       from shown j join org.unit u on u.path = j.commune_path order by ${BY_NAME}`,
      values,
    );
  }

  /** Of how many seat holders of a scope, on whatever side, it is not known which kind of people they were one of on the day. */
  async countUnknownKinds(scope: Scope, question: AudienceQuestion): Promise<number> {
    const { judged, values } = judgedStatement(question, scopePaths(scope), null);
    const row = await this.database.queryOne<{ count: number }>(
      `select count(*)::integer as count from (${judged}) j where not j.is_kind_known`,
      values,
    );
    return row?.count ?? 0;
  }

  /** Who meets the rule asked about, all of them or some of the members, by member id. */
  async holders(question: AudienceQuestion, memberIds: readonly string[] | null): Promise<AudienceHolder[]> {
    const { judged, values } = judgedStatement(question, [question.unitPath], memberIds);
    return this.database.query<AudienceHolder>(
      `select j.member_id as "memberId", j.team_id as "teamId", j.path_now::text as "unitPath", j.held_from::text as "heldFrom"
       from (${judged}) j where j.is_asked order by j.member_id`,
      values,
    );
  }

  /** Those of the units that lie in a province, ended ones among them, as they were on a day, `yyyy-mm-dd`; in no order. */
  async listNamedUnits(ids: readonly string[], provincePath: string, on: string): Promise<NamedPlace[]> {
    return this.database.query<NamedPlace>(
      `with recursive chain as (
         select id as named, id from org.unit where id = any($1::uuid[]) and path <@ $2::ltree
         union
         select c.named, other.id from chain c join org.unit u on u.id = c.id cross join lateral (
           select s.to_unit_id as id from org.unit_succession s
           where s.from_unit_id = u.id and upper(u.valid) <= $3::date and s.effective_on <= $3::date
           union all
           select s.from_unit_id from org.unit_succession s
           where s.to_unit_id = u.id and lower(u.valid) > $3::date and s.kind = 'merged') other),
       given as (
         select c.named, v.id from chain c join org.unit u on u.id = c.id and lower(u.valid) > $3::date
         join org.unit_succession s on s.to_unit_id = u.id and s.kind = 'split'
         join org.unit f on f.id = s.from_unit_id
         join org.unit v on v.path <@ u.path ${joinPathOn('v.id', '$3')} where lay.path <@ f.path),
       place as (
         select c.named, u.id from chain c join org.unit u on u.id = c.id where u.valid @> $3::date or u.id = c.named
         union
         select named, id from given)
       select n.id, coalesce(called.full_name, n.full_name) as "fullName",
         array_agg(coalesce(lay.path, u.path)::text order by coalesce(lay.path, u.path)) as paths
       from place p join org.unit n on n.id = p.named join org.unit u on u.id = p.id
       ${joinPathOn('u.id', '$3')} ${joinNameOn('n.id', '$3')}
       group by n.id, n.full_name, called.full_name`,
      [ids, provincePath, on],
    );
  }

  /** Those of the rounds that lie over a province, in no order. */
  async listNamedRounds(ids: readonly string[], provincePath: string): Promise<NamedRound[]> {
    return this.database.query<NamedRound>(
      'select id, title from learning.round where id = any($1::uuid[]) and unit_path <@ $2::ltree',
      [ids, provincePath],
    );
  }
}
