import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery, queryBoolean } from '@lopso/platform';
import { EXCUSES, stateOf } from '../attendance/attendance.dto';
import { type Excuse, type Mark } from '../attendance/attendance.rules';
import { type SessionState } from '../attendance/roll.rules';
import { AskableSessionResponse } from '../booking/booking.dto';
import { OwnRequestResponse } from '../place-requests/place-request.dto';
import { type Approval } from '../place-requests/place-request.rules';
import { RequiredCourseResponse } from '../scheduling/class-group.dto';
import { VenueWayResponse } from '../venues/venue.dto';
import { WaitingTurnResponse } from '../waitlist/waitlist.dto';
import { type AskableClass, type NearPage, type OwnTurn } from './near-class.service';
import {
  type NextClass,
  type OwnClasses,
  type OwnPlacement,
  type OwnRequest,
  type OwnSession,
  type ScanPage,
} from './own-class.service';

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

export class OwnTurnResponse extends WaitingTurnResponse {
  /** Until then free places go to the waiting by themselves. */
  stopsAt: string;
  /** From then on, and while a session of the class runs, whoever asks first gets a free place. */
  isFirstCome: boolean;

  static from(turn: OwnTurn): OwnTurnResponse {
    return {
      ...WaitingTurnResponse.turnOf(turn),
      stopsAt: turn.stopsAt.toISOString(),
      isFirstCome: turn.isFirstCome,
    };
  }
}

export class AskableClassResponse {
  classGroupId: string;
  title: string;
  trainerName: string;
  communeName: string;
  isOwnCommune: boolean;
  /** Minutes of the way from her commune; null where nobody knows it. */
  travelMinutes: number | null;
  venueName: string;
  way: VenueWayResponse;
  /** The next session that has not begun. */
  startsAt: string;
  endsAt: string;
  sessionCount: number;
  /** Soonest first: the days she has to be free on. */
  sessions: AskableSessionResponse[];
  capacity: number;
  freePlaces: number;
  waitingCount: number;
  /** The next session is near, or one runs: a place given back goes to who asks first, not to the waiting by itself. */
  isFirstCome: boolean;
  /** A session of it runs: who asks gets a place in those that have not begun. */
  isRunning: boolean;
  isBooked: boolean;
  /** How it admits who asks: at once, by a word of her commune, or of the commune and then of the class. */
  approval: Approval;
  /** When her place came from the waiting list and she was not told yet. */
  promotedAt: string | null;
  /** Null when she does not wait. */
  turn: OwnTurnResponse | null;
  /** Courses it builds on that she has not finished: without them she gets no place. */
  missing: RequiredCourseResponse[];

  static from(one: AskableClass): AskableClassResponse {
    return {
      classGroupId: one.classGroupId,
      title: one.title,
      trainerName: one.trainerName,
      communeName: one.communeName,
      isOwnCommune: one.isOwnCommune,
      travelMinutes: one.travelMinutes,
      venueName: one.venueName,
      way: VenueWayResponse.from(one.way),
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
      sessionCount: one.sessionCount,
      sessions: one.sessions.map((session) => AskableSessionResponse.from(session)),
      capacity: one.capacity,
      freePlaces: Math.max(0, one.capacity - one.bookedCount),
      waitingCount: one.waitingCount,
      isFirstCome: one.isFirstCome,
      isRunning: one.isRunning,
      isBooked: one.isBooked,
      approval: one.approval,
      promotedAt: one.promotedAt?.toISOString() ?? null,
      missing: one.missing.map((course) => RequiredCourseResponse.from(course)),
      turn: one.turn === null ? null : OwnTurnResponse.from(one.turn),
    };
  }
}

export class NearClassesQuery extends PageQuery {
  /** A part of the name of a commune, hall, class, course or trainer. */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  text?: string;

  /** Only classes in which she has a place, waits or asked. */
  @IsOptional()
  @Transform(queryBoolean)
  @IsBoolean()
  isHers?: boolean;

  /** The short public code of a class somebody sent her: told as `shared`, whatever page is asked for. */
  @IsOptional()
  @IsString()
  @MaxLength(40)
  shared?: string;
}

/** What others did with her place in a class. */
export class OwnPlacementResponse {
  classGroupId: string;
  title: string;
  /** She was given a place, it was taken from her, or she was taken off the waiting list. */
  kind: OwnPlacement['kind'];
  /** As what it was done, or that it ended with her seat in the team, or with the class; null: not known. */
  by: 'trainer' | 'officer' | 'department' | 'seat-over' | 'begun' | 'cancelled' | null;
  /** The next session that has not begun; of a class that is over the last. */
  startsAt: string;
  endsAt: string;
  venueName: string;
  communeName: string;

  static from({ startsAt, endsAt, ...one }: OwnPlacement): OwnPlacementResponse {
    return { ...one, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() };
  }
}

/** What is told beside a page of classes. */
interface Told {
  readonly shared: AskableClass | null;
  readonly requests: readonly OwnRequest[];
  readonly placements: readonly OwnPlacement[];
}

export class AskableClassListResponse {
  /** Hers first, then those of her commune, then others by the way there. */
  items: AskableClassResponse[];
  nextCursor: string | null;
  /** How many there are in all pages. */
  total: number;
  /** The class of the code that was asked for; null: none was, or it meets no more, or not in her province. It may stand in a page as well. */
  shared: AskableClassResponse | null;
  /** What she asked for and waits for a word about, and how requests ended of which she was not told yet. */
  requests: OwnRequestResponse[];
  /** What others did with her places of which she was not told yet, the soonest class first. */
  placements: OwnPlacementResponse[];

  static from(
    { items, nextCursor, total }: NearPage,
    { shared, requests, placements }: Told,
  ): AskableClassListResponse {
    return {
      items: items.map((one) => AskableClassResponse.from(one)),
      ...{ nextCursor, total },
      shared: shared === null ? null : AskableClassResponse.from(shared),
      requests: requests.map((one) => OwnRequestResponse.from(one)),
      placements: placements.map((one) => OwnPlacementResponse.from(one)),
    };
  }
}
