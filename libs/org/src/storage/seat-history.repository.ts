import { Injectable } from '@nestjs/common';
import { Database, type Scope, scopePaths } from '@lopso/platform';
import { type Position } from '../rules/team-kinds';

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

/** Answers who held what when. */
@Injectable()
export class SeatHistoryRepository {
  constructor(private readonly database: Database) {}

  /** Everything a member held, the latest first; neighbours are named only in teams of the scope. */
  async termsOf(scope: Scope, memberId: string): Promise<SeatTermOfMember[]> {
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
  async holdersOf(teamId: string, number: number): Promise<SeatTermOfSeat[]> {
    return this.database.query<SeatTermOfSeat>(
      `select s.id as "seatTermId", s.member_id as "memberId", m.full_name as "fullName", s.position,
         lower(s.held)::text as "heldFrom", upper(s.held)::text as until
       from org.seat_term s join org.member m on m.id = s.member_id
       where s.team_id = $1 and s.number = $2 order by lower(s.held) desc`,
      [teamId, number],
    );
  }
}
