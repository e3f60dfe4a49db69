import { ArrayMaxSize, ArrayMinSize, IsArray, IsInt, IsUUID, Max, Min } from 'class-validator';
import { NotBookedResponse } from '../booking/booking.dto';
import { type NotBooked } from '../booking/booking.service';
import { BookedMemberResponse, RequiredCourseResponse } from '../scheduling/class-group.dto';
import { type BookingPolicy, type WaitingTurn } from './waitlist.rules';
import { type WaitingMember, type Waitlist } from './waitlist.service';

export class AddWaitingRequest {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  memberIds: string[];
}

export class BookingPolicyRequest {
  /** Free places go to the waiting by themselves until so many hours before the next session. */
  @IsInt()
  @Min(0)
  @Max(336)
  promotionStopsHours: number;
}

export class BookingPolicyResponse {
  promotionStopsHours: number;

  static from(policy: BookingPolicy): BookingPolicyResponse {
    return { promotionStopsHours: policy.promotionStopsHours };
  }
}

/** How many are served before, and why. */
export class AheadResponse {
  /** From the same commune, who asked before. */
  own: number;
  /** From communes that would hold fewer places. */
  fewer: number;
  /** From communes that would hold as many, who asked before. */
  earlier: number;
}

export class WaitingTurnResponse {
  /** From 1. */
  position: number;
  /** Places the commune holds in the class. */
  communePlaces: number;
  /** Places the commune would hold when this one is served. */
  turn: number;
  ahead: AheadResponse;

  static turnOf(turn: Pick<WaitingTurn, 'position' | 'communePlaces' | 'turn' | 'ahead'>): WaitingTurnResponse {
    const { position, communePlaces, turn: number, ahead } = turn;
    return { position, communePlaces, turn: number, ahead: { ...ahead } };
  }
}

export class WaitingMemberResponse extends BookedMemberResponse {
  joinedAt: string;
  turn: WaitingTurnResponse;
  /** Courses the class builds on that she has not finished: she is passed over while it is so. */
  missing: RequiredCourseResponse[];

  static of(member: WaitingMember): WaitingMemberResponse {
    return {
      ...BookedMemberResponse.from(member),
      joinedAt: member.joinedAt.toISOString(),
      turn: WaitingTurnResponse.turnOf(member),
      missing: member.missing.map((one) => RequiredCourseResponse.from(one)),
    };
  }
}

export class WaitingListResponse {
  policy: BookingPolicyResponse;
  /** Until when free places go to the waiting by themselves; null when nothing of the class is to begin. */
  stopsAt: string | null;
  /** From then on, and while a session of the class runs, whoever asks first gets a free place. */
  isFirstCome: boolean;
  isRunning: boolean;
  /** Everybody who waits, whatever units they come from. */
  total: number;
  /** Those the caller may see, in their order. */
  people: WaitingMemberResponse[];

  static from(list: Waitlist): WaitingListResponse {
    return {
      policy: BookingPolicyResponse.from(list.policy),
      stopsAt: list.stopsAt?.toISOString() ?? null,
      isFirstCome: list.isFirstCome,
      isRunning: list.isRunning,
      total: list.total,
      people: list.people.map((member) => WaitingMemberResponse.of(member)),
    };
  }
}

/** The list after people were put on it. */
export class AddedWaitingResponse extends WaitingListResponse {
  /** Who got neither a place nor one on the list, and why. */
  leftOut: NotBookedResponse[];

  static of(list: WaitingListResponse, leftOut: readonly NotBooked[]): AddedWaitingResponse {
    return { ...list, leftOut: leftOut.map((one) => NotBookedResponse.from(one)) };
  }
}
