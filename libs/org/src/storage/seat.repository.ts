import { Injectable } from '@nestjs/common';
import { Database } from '@lopso/platform';
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
}
