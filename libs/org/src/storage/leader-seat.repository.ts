import { Injectable } from '@nestjs/common';
import { Database, foldText, likePart, type Scope, scopePaths } from '@lopso/platform';
import { type TeamKind, type UnitKind } from '../rules/team-kinds';
import { distinctName } from '../rules/unit-names';
import { type GrantFilter, type GrantState, type RoleGrantRow } from './role-grant.repository';

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

/** Answers about the rights that follow from leaders' seats. */
@Injectable()
export class LeaderSeatRepository {
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
  async list(scope: Scope, { on, isEnded, limit, after, text }: LeaderSeatFilter): Promise<LeaderSeatRight[]> {
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
}
