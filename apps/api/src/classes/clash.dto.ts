import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type ClashKind } from '@lopso/classes';

/** Hours that stand in the way of others. */
export class ClashFieldsResponse {
  kind: ClashKind;
  /** The hall, the person or the thing that is taken. */
  who: string;
  /** Empty where the caller may not see that class. */
  title: string;
  /** Number of the session in that class; 0 where it is not told. */
  number: number;
  /** `dd/mm/yyyy`; the first day of a leave. */
  on: string;
  /** `HH:MM`; empty for a leave. */
  from: string;
  /** `HH:MM`; empty for a leave. */
  to: string;
  /** The last day of a leave, `dd/mm/yyyy`; empty for a class. */
  until: string;
  /** Hall and commune; empty where they are not told. */
  venueName: string;
  communeName: string;
  /** Minutes the way takes; 0 where the hours themselves meet, and of a class the caller may not see. */
  travelMinutes: number;
  /** By how many minutes the pause is too short for the way. */
  missingMinutes: number;
}

/** The same, in a refusal. */
export class SessionClashResponse extends ClashFieldsResponse {
  /** Which of the sessions that were sent, from 0. */
  session: number;
}

/** Other hours of the same length, with the same people in the same hall. */
export class FreeSlotResponse {
  /** Which of the sessions that were sent, from 0. */
  session: number;
  /** Calendar date, `yyyy-mm-dd`. */
  on: string;
  /** `HH:MM`. */
  from: string;
  /** `HH:MM`. */
  to: string;
}

export class ClashParamsResponse {
  clashes: SessionClashResponse[];
  /** Up to three for each session that clashes. */
  freeSlots: FreeSlotResponse[];
}

/** A problem document (RFC 9457) about hours that are taken. */
export class ClashProblemResponse {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params: ClashParamsResponse;
}

/** Declares that a route refuses hours with all clashes and other hours. */
export const ApiClashes = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(ClashProblemResponse),
    ApiResponse({
      status: 409,
      description: 'The hours are taken: `params` names every clash and offers other hours.',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ClashProblemResponse) } } },
    }),
  );
