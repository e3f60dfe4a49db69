import { type Approval, type AskableClass, type OwnRequest, type OwnTurn } from '@lopso/classes';
import { RequiredCourseResponse } from './class-group.dto';
import { OwnRequestResponse } from './place-request.dto';
import { VenueWayResponse } from './venue.dto';
import { WaitingTurnResponse } from './waiting.dto';

export class OwnTurnResponse extends WaitingTurnResponse {
  /** Until then free places go to the waiting by themselves. */
  stopsAt: string;
  /** From then on whoever asks first gets a free place. */
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
  venueName: string;
  way: VenueWayResponse;
  /** The next session that has not begun. */
  startsAt: string;
  endsAt: string;
  sessionCount: number;
  capacity: number;
  freePlaces: number;
  waitingCount: number;
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
      venueName: one.venueName,
      way: VenueWayResponse.from(one.way),
      startsAt: one.startsAt.toISOString(),
      endsAt: one.endsAt.toISOString(),
      sessionCount: one.sessionCount,
      capacity: one.capacity,
      freePlaces: Math.max(0, one.capacity - one.bookedCount),
      waitingCount: one.waitingCount,
      isBooked: one.isBooked,
      approval: one.approval,
      promotedAt: one.promotedAt?.toISOString() ?? null,
      missing: one.missing.map((course) => RequiredCourseResponse.from(course)),
      turn: one.turn === null ? null : OwnTurnResponse.from(one.turn),
    };
  }
}

export class AskableClassListResponse {
  items: AskableClassResponse[];
  /** What she asked for and waits for a word about, and how requests ended of which she was not told yet. */
  requests: OwnRequestResponse[];

  static from(classes: readonly AskableClass[], requests: readonly OwnRequest[]): AskableClassListResponse {
    return {
      items: classes.map((one) => AskableClassResponse.from(one)),
      requests: requests.map((one) => OwnRequestResponse.from(one)),
    };
  }
}
