import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type AudienceRule } from '../rules/audience-rule';
import { audienceCondition, type Bind, type StoodCompletion } from './audience-condition';
import { wasInLaterRound } from './later-round';
import { joinKindOn, teamsOn } from './places-on-day';

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
  readonly stood: readonly StoodCompletion[];
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
}

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
