import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type MemberKind } from '../members/member.rules';
import { type Position, type TeamKind } from '../teams/team.rules';
import { type HeldNumber, type SeatDays } from './seat.rules';

/** A holding of a seat. */
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
  /** The first day no longer held; null while no end is known. */
  readonly until: string | null;
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
  /** Who holds it next, from a day after the one asked about; null when nobody is known. */
  readonly next: ComingHolder | null;
}

/** Somebody who holds a place from a coming day on. */
export interface ComingHolder {
  readonly seatTermId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly position: Position;
  readonly heldFrom: string;
  readonly until: string | null;
}

/** A holding to be written. */
export interface NewSeatTerm {
  readonly id: string;
  readonly teamId: string;
  readonly kind: TeamKind;
  readonly number: number;
  readonly memberId: string;
  readonly position: Position;
  readonly days: SeatDays;
}

interface SeatRow {
  readonly next: ComingHolder | null;
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

/** Selects holdings with their teams as `HeldSeat`; a condition on `s` follows. */
export const HELD_SEAT = `
  select s.id as "seatTermId", s.member_id as "memberId", s.team_id as "teamId", s.kind as "teamKind", t.name as "teamName",
    t.unit_id as "unitId", t.unit_path::text as "unitPath", s.number, s.position, lower(s.held)::text as "heldFrom",
    upper(s.held)::text as until
  from org.seat_term s join org.team t on t.id = s.team_id`;

/** What of a holding names who stands in the way of another. */
const HELD_NUMBER = `
  select s.number, m.full_name as holder, lower(s.held)::text as "heldFrom", upper(s.held)::text as until
  from org.seat_term s join org.member m on m.id = s.member_id`;

/** Somebody whose holding begins, with where they belong so far. */
export interface BegunSeat extends HeldSeat {
  readonly memberUnitPath: string;
}

/** The last holding of a part that was told: the day it turned on, and its id. */
export interface TurnPlace {
  readonly day: string;
  readonly id: string;
}

/** The days whose begins and ends are being told, ends first, and how far that is. */
export interface DueSeatDays {
  readonly fromDay: string;
  readonly day: string;
  readonly phase: 'ended' | 'begun';
  readonly after: TurnPlace | null;
  readonly isTold: boolean;
}

interface Row extends Omit<DueSeatDays, 'after'> {
  readonly afterDay: string | null;
  readonly afterId: string | null;
}

/** One passage of a member through a seat; `until` is the first day no longer held, null while it lasts. */
export interface SeatTermOfMember {
  readonly seatTermId: string;
  readonly teamId: string;
  readonly teamName: string;
  readonly number: number;
  readonly position: Position;
  readonly heldFrom: string;
  readonly until: string | null;
  /** Who held the place up to the first day, where the reader may see that team's people. */
  readonly took: string | null;
  /** Who holds it from the day of leaving, under the same rule. */
  readonly passedTo: string | null;
}

/** One holder of a numbered place. */
export interface SeatTermOfSeat {
  readonly seatTermId: string;
  readonly memberId: string;
  readonly fullName: string;
  readonly position: Position;
  readonly heldFrom: string;
  readonly until: string | null;
}

/** Answers about seats. */
@Injectable()
export class SeatRepository {
  constructor(private readonly database: Database) {}

  async seatOf(memberId: string, on: string): Promise<HeldSeat | null> {
    return this.database.queryOne<HeldSeat>(`${HELD_SEAT} where s.member_id = $1 and s.held @> $2::date`, [
      memberId,
      on,
    ]);
  }

  /**
   * The first day without a seat after the holdings that run on from a day, past when none holds that day; null when those
   * have no end, or none began yet. Of a record that the department ended without a holding, the day it did.
   */
  async leftOn(memberId: string, today: string): Promise<string | null> {
    const row = await this.database.queryOne<{ leftOn: string | null }>(
      `with run as (select unnest(range_agg(held)) as days from org.seat_term where member_id = $1)
       select coalesce(case when exists (select from run where days @> $2::date) then (select upper(days) from run where days @> $2::date)
         else (select max(upper(days)) from run where upper(days) <= $2::date) end,
         (select (p.decided_at at time zone 'Asia/Ho_Chi_Minh')::date from org.person_pair p where p.ended_id = $1))::text as "leftOn"`,
      [memberId, today],
    );
    return row?.leftOn ?? null;
  }

  /**
   * Of these people those whose last holding is over by the day, and records that the department ended. Who lost it with everybody of her team (it ended, its commune was merged, its term is
   * over) is none for so many days: somebody stayed whose holding lasted on, or she was replaced by name; a holding that began the day she left, or later, says nothing of her else.
   */
  async leaversAmong(memberIds: readonly string[], on: string, sparedDays: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select m.id from unnest($1::uuid[]) m(id)
       cross join lateral (select exists (select from org.person_pair p where p.ended_id = m.id
         and (p.decided_at at time zone 'Asia/Ho_Chi_Minh')::date <= $2::date) as "isEnded") record
       left join lateral (select s.team_id, upper(s.held) as left_on from org.seat_term s where s.member_id = m.id
         order by upper(s.held) desc nulls first limit 1) last on true
       where not exists (select from org.seat_term s
           where s.member_id = m.id and (upper_inf(s.held) or upper(s.held) > $2::date))
         and (record."isEnded" or last.left_on <= $2::date - $3::int
           or exists (select from org.seat_term other where other.team_id = last.team_id and other.held @> daterange(last.left_on - 1, last.left_on, '[]'))
           or exists (select from org.act a where a.left_member_id = m.id and a.team_id = last.team_id and a.kind = 'seat-replaced' and a.undone_at is null))`,
      [memberIds, on, sparedDays],
    );
    return rows.map(({ id }) => id);
  }

  /** The places a team has on a day by the cap of that day, by number; none on a day the team does not stand. */
  async seatsOf(teamId: string, on: string): Promise<SeatOfTeam[]> {
    const rows = await this.database.query<SeatRow>(
      `select n.number, s.id as "seatTermId", s.member_id as "memberId", m.full_name as "fullName", m.given_name as "givenName",
         m.kind, m.organisation, m.restricted_at is not null as "isRestricted", s.position, lower(s.held)::text as "heldFrom",
         upper(s.held)::text as until,
         case when s.id is null then (select max(upper(p.held))::text from org.seat_term p
           where p.team_id = t.id and p.number = n.number and upper(p.held) <= $2::date) end as "emptySince",
         (select jsonb_build_object('seatTermId', p.id, 'memberId', p.member_id, 'fullName', pm.full_name, 'position', p.position,
             'heldFrom', lower(p.held)::text, 'until', upper(p.held)::text)
           from org.seat_term p join org.member pm on pm.id = p.member_id
           where p.team_id = t.id and p.number = n.number and lower(p.held) > $2::date order by lower(p.held) limit 1) as next
       from org.team t
       join org.seat_number n on n.province_id = t.province_id and n.kind = t.kind and n.valid @> $2::date
       left join org.seat_term s on s.team_id = t.id and s.number = n.number and s.held @> $2::date
       left join org.member m on m.id = s.member_id
       where t.id = $1 and t.valid @> $2::date order by n.number`,
      [teamId, on],
    );
    return rows.map(({ number, emptySince, next, seatTermId, ...holder }) => ({
      number,
      emptySince,
      next,
      holder: seatTermId === null ? null : { seatTermId, ...holder },
    }));
  }

  /** The holdings of a team that meet some of the days, by number and first day. */
  async heldWithin(teamId: string, { from, until }: SeatDays): Promise<HeldNumber[]> {
    return this.database.query<HeldNumber>(
      `${HELD_NUMBER} where s.team_id = $1 and s.held && daterange($2::date, $3::date) order by s.number, lower(s.held)`,
      [teamId, from, until],
    );
  }

  /** The first leader of a team on some of the days. */
  async leaderWithin(teamId: string, { from, until }: SeatDays): Promise<HeldNumber | null> {
    return this.database.queryOne<HeldNumber>(
      `${HELD_NUMBER} where s.team_id = $1 and s.position = 'leader' and s.held && daterange($2::date, $3::date)
       order by lower(s.held) limit 1`,
      [teamId, from, until],
    );
  }

  /** The first seat a member holds on some of the days. */
  async seatWithin(memberId: string, { from, until }: SeatDays): Promise<HeldSeat | null> {
    return this.database.queryOne<HeldSeat>(
      `${HELD_SEAT} where s.member_id = $1 and s.held && daterange($2::date, $3::date) order by lower(s.held) limit 1`,
      [memberId, from, until],
    );
  }

  /** Holdings by id with their teams, in no order. */
  async findTerms(seatTermIds: readonly string[]): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(`${HELD_SEAT} where s.id = any($1::uuid[])`, [seatTermIds]);
  }

  /** The holdings of people that last beyond the day before, or begin later; by first day. */
  async lastingOf(memberIds: readonly string[], day: string): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(
      `${HELD_SEAT} where s.member_id = any($1::uuid[]) and s.held && daterange($2::date, null) order by lower(s.held), s.id`,
      [memberIds, day],
    );
  }

  /** The holdings of a team that last beyond the day before, or begin later; by number and first day. */
  async termsFrom(teamId: string, day: string): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(
      `${HELD_SEAT} where s.team_id = $1 and s.held && daterange($2::date, null) order by s.number, lower(s.held)`,
      [teamId, day],
    );
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

  /** A holding that is not over on the day, with its team, or null; locks it until the transaction ends. */
  async lockTerm(seatTermId: string, today: string): Promise<HeldSeat | null> {
    return this.database.queryOne<HeldSeat>(
      `${HELD_SEAT} where s.id = $1 and s.held && daterange($2::date, null) for update of s`,
      [seatTermId, today],
    );
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
       values ($1, $2, $3, $4, $5, $6, daterange($7::date, $8::date))`,
      [term.id, term.teamId, term.kind, term.number, term.memberId, term.position, term.days.from, term.days.until],
    );
  }

  /** The holder keeps the seat up to the day before `on`; null: without an end. */
  async end(seatTermId: string, on: string | null): Promise<void> {
    await this.database.execute('update org.seat_term set held = daterange(lower(held), $2::date) where id = $1', [
      seatTermId,
      on,
    ]);
  }

  /** Removes a holding that never was: it began no earlier than it is taken back. */
  async remove(seatTermId: string): Promise<void> {
    await this.database.execute('delete from org.seat_term where id = $1', [seatTermId]);
  }

  /** The last days that were begun to be told, or null; locked, so that of two workers the second waits and goes on after the first. */
  async lockLastDay(): Promise<DueSeatDays | null> {
    const row = await this.database.queryOne<Row>(
      `select coalesce(from_day, day)::text as "fromDay", day::text as day, phase, after_day::text as "afterDay", after_id as "afterId",
         told_at is not null as "isTold" from org.seat_day order by org.seat_day.day desc limit 1 for update`,
    );
    if (row === null) return null;
    const { afterDay, afterId, ...turn } = row;
    return { ...turn, after: afterDay === null || afterId === null ? null : { day: afterDay, id: afterId } };
  }

  /** Begins to tell a span of days; nothing happens when somebody else just did. */
  async beginDays(fromDay: string, day: string): Promise<void> {
    await this.database.execute(
      'insert into org.seat_day (day, from_day) values ($2, $1) on conflict (day) do nothing',
      [fromDay, day],
    );
  }

  /** Notes how far it is. */
  async advanceDays({ day, phase, after }: Pick<DueSeatDays, 'day' | 'phase' | 'after'>): Promise<void> {
    await this.database.execute('update org.seat_day set phase = $2, after_day = $3, after_id = $4 where day = $1', [
      day,
      phase,
      after?.day ?? null,
      after?.id ?? null,
    ]);
  }

  /** Notes that all is told. */
  async finishDays(day: string, at: Date): Promise<void> {
    await this.database.execute('update org.seat_day set told_at = $2 where day = $1', [day, at]);
  }

  /** Holdings that began on a day of the span and last on its end, oldest first, after a place; nobody who was erased. */
  async listBegun({ fromDay, day, after }: DueSeatDays, limit: number): Promise<BegunSeat[]> {
    return this.database.query<BegunSeat>(
      `select h.*, m.unit_path::text as "memberUnitPath" from (${HELD_SEAT} where lower(s.held) between $1::date and $2::date
         and s.held @> $2::date and ($3::date is null or (lower(s.held), s.id) > ($3, $4::uuid))) h
       join org.member m on m.id = h."memberId"
       where m.erased_at is null order by h."heldFrom", h."seatTermId" limit $5`,
      [fromDay, day, after?.day ?? null, after?.id ?? null, limit],
    );
  }

  /** Holdings whose first day without them lies in the span, oldest first, after a place. */
  async listEnded({ fromDay, day, after }: DueSeatDays, limit: number): Promise<HeldSeat[]> {
    return this.database.query<HeldSeat>(
      `${HELD_SEAT} where upper(s.held) between $1::date and $2::date and ($3::date is null or (upper(s.held), s.id) > ($3, $4::uuid))
       order by upper(s.held), s.id limit $5`,
      [fromDay, day, after?.day ?? null, after?.id ?? null, limit],
    );
  }

  /** Everything a member held, the latest first; neighbours are named only in teams of the scope. */
  async listTermsOfMember(scope: Scope, memberId: string): Promise<SeatTermOfMember[]> {
    const neighbour = (edge: string): string =>
      `(select m.full_name from org.seat_term n join org.member m on m.id = n.member_id
        where n.team_id = s.team_id and n.number = s.number and n.member_id <> s.member_id and ${edge}
          and t.unit_path <@ any($2::ltree[]))`;
    return this.database.query<SeatTermOfMember>(
      `select s.id as "seatTermId", s.team_id as "teamId", t.name as "teamName", s.number, s.position,
         lower(s.held)::text as "heldFrom", upper(s.held)::text as until,
         ${neighbour('upper(n.held) = lower(s.held)')} as took, ${neighbour('lower(n.held) = upper(s.held)')} as "passedTo"
       from org.seat_term s join org.team t on t.id = s.team_id where s.member_id = $1 order by lower(s.held) desc, s.id`,
      [memberId, scopePaths(scope)],
    );
  }

  /** Everybody who held a number of a team, the latest first. */
  async listHolders(teamId: string, number: number): Promise<SeatTermOfSeat[]> {
    return this.database.query<SeatTermOfSeat>(
      `select s.id as "seatTermId", s.member_id as "memberId", m.full_name as "fullName", s.position,
         lower(s.held)::text as "heldFrom", upper(s.held)::text as until
       from org.seat_term s join org.member m on m.id = s.member_id
       where s.team_id = $1 and s.number = $2 order by lower(s.held) desc`,
      [teamId, number],
    );
  }
}
