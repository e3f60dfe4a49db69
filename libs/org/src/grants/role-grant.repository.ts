import { Injectable } from '@nestjs/common';
import { Database, type GrantBound, type Role, type Scope, scopePaths } from '@lopso/platform';
import { type TeamKind, type UnitKind } from '../teams/team.rules';
import { distinctName } from '../units/unit.rules';
import { type GrantKind, isOfOrganisation, roleOfKind } from './grant.rules';

/** The day a grant is judged on: `$1`, or its first when that lies ahead. */
const DAY = 'greatest($1::date, lower(g.held))';

/** A team leader's grant holds only while its member sits in the team. */
const isSeated = (grant: string): string => `(${grant}.team_id is null or exists (select from org.seat_term s
  where s.team_id = ${grant}.team_id and s.member_id = ${grant}.member_id and s.held @> ${DAY}))`;

/** True of a grant `g` that was lent from the right `l`: the same role over the same unit, as narrow. */
export const LENT_FROM = `(l.on_behalf_of is null and l.account_id = g.on_behalf_of and l.role = g.role and l.unit_id = g.unit_id
  and l.is_guest = g.is_guest and l.team_id is not distinct from g.team_id and l.organisation is not distinct from g.organisation)`;

/** True of a grant `g` that was lent by who leads the team by her seat on `day` (decision 0027). */
export const lentBySeat = (
  day: string,
): string => `(g.behalf_member_id is not null and exists (select from org.seat_term b
  where b.team_id = g.team_id and b.member_id = g.behalf_member_id and b.position = 'leader' and b.held @> ${day}))`;

/** What was lent holds only while the lender holds it. */
const HAS_BASE = `(g.on_behalf_of is null or ${lentBySeat(DAY)} or exists (select from org.role_grant l
  where ${LENT_FROM} and l.ended_at is null and l.held @> ${DAY} and ${isSeated('l')}))`;

export const IS_OVER = `(g.ended_at is not null or coalesce(upper(g.held) <= $1::date, false)
  or not ${isSeated('g')} or not ${HAS_BASE})`;

/** The first day somebody's run of places in a team is over; null without an end, and for grants that stand on none. */
const seatUntil = (grant: string): string => `(select upper(run) from (select unnest(range_agg(s.held)) as run
  from org.seat_term s where s.team_id = ${grant}.team_id and s.member_id = ${grant}.member_id) runs where run @> ${DAY})`;

/** The same of the right a grant was lent from, whichever lasts longer; null for one held in one's own name. */
const BASE_UNTIL = `(select nullif(max(last), 'infinity') from (
  select coalesce(least(upper(l.held), ${seatUntil('l')}), 'infinity') as last from org.role_grant l
  where g.on_behalf_of is not null and ${LENT_FROM} and l.ended_at is null and l.held @> ${DAY}
  union all select coalesce(upper(run), 'infinity') from (select unnest(range_agg(b.held)) as run from org.seat_term b
  where b.team_id = g.team_id and b.member_id = g.behalf_member_id and b.position = 'leader') led where run @> ${DAY}) bases)`;

/** When a grant ends by itself: by its own days, with the seat it stands on, or with what it was lent from. */
export const ENDS_ON = `least(upper(g.held), ${seatUntil('g')}, ${BASE_UNTIL})`;

/** A role grant to be written. Dates are calendar dates; `until` is the first day it no longer holds. */
export interface NewRoleGrant {
  readonly id: string;
  readonly accountId: string;
  readonly role: Role;
  readonly unitId: string;
  readonly unitPath: string;
  readonly bound: GrantBound | null;
  /** The member whose seat a team leader's grant stands on. */
  readonly memberId: string | null;
  readonly decisionNumber: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly onBehalfOf: string | null;
  /** The member whose leader's seat a lent right stands on; null where it was lent from a grant. */
  readonly behalfMemberId: string | null;
  readonly givenBy: string | null;
  readonly givenAt: Date;
}

/** `ended`: taken back, run out, or without the seat it stood on; `coming`: its first day lies ahead. */
export type GrantState = 'current' | 'coming' | 'ended';

/** A grant as a list shows it. */
export interface RoleGrantRow {
  readonly basis: 'decision';
  readonly id: string;
  readonly accountId: string;
  readonly role: Exclude<Role, 'member'>;
  readonly unitId: string;
  readonly unitPath: string;
  readonly unitKind: UnitKind;
  /** With the type word, told apart where needed. */
  readonly unitName: string;
  readonly bound: GrantBound | null;
  readonly memberId: string | null;
  /** Of a team leader. */
  readonly teamName: string | null;
  readonly teamKind: TeamKind | null;
  readonly decisionNumber: string | null;
  readonly from: string;
  readonly until: string | null;
  readonly onBehalfOf: string | null;
  readonly behalfMemberId: string | null;
  readonly givenBy: string | null;
  readonly givenAt: Date;
  readonly endedBy: string | null;
  readonly endedAt: Date | null;
  /** Since when the holder's account is closed; the right can't be restored meanwhile. */
  readonly holderClosedAt: Date | null;
  readonly state: GrantState;
}

/** Which grants of a scope; `after` is the place of the last row of the page before. */
export interface GrantFilter {
  readonly on: string;
  readonly isEnded: boolean;
  readonly limit: number;
  readonly after: readonly [string, string] | null;
  /** Only rights of this kind. */
  readonly kind?: GrantKind | null;
  /** Only rights of these accounts. */
  readonly accountIds?: readonly string[] | null;
}

/** A grant that holds, with the first day it will not; null while none is known. */
export interface CurrentGrant extends RoleGrantRow {
  readonly endsOn: string | null;
}

interface Row extends Omit<RoleGrantRow, 'basis' | 'unitName' | 'bound'> {
  readonly fullName: string;
  readonly distinguishedBy: string | null;
  readonly teamId: string | null;
  readonly organisation: string | null;
  readonly isGuest: boolean;
}

const SELECT = `
  select g.id, g.account_id as "accountId", g.role, g.unit_id as "unitId", g.unit_path::text as "unitPath", u.kind as "unitKind",
    u.full_name as "fullName", u.distinguished_by as "distinguishedBy", g.team_id as "teamId", g.member_id as "memberId",
    g.organisation, g.is_guest as "isGuest", t.name as "teamName", t.kind as "teamKind", g.decision_number as "decisionNumber",
    lower(g.held)::text as from, upper(g.held)::text as until, g.on_behalf_of as "onBehalfOf",
    g.behalf_member_id as "behalfMemberId", g.given_by as "givenBy",
    g.given_at as "givenAt", g.ended_by as "endedBy", g.ended_at as "endedAt",
    g.holder_closed_at as "holderClosedAt",
    case when ${IS_OVER} then 'ended' when lower(g.held) > $1::date then 'coming' else 'current' end as state
  from org.role_grant g join org.unit u on u.id = g.unit_id left join org.team t on t.id = g.team_id`;

function boundOf({
  teamId,
  organisation,
  isGuest,
}: Pick<Row, 'teamId' | 'organisation' | 'isGuest'>): GrantBound | null {
  if (teamId !== null) return { kind: 'team', teamId };
  if (organisation !== null) return { kind: 'organisation', organisation };
  return isGuest ? { kind: 'own-classes' } : null;
}

function rowOf({ fullName, distinguishedBy, teamId, organisation, isGuest, ...rest }: Row): RoleGrantRow {
  return {
    ...rest,
    basis: 'decision',
    unitName: distinctName(fullName, distinguishedBy),
    bound: boundOf({ teamId, organisation, isGuest }),
  };
}

/** Answers about who was granted what. */
@Injectable()
export class RoleGrantRepository {
  constructor(private readonly database: Database) {}

  /** What an account holds on a day, by role and unit. */
  async currentOf(accountId: string, on: string): Promise<CurrentGrant[]> {
    const rows = await this.database.query<Row & Pick<CurrentGrant, 'endsOn'>>(
      `select h.*, ${ENDS_ON}::text as "endsOn" from (${SELECT}
         where g.account_id = $2 and g.held @> $1::date and not ${IS_OVER}) h
       join org.role_grant g on g.id = h.id order by h.role, g.unit_path, h.id`,
      [on, accountId],
    );
    return rows.map(({ endsOn, ...row }) => ({ ...rowOf(row), endsOn }));
  }

  /** What these accounts hold on a day or will hold later. */
  async standingOf(accountIds: readonly string[], on: string): Promise<RoleGrantRow[]> {
    const rows = await this.database.query<Row>(
      `${SELECT} where g.account_id = any($2::uuid[]) and not ${IS_OVER} order by g.account_id, g.id`,
      [on, [...accountIds]],
    );
    return rows.map(rowOf);
  }

  /** Grants over units of a scope, the latest given first. */
  async list(scope: Scope, filter: GrantFilter): Promise<RoleGrantRow[]> {
    const kind = filter.kind ?? null;
    const rows = await this.database.query<Row>(
      `${SELECT}
       where g.unit_path <@ any($2::ltree[]) and ${IS_OVER} = $3
         and ($4::timestamptz is null or (g.given_at, g.id) < ($4, $5::uuid))
         and ($7::text is null or (g.role = $7 and (g.organisation is not null) = $8 and g.is_guest = $9))
         and ($10::uuid[] is null or g.account_id = any($10))
       order by g.given_at desc, g.id desc limit $6`,
      [
        filter.on,
        scopePaths(scope),
        filter.isEnded,
        filter.after?.[0] ?? null,
        filter.after?.[1] ?? null,
        filter.limit,
        kind === null ? null : roleOfKind(kind),
        kind !== null && isOfOrganisation(kind),
        kind === 'guest-trainer',
        filter.accountIds ?? null,
      ],
    );
    return rows.map(rowOf);
  }

  /** Everybody who holds or held a right over units of a scope. */
  async holdersWithin(scope: Scope): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `select distinct account_id as "accountId" from org.role_grant where unit_path <@ any($1::ltree[])`,
      [scopePaths(scope)],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /** The last right an account was ever given over units of a scope, or null. */
  async lastWithin(scope: Scope, accountId: string, on: string): Promise<RoleGrantRow | null> {
    const row = await this.database.queryOne<Row>(
      `${SELECT} where g.account_id = $2 and g.unit_path <@ any($3::ltree[]) order by g.given_at desc, g.id desc limit 1`,
      [on, accountId, scopePaths(scope)],
    );
    return row === null ? null : rowOf(row);
  }

  /** All accounts that were ever granted something over units of a scope, team leaders aside; in no order. */
  async accountsWithin(scope: Scope): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `select distinct account_id as "accountId" from org.role_grant where unit_path <@ any($1::ltree[]) and team_id is null`,
      [scopePaths(scope)],
    );
    return rows.map((row) => row.accountId);
  }

  async find(id: string, on: string): Promise<RoleGrantRow | null> {
    const row = await this.database.queryOne<Row>(`${SELECT} where g.id = $2`, [on, id]);
    return row === null ? null : rowOf(row);
  }

  /** The same, locked until the transaction ends. */
  async lock(id: string, on: string): Promise<RoleGrantRow | null> {
    const row = await this.database.queryOne<Row>(`${SELECT} where g.id = $2 for update of g`, [on, id]);
    return row === null ? null : rowOf(row);
  }

  /** True when somebody else administers the same units, without an end and in their own right. */
  async hasOtherAdministrator(
    grant: Pick<RoleGrantRow, 'id' | 'accountId' | 'unitPath'>,
    on: string,
  ): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from org.role_grant where role = 'department-admin' and account_id <> $1 and unit_path @> $2::ltree
       and held @> $3::date and upper_inf(held) and ended_at is null and on_behalf_of is null limit 1`,
      [grant.accountId, grant.unitPath, on],
    );
    return row !== null;
  }

  async insert(grant: NewRoleGrant): Promise<void> {
    const { bound } = grant;
    await this.database.execute(
      `insert into org.role_grant (id, account_id, role, unit_id, unit_path, decision_number, held, team_id, member_id,
         organisation, is_guest, on_behalf_of, behalf_member_id, given_by, given_at)
       values ($1, $2, $3, $4, $5::ltree, $6, daterange($7::date, $8::date), $9, $10, $11, $12, $13, $14, $15, $16)`,
      [
        grant.id,
        grant.accountId,
        grant.role,
        grant.unitId,
        grant.unitPath,
        grant.decisionNumber,
        grant.from,
        grant.until,
        bound?.kind === 'team' ? bound.teamId : null,
        grant.memberId,
        bound?.kind === 'organisation' ? bound.organisation : null,
        bound?.kind === 'own-classes',
        grant.onBehalfOf,
        grant.behalfMemberId,
        grant.givenBy,
        grant.givenAt,
      ],
    );
  }

  async end(id: string, by: string, at: Date): Promise<void> {
    await this.database.execute('update org.role_grant set ended_by = $2, ended_at = $3 where id = $1', [id, by, at]);
  }

  /** What a deputy was lent ends with the very right that was lent; the accounts that lose something. */
  async endDeputiesOf(id: string, by: string, at: Date): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `update org.role_grant g set ended_by = $2, ended_at = $3 from org.role_grant l
       where l.id = $1 and ${LENT_FROM} and g.ended_at is null returning g.account_id as "accountId"`,
      [id, by, at],
    );
    return rows.map((row) => row.accountId);
  }

  /**
   * Takes an end back, and that of the deputies who lost it in the same moment and whose accounts are open; the accounts
   * that gain something.
   */
  async restore(id: string, at: Date): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `update org.role_grant g set ended_by = null, ended_at = null, restored_at = $2 from org.role_grant l
       where l.id = $1 and (g.id = l.id or (${LENT_FROM} and g.ended_at = l.ended_at and g.holder_closed_at is null))
       returning g.account_id as "accountId"`,
      [id, at],
    );
    return rows.map((row) => row.accountId);
  }

  /** The accounts that hold something over these very units, now or later. */
  async holdersOver(unitIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `select distinct account_id as "accountId" from org.role_grant where unit_id = any($1::uuid[]) and ended_at is null`,
      [[...unitIds]],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /** What stands over these very units on a day or later, leading teams aside; without an end first, then the longest. */
  async standingOver(unitIds: readonly string[], on: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from org.role_grant where unit_id = any($1::uuid[]) and team_id is null and ended_at is null
         and held && daterange($2::date, null) order by upper(held) desc nulls first, id`,
      [[...unitIds], on],
    );
    return rows.map(({ id }) => id);
  }

  /** True when a right, not that of a team's leader, was given or given back after an instant and is not over on the day. */
  async hasGained(accountId: string, after: Date, on: string): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from org.role_grant where account_id = $1 and greatest(given_at, restored_at) > $2 and team_id is null and ended_at is null
         and coalesce(upper(held) > $3::date, true) limit 1`,
      [accountId, after, on],
    );
    return row !== null;
  }

  /** The accounts that were lent what these members lead, by their seats or by grants that stand on their seats. */
  async deputiesOfSeated(memberIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ accountId: string }>(
      `select g.account_id as "accountId" from org.role_grant l join org.role_grant g on ${LENT_FROM}
       where l.member_id = any($1::uuid[]) and l.ended_at is null and g.ended_at is null
       union select account_id from org.role_grant where behalf_member_id = any($1::uuid[]) and ended_at is null`,
      [[...memberIds]],
    );
    return rows.map(({ accountId }) => accountId);
  }

  /** Notes on everything an account holds or held that its holder gets in no more. */
  async markHolderClosed(accountId: string, at: Date): Promise<void> {
    await this.database.execute('update org.role_grant set holder_closed_at = $2 where account_id = $1', [
      accountId,
      at,
    ]);
  }

  /** Takes that note back; the grants that ended in the very moment of the closing. */
  async unmarkHolderClosed(accountId: string): Promise<string[]> {
    const ended = await this.database.query<{ id: string }>(
      `select id from org.role_grant where account_id = $1 and ended_at = holder_closed_at order by id`,
      [accountId],
    );
    await this.database.execute('update org.role_grant set holder_closed_at = null where account_id = $1', [accountId]);
    return ended.map(({ id }) => id);
  }

  /** True for a right held in one's own name, and for a lent one whose lender holds it on the day; its unit stands. */
  async hasBase(id: string, on: string): Promise<boolean> {
    const row = await this.database.queryOne(
      `select 1 from org.role_grant g join org.unit u on u.id = g.unit_id
       where g.id = $1 and coalesce(upper(u.valid) > $2::date, true) and (g.on_behalf_of is null or ${lentBySeat('$2::date')} or exists (
         select from org.role_grant l where ${LENT_FROM} and l.ended_at is null and l.held @> $2::date))`,
      [id, on],
    );
    return row !== null;
  }

  /** Those of the accounts that a grant names as its holder or as the one it was lent by, in force or over. */
  async everGrantedAmong(accountIds: readonly string[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select a.id from unnest($1::uuid[]) as a(id)
       where exists (select from org.role_grant g where g.account_id = a.id or g.on_behalf_of = a.id) order by a.id`,
      [[...accountIds]],
    );
    return rows.map(({ id }) => id);
  }
}
