import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
import { type MemberKind } from '../rules/member-kinds';
import { type HeldNumber } from '../rules/seat-choice';
import { type Position, type TeamKind } from '../rules/team-kinds';

/** Who belongs to the audience of a round: a member seated in a team of a wanted kind. `unitPath` is the team's. */
export interface AudienceMember {
  readonly memberId: string;
  readonly teamId: string;
  readonly unitId: string;
  readonly unitPath: string;
}

/** A seat held on a day. */
export interface HeldSeat {
  readonly seatTermId: string;
  readonly memberId: string;
  readonly teamId: string;
  readonly teamKind: TeamKind;
  readonly teamName: string;
  readonly unitId: string;
  readonly unitPath: string;
  readonly number: number;
  readonly position: Position;
  /** The first day of holding it. */
  readonly heldFrom: string;
}

/** A numbered place of a team on a day. */
export interface SeatOfTeam {
  readonly number: number;
  /** The last day the place was left, `yyyy-mm-dd`; null when it is held or never was. */
  readonly emptySince: string | null;
  readonly holder: {
    readonly seatTermId: string;
    readonly memberId: string;
    readonly fullName: string;
    readonly givenName: string;
    readonly kind: MemberKind;
    readonly organisation: string | null;
    /** The person asked that the record be used no further. */
    readonly isRestricted: boolean;
    readonly position: Position;
    readonly heldFrom: string;
    /** The first day no longer held; null while it lasts. */
    readonly until: string | null;
  } | null;
}

/** A holding to be written, open-ended. */
export interface NewSeatTerm {
  readonly id: string;
  readonly teamId: string;
  readonly kind: TeamKind;
  readonly number: number;
  readonly memberId: string;
  readonly position: Position;
  readonly heldFrom: string;
}

interface SeatRow {
  readonly number: number;
  readonly emptySince: string | null;
  readonly seatTermId: string | null;
  readonly memberId: string;
  readonly fullName: string;
  readonly givenName: string;
  readonly kind: MemberKind;
  readonly organisation: string | null;
  readonly isRestricted: boolean;
  readonly position: Position;
  readonly heldFrom: string;
  readonly until: string | null;
}

const HELD_SEAT = `
  select s.id as "seatTermId", s.member_id as "memberId", s.team_id as "teamId", s.kind as "teamKind", t.name as "teamName",
    t.unit_id as "unitId", t.unit_path::text as "unitPath", s.number, s.position, lower(s.held)::text as "heldFrom"
  from org.seat_term s join org.team t on t.id = s.team_id`;

/** Answers about seats. */
@Injectable()
export class SeatRepository {
  constructor(private readonly database: Database) {}

  async audienceOn(on: string, kinds: readonly TeamKind[], provincePath: string): Promise<AudienceMember[]> {
    return this.database.query<AudienceMember>(
      `select s.member_id as "memberId", s.team_id as "teamId", t.unit_id as "unitId", t.unit_path::text as "unitPath"
       from org.seat_term s join org.team t on t.id = s.team_id
       where s.held @> $1::date and s.kind = any($2) and t.unit_path <@ $3::ltree
       order by s.member_id`,
      [on, kinds, provincePath],
    );
  }

  async seatOf(memberId: string, on: string): Promise<HeldSeat | null> {
    return this.database.queryOne<HeldSeat>(`${HELD_SEAT} where s.member_id = $1 and s.held @> $2::date`, [
      memberId,
      on,
    ]);
  }

  /** The day after the last holding of a member; null while one lasts without an end, or none ever was. */
  async leftOn(memberId: string): Promise<string | null> {
    const row = await this.database.queryOne<{ leftOn: string | null }>(
      `select case when bool_or(upper_inf(held)) then null else max(upper(held))::text end as "leftOn"
       from org.seat_term where member_id = $1`,
      [memberId],
    );
    return row?.leftOn ?? null;
  }

  /** All places of a team on a day, by number. */
  async seatsOf(teamId: string, on: string): Promise<SeatOfTeam[]> {
    const rows = await this.database.query<SeatRow>(
      `select n.number, s.id as "seatTermId", s.member_id as "memberId", m.full_name as "fullName", m.given_name as "givenName",
         m.kind, m.organisation, m.restricted_at is not null as "isRestricted", s.position, lower(s.held)::text as "heldFrom",
         upper(s.held)::text as until,
         case when s.id is null then (select max(upper(p.held))::text from org.seat_term p
           where p.team_id = t.id and p.number = n.number and upper(p.held) <= $2::date) end as "emptySince"
       from org.team t
       join org.seat_number n on n.kind = t.kind
       left join org.seat_term s on s.team_id = t.id and s.number = n.number and s.held @> $2::date
       left join org.member m on m.id = s.member_id
       where t.id = $1 and (s.id is not null or n.retired_on is null or n.retired_on > $2::date) order by n.number`,
      [teamId, on],
    );
    return rows.map(({ number, emptySince, seatTermId, ...holder }) => ({
      number,
      emptySince,
      holder: seatTermId === null ? null : { seatTermId, ...holder },
    }));
  }

  /** The numbers of a team that somebody holds on the day or any later one. */
  async heldFrom(teamId: string, from: string): Promise<HeldNumber[]> {
    return this.database.query<HeldNumber>(
      `select s.number, m.full_name as holder from org.seat_term s join org.member m on m.id = s.member_id
       where s.team_id = $1 and s.held && daterange($2::date, null) order by s.number, lower(s.held)`,
      [teamId, from],
    );
  }

  /** The leader of a team on the day or any later one. */
  async leaderFrom(teamId: string, from: string): Promise<HeldNumber | null> {
    return this.database.queryOne<HeldNumber>(
      `select s.number, m.full_name as holder from org.seat_term s join org.member m on m.id = s.member_id
       where s.team_id = $1 and s.position = 'leader' and s.held && daterange($2::date, null)`,
      [teamId, from],
    );
  }

  /** The first seat a member holds on the day or any later one. */
  async seatFrom(memberId: string, from: string): Promise<HeldSeat | null> {
    return this.database.queryOne<HeldSeat>(
      `${HELD_SEAT} where s.member_id = $1 and s.held && daterange($2::date, null) order by lower(s.held) limit 1`,
      [memberId, from],
    );
  }

  /** Holdings by id with their teams, in no order. */
  async findTerms(seatTermIds: readonly string[]): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(`${HELD_SEAT} where s.id = any($1::uuid[])`, [seatTermIds]);
  }

  /** The holdings of a team that last, by number. */
  async lastingTerms(teamId: string): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(`${HELD_SEAT} where s.team_id = $1 and upper_inf(s.held) order by s.number`, [
      teamId,
    ]);
  }

  /** Who holds a number of a team on a day, or null. */
  async holderOf(
    teamId: string,
    number: number,
    on: string,
  ): Promise<{ readonly fullName: string; readonly heldFrom: string } | null> {
    return this.database.queryOne(
      `select m.full_name as "fullName", lower(s.held)::text as "heldFrom" from org.seat_term s join org.member m on m.id = s.member_id
       where s.team_id = $1 and s.number = $2 and s.held @> $3::date`,
      [teamId, number, on],
    );
  }

  /** A holding with its team, or null; locks it until the transaction ends. */
  async lockTerm(seatTermId: string): Promise<HeldSeat | null> {
    return this.database.queryOne<HeldSeat>(`${HELD_SEAT} where s.id = $1 and upper_inf(s.held) for update of s`, [
      seatTermId,
    ]);
  }

  /** The team of a holding, ended or not. */
  async teamOf(
    seatTermId: string,
  ): Promise<{ readonly teamId: string; readonly unitPath: string; readonly number: number } | null> {
    return this.database.queryOne(
      `select s.team_id as "teamId", t.unit_path::text as "unitPath", s.number
       from org.seat_term s join org.team t on t.id = s.team_id where s.id = $1`,
      [seatTermId],
    );
  }

  async insert(term: NewSeatTerm): Promise<void> {
    await this.database.execute(
      `insert into org.seat_term (id, team_id, kind, number, member_id, position, held)
       values ($1, $2, $3, $4, $5, $6, daterange($7::date, null))`,
      [term.id, term.teamId, term.kind, term.number, term.memberId, term.position, term.heldFrom],
    );
  }

  /** The holder keeps the seat up to the day before `on`. */
  async end(seatTermId: string, on: string): Promise<void> {
    await this.database.execute('update org.seat_term set held = daterange(lower(held), $2::date) where id = $1', [
      seatTermId,
      on,
    ]);
  }

  /** Removes a holding that began on the very day it is taken back: it never counted for anything. */
  async remove(seatTermId: string): Promise<void> {
    await this.database.execute('delete from org.seat_term where id = $1', [seatTermId]);
  }
}
