import { type BookingOutcome, type ClassDetail, type NotBooked } from '@lopso/classes';
import { ClassGroupResponse } from './class-group.dto';
import { OtherPlaceResponse } from './other-place.dto';

export class PersonInOutcomeResponse {
  memberId: string;
  fullName: string;
}

export class ClashResponse {
  /** Empty where the caller may not see that class. */
  title: string;
  /** `dd/mm/yyyy`. */
  on: string;
  /** `HH:MM`. */
  from: string;
  /** `HH:MM`. */
  to: string;
}

export class NotBookedResponse extends PersonInOutcomeResponse {
  reason: NotBooked['reason'];
  clash: ClashResponse | null;
  /** For `missing`: titles of the courses she has not finished. */
  missing: string[];
  /** For a clash by the way from another commune alone: minutes it takes. */
  travelMinutes: number | null;
  /** For `clash`: other classes about the same that the caller books her into, three at most; null: not looked for. */
  others: OtherPlaceResponse[] | null;

  static from({ memberId, fullName, reason, clash, missing, travelMinutes, others }: NotBooked): NotBookedResponse {
    return {
      memberId,
      fullName,
      reason,
      travelMinutes,
      others: others?.map((one) => OtherPlaceResponse.from(one)) ?? null,
      missing: [...missing],
      clash: clash === null ? null : { ...clash },
    };
  }
}

export class BookingOutcomeResponse {
  booked: PersonInOutcomeResponse[];
  notBooked: NotBookedResponse[];
  classGroup: ClassGroupResponse;

  static from(outcome: BookingOutcome, detail: ClassDetail): BookingOutcomeResponse {
    return {
      booked: outcome.booked.map(({ memberId, fullName }) => ({ memberId, fullName })),
      notBooked: outcome.notBooked.map((one) => NotBookedResponse.from(one)),
      classGroup: ClassGroupResponse.from(detail),
    };
  }
}

export class UnbookedResponse {
  classGroup: ClassGroupResponse;
  /** How many got a place from the waiting list by it; with none, booking again undoes it. */
  promotedCount: number;
}
