import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type MemberKind } from '../rules/member-kinds';
import { type Position, type TeamKind } from '../rules/team-kinds';
import { distinctName } from '../rules/unit-names';

/** A member with the seat held on the day asked about. */
export interface MemberSummary {
  readonly id: string;
  readonly fullName: string;
  readonly givenName: string;
  readonly birthYear: number;
  readonly kind: MemberKind;
  /** The association or firm, for the kinds that have one. */
  readonly organisation: string | null;
  /** The person asked that the record be used no further: shown wherever the person appears. */
  readonly isRestricted: boolean;
  /** Where the member belongs: a commune or a village. */
  readonly unitId: string;
  readonly unitPath: string;
  /** With the type word: “Thôn Bản Pắng”, “Xã Hàm Yên”. */
  readonly unitName: string;
  readonly communeId: string;
  /** With the type word, told apart where needed: “Xã Tân Tiến (Hoàng Su Phì cũ)”. */
  readonly communeName: string;
  readonly teamId: string | null;
  readonly teamName: string | null;
  readonly teamKind: TeamKind | null;
  readonly seatNumber: number | null;
  readonly position: Position | null;
}

interface MemberRow {
  readonly id: string;
  readonly full_name: string;
  readonly given_name: string;
  readonly birth_year: number;
  readonly kind: MemberKind;
  readonly organisation: string | null;
  readonly is_restricted: boolean;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly unit_name: string;
  readonly commune_id: string;
  readonly commune_name: string;
  readonly commune_distinguished_by: string | null;
  readonly team_id: string | null;
  readonly team_name: string | null;
  readonly team_kind: TeamKind | null;
  readonly number: number | null;
  readonly position: Position | null;
}

/** `$1` is the day of the seats. */
const SELECT = `
  select m.id, m.full_name, m.given_name, m.birth_year, m.kind, m.organisation,
    m.restricted_at is not null as is_restricted, m.unit_id, m.unit_path::text,
    u.full_name as unit_name, c.id as commune_id, c.full_name as commune_name,
    c.distinguished_by as commune_distinguished_by,
    t.id as team_id, t.name as team_name, t.kind as team_kind, s.number, s.position
  from org.member m
  join org.unit u on u.id = m.unit_id
  join org.unit c on c.path = subpath(m.unit_path, 0, 2)
  left join org.seat_term s on s.member_id = m.id and s.held @> $1::date
  left join org.team t on t.id = s.team_id`;

const BY_GIVEN_NAME = 'm.given_name collate "vi-x-icu", m.full_name collate "vi-x-icu", m.id';

function summaryOf(row: MemberRow): MemberSummary {
  const communeName = distinctName(row.commune_name, row.commune_distinguished_by);
  return {
    id: row.id,
    fullName: row.full_name,
    givenName: row.given_name,
    birthYear: row.birth_year,
    kind: row.kind,
    organisation: row.organisation,
    isRestricted: row.is_restricted,
    unitId: row.unit_id,
    unitPath: row.unit_path,
    unitName: row.unit_id === row.commune_id ? communeName : row.unit_name,
    communeId: row.commune_id,
    communeName,
    teamId: row.team_id,
    teamName: row.team_name,
    teamKind: row.team_kind,
    seatNumber: row.number,
    position: row.position,
  };
}

/** Answers about members and the seats they hold. */
@Injectable()
export class MemberRepository {
  constructor(private readonly database: Database) {}

  async describe(ids: readonly string[], on: string): Promise<MemberSummary[]> {
    const sql = `${SELECT} where m.id = any($2::uuid[]) and m.erased_at is null`;
    const rows = await this.database.prepared<MemberRow>('org.describe-members', sql, [on, ids]);
    return rows.map(summaryOf);
  }

  /** Those of the people whose record was not erased. */
  async presentAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    const sql = 'select id from org.member where id = any($1::uuid[]) and erased_at is null';
    return new Set((await this.database.query<{ id: string }>(sql, [ids])).map(({ id }) => id));
  }

  /** The holders of seats of these teams on the day, by given name. */
  async listOfTeams(teamIds: readonly string[], on: string): Promise<MemberSummary[]> {
    const rows = await this.database.query<MemberRow>(
      `${SELECT} where s.team_id = any($2::uuid[]) and m.erased_at is null order by ${BY_GIVEN_NAME}`,
      [on, teamIds],
    );
    return rows.map(summaryOf);
  }

  /** Holders of seats who belong to an organisation, below a unit, by given name; letter case of its name aside. */
  async listOfOrganisation(
    wanted: { readonly name: string; readonly unitPath: string; readonly limit: number },
    on: string,
  ): Promise<MemberSummary[]> {
    const rows = await this.database.query<MemberRow>(
      `${SELECT} where m.unit_path <@ $2::ltree and lower(m.organisation) = lower($3) and s.id is not null
       order by ${BY_GIVEN_NAME} limit $4`,
      [on, wanted.unitPath, wanted.name, wanted.limit],
    );
    return rows.map(summaryOf);
  }
}
