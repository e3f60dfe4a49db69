import { Injectable } from '@nestjs/common';
import { Database, type NamePlace } from '@lopso/platform';
import { type Position, type TeamKind } from '../teams/team.rules';
import { distinctName } from '../units/unit.rules';
import { type MemberKind } from './member.rules';

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
  /** Of who holds no seat on the day: the next one. */
  readonly coming: ComingSeat | null;
}

/** A seat that is held from a coming day on. */
export interface ComingSeat {
  /** First day, `yyyy-mm-dd`. */
  readonly heldFrom: string;
  readonly number: number;
  readonly teamKind: TeamKind;
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
  readonly coming: ComingSeat | null;
}

/** `$1` is the day of the seats. */
const SELECT = `
  select m.id, m.full_name, m.given_name, m.birth_year, m.kind, m.organisation,
    m.restricted_at is not null as is_restricted, m.unit_id, m.unit_path::text,
    u.full_name as unit_name, c.id as commune_id, c.full_name as commune_name,
    c.distinguished_by as commune_distinguished_by,
    t.id as team_id, t.name as team_name, t.kind as team_kind, s.number, s.position,
    case when s.id is null then (
      select jsonb_build_object('heldFrom', lower(n.held)::text, 'number', n.number, 'teamKind', n.kind)
      from org.seat_term n where n.member_id = m.id and lower(n.held) > $1::date order by lower(n.held) limit 1) end as coming
  from org.member m
  join org.unit u on u.id = m.unit_id
  join org.unit c on c.path = subpath(m.unit_path, 0, 2)
  left join org.seat_term s on s.member_id = m.id and s.held @> $1::date
  left join org.team t on t.id = s.team_id`;

/** Whom somebody leads: a team, or below a unit the members of an organisation, letter case of its name aside. */
export type LedPeople =
  { readonly teamId: string } | { readonly teamId: null; readonly name: string; readonly unitPath: string };

/** `$1` is the day of the seats, `$2` to `$4` say who is led. */
const LED = `s.id is not null and m.erased_at is null
  and case when $2::uuid is not null then s.team_id = $2
    else m.unit_path <@ $3::ltree and lower(m.organisation) = lower($4) end`;

function ledValues(led: LedPeople, on: string): readonly (string | null)[] {
  return led.teamId === null ? [on, null, led.unitPath, led.name] : [on, led.teamId, null, null];
}

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
    coming: row.coming,
  };
}

/** Answers about members and the seats they hold. */
@Injectable()
export class MemberRepository {
  constructor(private readonly database: Database) {}

  async describe(ids: readonly string[], on: string): Promise<MemberSummary[]> {
    const [first] = ids;
    if (first !== undefined && ids.length === 1) return this.describeOne(first, on);
    const sql = `${SELECT} where m.id = any($2::uuid[]) and m.erased_at is null`;
    const rows = await this.database.prepared<MemberRow>('org.describe-members', sql, [on, ids]);
    return rows.map(summaryOf);
  }

  /** Locks the rows until the transaction ends. References to them stay possible. */
  async hold(ids: readonly string[]): Promise<void> {
    await this.database.query('select 1 from org.member where id = any($1::uuid[]) order by id for no key update', [
      ids,
    ]);
  }

  /** By its own statement: PostgreSQL plans one over an array anew each time, which takes ten times as long as looking up one person. */
  private async describeOne(id: string, on: string): Promise<MemberSummary[]> {
    const sql = `${SELECT} where m.id = $2 and m.erased_at is null`;
    const rows = await this.database.prepared<MemberRow>('org.describe-member', sql, [on, id]);
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

  /** Holders of seats somebody leads, by given name, after a place. */
  async listLed(
    led: LedPeople,
    page: { readonly after: NamePlace | null; readonly limit: number },
    on: string,
  ): Promise<MemberSummary[]> {
    const { after } = page;
    const rows = await this.database.query<MemberRow>(
      `${SELECT} where ${LED} and ($5::text is null or (${BY_GIVEN_NAME}) > ($5, $6, $7::uuid))
       order by ${BY_GIVEN_NAME} limit $8`,
      [...ledValues(led, on), after?.givenName ?? null, after?.fullName ?? null, after?.id ?? null, page.limit],
    );
    return rows.map(summaryOf);
  }

  /** Everybody somebody leads, by the kind of team they sit in. */
  async idsLed(
    led: LedPeople,
    on: string,
  ): Promise<{ readonly teamKind: TeamKind; readonly memberIds: readonly string[] }[]> {
    return this.database.query(
      `select s.kind as "teamKind", array_agg(m.id order by m.id) as "memberIds"
       from org.member m join org.seat_term s on s.member_id = m.id and s.held @> $1::date
       where ${LED} group by s.kind order by s.kind`,
      ledValues(led, on),
    );
  }

  /** One of the people somebody leads, or null. */
  async findLed(led: LedPeople, memberId: string, on: string): Promise<MemberSummary | null> {
    const row = await this.database.queryOne<MemberRow>(`${SELECT} where ${LED} and m.id = $5`, [
      ...ledValues(led, on),
      memberId,
    ]);
    return row === null ? null : summaryOf(row);
  }
}
