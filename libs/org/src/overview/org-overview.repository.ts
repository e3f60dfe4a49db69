import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type TeamKind } from '../teams/team.rules';
import { type ActKind } from '../undo/undo.rules';
import { distinctName } from '../units/unit.rules';
import { NATURAL, type UnitPlace } from '../villages/village.repository';

/** A place nobody holds, or that nobody holds any more after a known day. */
export interface Vacancy {
  readonly teamId: string;
  readonly teamKind: TeamKind;
  readonly teamName: string;
  readonly teamPath: string;
  readonly unitName: string;
  readonly communeId: string;
  readonly communeName: string;
  /** The same without what tells apart: what the list is ordered by. */
  readonly communeFullName: string;
  readonly number: number;
  /** The day it was left; null when nobody ever held it. */
  readonly emptySince: string | null;
  /** The coming day from which it stands empty; null: it does today. */
  readonly emptyFrom: string | null;
  /** The coming day from which somebody holds it; null while nobody is known. */
  readonly takenFrom: string | null;
}

/** How a commune's teams stand on a day. */
export interface CommuneStanding {
  readonly id: string;
  readonly path: string;
  /** With the type word, told apart where needed. */
  readonly name: string;
  /** The same without what tells apart: what the list is ordered by. */
  readonly fullName: string;
  readonly formerDistricts: readonly string[];
  readonly hasCommuneTeam: boolean;
  readonly villages: number;
  readonly villagesWithoutTeam: number;
  readonly teams: number;
  readonly seats: number;
  readonly heldSeats: number;
  /** When a team, village or person of the commune was last added or changed; null: never here. */
  readonly lastActivityAt: Date | null;
}

/** Something officers did on a day, with names for who may see them. */
export interface ActOfDay {
  readonly id: string;
  readonly kind: ActKind;
  readonly unitPath: string;
  readonly doneAt: Date;
  readonly isUndone: boolean;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly seatNumber: number | null;
  /** Of a move: the team that was left, where it is another one, and the number that was taken. */
  readonly fromTeamName: string | null;
  readonly toNumber: number | null;
  readonly leftName: string | null;
  readonly tookName: string | null;
  readonly subject: string | null;
  /** Of whom it names, for the audit trail. */
  readonly memberIds: readonly string[];
}

const BY_TEAM = `c.full_name collate "vi-x-icu", c.path, nlevel(t.unit_path), u.full_name collate ${NATURAL}, t.unit_path, n.number`;

/** Lists over the whole organisation: what is missing, who was active, what was done. */
@Injectable()
export class OrgOverviewRepository {
  constructor(private readonly database: Database) {}

  /** Empty places of teams that stand on the day, and those that nobody takes over when their holder leaves, by commune, its own team first, then by village and number; after a place. */
  async listVacancies(
    scope: Scope,
    on: string,
    page: { readonly after: readonly [...UnitPlace, number] | null; readonly limit: number },
  ): Promise<Vacancy[]> {
    const rows = await this.database.query<
      Omit<Vacancy, 'communeName' | 'communeFullName'> & { fullName: string; distinguishedBy: string | null }
    >(
      `select t.id as "teamId", t.kind as "teamKind", t.name as "teamName", t.unit_path::text as "teamPath", upper(h.held)::text as "emptyFrom",
         u.full_name as "unitName", c.id as "communeId", c.full_name as "fullName", c.distinguished_by as "distinguishedBy", n.number,
         (select max(upper(p.held))::text from org.seat_term p
           where p.team_id = t.id and p.number = n.number and upper(p.held) <= $2::date) as "emptySince",
         (select min(lower(p.held))::text from org.seat_term p
           where p.team_id = t.id and p.number = n.number and lower(p.held) > $2::date) as "takenFrom"
       from org.team t
       join org.seat_number n on n.province_id = t.province_id and n.kind = t.kind and n.valid @> $2::date
       join org.unit u on u.id = t.unit_id
       join org.unit c on c.path = subpath(t.unit_path, 0, 2)
       left join org.seat_term h on h.team_id = t.id and h.number = n.number and h.held @> $2::date
       where t.unit_path <@ any($1::ltree[]) and t.valid @> $2::date
         and ($3::text is null or (${BY_TEAM}) >
           ($3, subpath($5::ltree, 0, 2), nlevel($5::ltree), $4, $5::ltree, $6::smallint))
         and (h.id is null or (not upper_inf(h.held) and n.valid @> upper(h.held) and not exists (select 1 from org.seat_term s
           where s.team_id = t.id and s.number = n.number and lower(s.held) = upper(h.held))))
       order by ${BY_TEAM} limit $7`,
      [scopePaths(scope), on, ...(page.after ?? [null, null, null, null]), page.limit],
    );
    return rows.map(({ fullName, distinguishedBy, ...row }) => ({
      ...row,
      communeFullName: fullName,
      communeName: distinctName(fullName, distinguishedBy),
    }));
  }

  /** Every commune of a scope on the day, in the order of names as Vietnamese sorts, after a place. */
  async listStandings(
    scope: Scope,
    on: string,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<CommuneStanding[]> {
    const rows = await this.database.query<Omit<CommuneStanding, 'name'> & { distinguishedBy: string | null }>(
      `select c.id, c.path::text as path, c.full_name as "fullName", c.distinguished_by as "distinguishedBy",
         c.former_districts as "formerDistricts", coalesce(v.count, 0) as villages, coalesce(v.without, 0) as "villagesWithoutTeam",
         coalesce(t.has_own, false) as "hasCommuneTeam", coalesce(t.teams, 0) as teams, coalesce(t.seats, 0) as seats,
         coalesce(h.held, 0) as "heldSeats",
         greatest((select max(a.done_at) from org.act a where a.unit_path <@ c.path),
           (select max(m.created_at) from org.member m where m.unit_path <@ c.path)) as "lastActivityAt"
       from org.unit c
       left join lateral (select count(*)::int as count, (count(*) filter (where not exists (
           select 1 from org.team t where t.unit_id = u.id and t.valid @> $2::date)))::int as without
         from org.unit u where u.parent_id = c.id and u.valid @> $2::date) v on true
       left join lateral (select count(*)::int as teams, bool_or(t.unit_id = c.id) as has_own, sum(k.seats)::int as seats
         from org.team t join (select province_id, kind, count(*) as seats from org.seat_number where valid @> $2::date
           group by province_id, kind) k using (province_id, kind)
         where t.unit_path <@ c.path and t.valid @> $2::date) t on true
       left join lateral (select count(*)::int as held from org.team t join org.seat_term s on s.team_id = t.id and s.held @> $2::date
         where t.unit_path <@ c.path and t.valid @> $2::date) h on true
       where c.kind = 'commune' and c.path <@ any($1::ltree[]) and c.valid @> $2::date
         and ($3::text is null or (c.full_name collate "vi-x-icu", c.path) > ($3, $4::ltree))
       order by c.full_name collate "vi-x-icu", c.path limit $5`,
      [scopePaths(scope), on, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
    return rows.map(({ distinguishedBy, ...row }) => ({ ...row, name: distinctName(row.fullName, distinguishedBy) }));
  }

  /** What was done on a day in the units of a scope, the latest first, after an act. */
  async listActsOn(
    scope: Scope,
    on: string,
    page: { readonly after: readonly [string, string] | null; readonly limit: number },
  ): Promise<ActOfDay[]> {
    return this.database.query<ActOfDay>(
      `select a.id, a.kind, a.unit_path::text as "unitPath", a.done_at as "doneAt", a.undone_at is not null as "isUndone",
         t.id as "teamId", t.name as "teamName", a.seat_number as "seatNumber",
         l.full_name as "leftName", k.full_name as "tookName", a.subject,
         array_remove(array[a.left_member_id, a.took_member_id], null) as "memberIds", m.to_number as "toNumber", f.name as "fromTeamName"
       from org.act a
       left join lateral (
         select max((r.after->>'number')::int) filter (where r.before is null) as to_number,
           (max(r.before->>'team_id'))::uuid as from_team_id
         from org.act_row r where r.act_id = a.id and r.table_name = 'seat_term') m on a.kind = 'seat-moved'
       left join org.team f on f.id = m.from_team_id and f.id <> a.team_id
       left join org.team t on t.id = a.team_id
       left join org.member l on l.id = a.left_member_id
       left join org.member k on k.id = a.took_member_id
       where a.done_on = $2::date and a.unit_path <@ any($1::ltree[])
         and ($3::timestamptz is null or (a.done_at, a.id) < ($3, $4::uuid))
       order by a.done_at desc, a.id desc limit $5`,
      [scopePaths(scope), on, page.after?.[0] ?? null, page.after?.[1] ?? null, page.limit],
    );
  }
}
