import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type Approval, type OtherPlace } from '@lopso/classes';
import { AskableSessionResponse } from './askable-session.dto';

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
