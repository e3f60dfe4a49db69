import { Injectable } from '@nestjs/common';
import { Database, foldText, likePart, type Scope, scopePaths } from '@lopso/platform';
import { successorPathsOf } from '../history/unit-successors';
import { type TeamKind, type UnitKind } from '../teams/team.rules';
import { distinctName } from '../units/unit.rules';
import {
  ENDS_ON,
  type GrantFilter,
  type GrantState,
  IS_OVER,
  LENT_FROM,
  type RoleGrantRow,
} from './role-grant.repository';

/**
 * The right of a team's leader as it follows from the seat (decision 0027), in the form of a grant: its id is the holding's,
 * its decision that of the team, its giver nobody. `accountId` is null where the reader does not know it.
 */
export interface LeaderSeatRight extends Omit<RoleGrantRow, 'accountId' | 'basis' | 'bound' | 'memberId'> {
  readonly basis: 'seat';
  readonly accountId: string | null;
  readonly memberId: string;
  readonly memberName: string;
  readonly bound: { readonly kind: 'team'; readonly teamId: string };
}

/** Which of them; `text` is part of a name. */
export interface LeaderSeatFilter extends Pick<GrantFilter, 'on' | 'isEnded' | 'limit' | 'after'> {
  readonly text: string | null;
}

interface Row {
  readonly id: string;
  readonly memberId: string;
  readonly memberName: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly unitKind: UnitKind;
  readonly fullName: string;
  readonly distinguishedBy: string | null;
  readonly teamId: string;
  readonly teamName: string;
  readonly teamKind: TeamKind;
  readonly decisionNumber: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly givenAt: Date;
  readonly state: GrantState;
}

/** A seat is held from midnight in Vietnam on. */
const GIVEN_AT = `(lower(s.held)::timestamp at time zone 'Asia/Ho_Chi_Minh')`;

/** No id lies behind it: with it the page is bounded from the first on, and read along `seat_term_leader_given_idx`. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const IS_ENDED = 'coalesce(upper(s.held) <= $1::date, false)';

const SELECT = `
  select s.id, s.member_id as "memberId", m.full_name as "memberName", t.unit_id as "unitId", t.unit_path::text as "unitPath",
    u.kind as "unitKind", u.full_name as "fullName", u.distinguished_by as "distinguishedBy", t.id as "teamId", t.name as "teamName",
    t.kind as "teamKind", t.decision_number as "decisionNumber", lower(s.held)::text as from, upper(s.held)::text as until,
    ${GIVEN_AT} as "givenAt",
    case when ${IS_ENDED} then 'ended' when lower(s.held) > $1::date then 'coming' else 'current' end as state
  from org.seat_term s join org.team t on t.id = s.team_id join org.unit u on u.id = t.unit_id
    join org.member m on m.id = s.member_id
  where s.position = 'leader' and m.erased_at is null`;

/** The first day a member's run of leader's seats in the team is over; null without an end. */
const RUN_UNTIL = `(select upper(run) from (select unnest(range_agg(r.held)) as run from org.seat_term r
  where r.team_id = s.team_id and r.member_id = s.member_id and r.position = 'leader') runs where run @> $1::date)::text`;

function rightOf({ fullName, distinguishedBy, teamId, ...row }: Row): LeaderSeatRight {
  return {
    ...row,
    basis: 'seat',
    accountId: null,
    role: 'team-leader',
    unitName: distinctName(fullName, distinguishedBy),
    bound: { kind: 'team', teamId },
    onBehalfOf: null,
    behalfMemberId: null,
    givenBy: null,
    endedBy: null,
    endedAt: null,
    holderClosedAt: null,
  };
}

/** Days on which an account may teach over a commune, by one right: `yyyy-mm-dd`, both included; `until` null: without an end. */
export interface TeachingDays {
  readonly accountId: string;
  readonly communeId: string;
  readonly from: string;
  readonly until: string | null;
}

/** How a right stood at a moment: until its last day, or until somebody ended it later. */
export type TeachingThen = 'held' | 'ended-since';

/** Of a right `h` over a unit that ended: the paths of those that go on for it. */
const PATHS_OF_ENDED = `case when exists (select from org.unit over where over.id = h.unit_id and not upper_inf(over.valid)) then ${successorPathsOf('h.unit_id')}
    else '{}' end`;

/** Answers about the rights that follow from leaders' seats. */
@Injectable()
export class HeldRightRepository {
  constructor(private readonly database: Database) {}

  /** What a member leads on a day, with the first day she will not; null while none is known. */
  async ledBy(memberId: string | null, on: string): Promise<(LeaderSeatRight & { readonly endsOn: string | null })[]> {
    const rows = await this.database.query<Row & { endsOn: string | null }>(
      `select h.*, ${RUN_UNTIL} as "endsOn" from (${SELECT} and s.member_id = $2 and s.held @> $1::date) h
       join org.seat_term s on s.id = h.id order by h."unitPath", h.id`,
      [on, memberId],
    );
    return rows.map(({ endsOn, ...row }) => ({ ...rightOf(row), endsOn }));
  }

  /** What these members lead on a day or will lead later. */
  async ledByAny(
    memberIds: readonly string[],
    on: string,
  ): Promise<{ readonly memberId: string; readonly unitPath: string }[]> {
    return this.database.query(
      `select s.member_id as "memberId", t.unit_path::text as "unitPath" from org.seat_term s join org.team t on t.id = s.team_id
       where s.member_id = any($1::uuid[]) and s.position = 'leader' and s.held && daterange($2::date, null) order by s.member_id, s.id`,
      [[...memberIds], on],
    );
  }

  /** Who leads the teams of these very units on a day or later. */
  async leadersOver(unitIds: readonly string[], on: string): Promise<string[]> {
    const rows = await this.database.query<{ memberId: string }>(
      `select distinct s.member_id as "memberId" from org.seat_term s join org.team t on t.id = s.team_id
       where t.unit_id = any($1::uuid[]) and s.position = 'leader' and s.held && daterange($2::date, null)`,
      [[...unitIds], on],
    );
    return rows.map(({ memberId }) => memberId);
  }

  /** Over units of a scope, the latest first. */
  async listLeaderSeats(
    scope: Scope,
    { on, isEnded, limit, after, text }: LeaderSeatFilter,
  ): Promise<LeaderSeatRight[]> {
    const rows = await this.database.query<Row>(
      `${SELECT} and t.unit_path <@ any($2::ltree[]) and ${IS_ENDED} = $3
         and (${GIVEN_AT}, s.id) < (coalesce($4::timestamptz, 'infinity'), coalesce($5::uuid, '${LAST_ID}'))
         and ($7::text is null or m.search_key like $7)
       order by ${GIVEN_AT} desc, s.id desc limit $6`,
      [
        on,
        scopePaths(scope),
        isEnded,
        after?.[0] ?? null,
        after?.[1] ?? null,
        limit,
        text === null ? null : likePart(foldText(text)),
      ],
    );
    return rows.map(rightOf);
  }

  /** Accounts that hold a trainer's right on a day over a unit, guests' too; in no order. */
  async trainersOver(unitPath: string, on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct g.account_id as id from org.role_grant g
       where g.role = 'trainer' and g.unit_path @> $2::ltree and g.held @> $1::date and not ${IS_OVER}`,
      [on, unitPath],
    );
    return rows.map(({ id }) => id);
  }

  /** The same of rights that hold on the day or begin later. */
  async trainersFrom(unitPath: string, day: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select distinct g.account_id as id from org.role_grant g
       where g.role = 'trainer' and g.unit_path @> $2::ltree and not ${IS_OVER}`,
      [day, unitPath],
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Whether an account held a trainer's right over a unit at a moment, on the day of it (`yyyy-mm-dd`), by its own days and, where it was lent, by those of what it
   * was lent from; null: it did not. Of several the one that nobody ended.
   */
  async getTeachingRightAt(
    accountId: string,
    unitPath: string,
    at: { instant: Date; day: string },
  ): Promise<TeachingThen | null> {
    const row = await this.database.queryOne<{ isKept: boolean | null }>(
      `with held as materialized (
         select g.unit_id, g.unit_path, g.ended_at from org.role_grant g
         where g.role = 'trainer' and g.account_id = $1 and g.held @> $4::date and (g.ended_at is null or g.ended_at > $3)
           and (g.on_behalf_of is null or exists (select from org.role_grant l
             where ${LENT_FROM} and l.held @> $4::date and (l.ended_at is null or l.ended_at > $3))))
       select bool_or(h.ended_at is null) as "isKept" from held h
       where h.unit_path @> $2::text::ltree or $2::text = any(${PATHS_OF_ENDED})`,
      [accountId, unitPath, at.instant, at.day],
    );
    if (row === null || row.isKept === null) return null;
    return row.isKept ? 'held' : 'ended-since';
  }

  /**
   * The trainers' rights of accounts over communes as of a day, those that ended too, and those over communes for which they go on; the last day of one that was ended is the day before.
   * `isHeld`: whoever would end one of them waits until the transaction ends.
   */
  async getTeachingDays(
    accountIds: readonly string[],
    communeIds: readonly string[],
    on: string,
    isHeld: boolean,
  ): Promise<TeachingDays[]> {
    return this.database.query<TeachingDays>(
      `with held as materialized (
         select g.account_id, g.unit_id, g.unit_path, lower(g.held) as first,
           case when ${IS_OVER} then least(${ENDS_ON} - 1, (g.ended_at at time zone 'Asia/Ho_Chi_Minh')::date - 1, $1::date - 1)
             else ${ENDS_ON} - 1 end as last
         from org.role_grant g where g.role = 'trainer' and g.account_id = any($2)
         order by g.id ${isHeld ? 'for share of g' : ''}),
       right_of as materialized (select h.*, ${PATHS_OF_ENDED} as heir_paths from held h)
       select h.account_id as "accountId", u.id as "communeId", to_char(h.first, 'YYYY-MM-DD') as "from",
         to_char(h.last, 'YYYY-MM-DD') as until
       from right_of h join org.unit u on h.unit_path @> u.path or u.path::text = any(h.heir_paths) where u.id = any($3)`,
      [on, accountIds, communeIds],
    );
  }
}
