import { ApiProperty } from '@nestjs/swagger';
import {
  type Excuse,
  type Mark,
  type NextClass,
  type OwnClasses,
  type OwnSession,
  type ScanPage,
  type SessionState,
} from '@lopso/classes';
import { EXCUSES, stateOf } from './mark-word.dto';
import { VenueWayResponse } from './venue.dto';

export class NextClassResponse {
  classSessionId: string;
  title: string;
  venueName: string;
  way: VenueWayResponse;
  communeName: string;
  startsAt: string;
  endsAt: string;
  /** False for a class of the commune with a free place. */
  isBooked: boolean;

  static from(next: NextClass): NextClassResponse {
    const way = VenueWayResponse.from(next.way);
    return { ...next, way, startsAt: next.startsAt.toISOString(), endsAt: next.endsAt.toISOString() };
  }
}

export class OwnSessionResponse {
  classSessionId: string;
  number: number;
  title: string;
  venueName: string;
  way: VenueWayResponse;
  communeName: string;
  startsAt: string;
  endsAt: string;
  state: SessionState;
  plannedMinutes: number;
  isBooked: boolean;
  mark: Mark | null;
  /** Later than the start; null: in time, or not present. */
  cameAt: string | null;
  /** Before the end; null: stayed to it, or not present. */
  leftAt: string | null;
  /** Said outright in place of times. */
  minutes: number | null;
  @ApiProperty({ enum: EXCUSES, nullable: true })
  excuse: Excuse | null;
  /** What counts by the rule of the class; null unless she was present. */
  countedMinutes: number | null;

  static from(session: OwnSession): OwnSessionResponse {
    return {
      classSessionId: session.classSessionId,
      number: session.number,
      title: session.title,
      venueName: session.venueName,
      way: VenueWayResponse.from(session.way),
      communeName: session.communeName,
      startsAt: session.startsAt.toISOString(),
      endsAt: session.endsAt.toISOString(),
      state: session.state,
      plannedMinutes: session.plannedMinutes,
      isBooked: session.isBooked,
      ...stateOf(session),
      countedMinutes: session.countedMinutes,
    };
  }
}

export class OwnClassesResponse {
  next: NextClassResponse | null;
  upcoming: OwnSessionResponse[];
  /** The newest first. */
  past: OwnSessionResponse[];
  /** Minutes of closed sessions at which the member was present. */
  attendedMinutes: number;

  static from(own: OwnClasses): OwnClassesResponse {
    return {
      next: own.next === null ? null : NextClassResponse.from(own.next),
      upcoming: own.upcoming.map((session) => OwnSessionResponse.from(session)),
      past: own.past.map((session) => OwnSessionResponse.from(session)),
      attendedMinutes: own.attendedMinutes,
    };
  }
}

export class ScanPageResponse extends OwnSessionResponse {
  memberName: string;

  static override from(page: ScanPage): ScanPageResponse {
    return { ...OwnSessionResponse.from(page), memberName: page.memberName };
  }
}
