import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type OtherPlace } from '../own-classes/alternative-class.service';
import { type AskableSession } from '../own-classes/near-class.service';
import { type Approval } from '../place-requests/place-request.rules';
import { ClassGroupResponse, RequiredCourseResponse } from '../scheduling/class-group.dto';
import { type ClassDetail } from '../sessions/session-summary.service';
import { type BookingOutcome, type BookingPreview, type NotBooked } from './booking.service';

/** A session still to come of a class that a member may ask a place in. */
export class AskableSessionResponse {
  startsAt: string;
  endsAt: string;
  venueName: string;
  communeName: string;

  static from({ startsAt, endsAt, venueName, communeName }: Omit<AskableSession, 'communeId'>): AskableSessionResponse {
    return { startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), venueName, communeName };
  }
}

/** Another class about the same with a free place, at hours that the person is free and gets there in time. */
export class OtherPlaceResponse {
  classGroupId: string;
  title: string;
  /** The next session that has not begun. */
  startsAt: string;
  endsAt: string;
  sessionCount: number;
  /** Soonest first: the days the person has to be free on. */
  sessions: AskableSessionResponse[];
  venueName: string;
  communeName: string;
  freePlaces: number;
  /** Minutes of the way from the person's commune; left out at home and where nobody knows it. */
  travelMinutes?: number;
  /** How it admits who asks. */
  approval: Approval;

  static from({ startsAt, endsAt, sessions, ...one }: OtherPlace): OtherPlaceResponse {
    return {
      ...one,
      sessions: sessions.map((session) => AskableSessionResponse.from(session)),
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    };
  }
}

export class OwnHoursParamsResponse {
  /** The nearest first, five at most. */
  others: OtherPlaceResponse[];
}

/** A problem document (RFC 9457) about the member's own hours. */
export class OwnHoursProblemResponse {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params: OwnHoursParamsResponse;
}

/** Declares that a route refuses who is elsewhere at the hours or on the way, with other classes about the same. */
export const ApiOwnHours = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(OwnHoursProblemResponse),
    ApiResponse({
      status: 409,
      description: 'Her own hours are taken: `params` names other classes about the same.',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(OwnHoursProblemResponse) } } },
    }),
  );

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

/** Somebody who lacks courses, and which. */
export class LackingPersonResponse {
  memberId: string;
  fullName: string;
  missing: RequiredCourseResponse[];
}

/** Who of the people asked about lacks a course the class builds on. */
export class BookingPreviewResponse {
  /** How many of the people asked about have no place yet, each once. */
  people: number;
  /** By given name. */
  lacking: LackingPersonResponse[];

  static from({ people, lacking }: BookingPreview): BookingPreviewResponse {
    return {
      people,
      lacking: lacking.map(({ memberId, fullName, missing }) => ({
        ...{ memberId, fullName },
        missing: missing.map((one) => RequiredCourseResponse.from(one)),
      })),
    };
  }
}
