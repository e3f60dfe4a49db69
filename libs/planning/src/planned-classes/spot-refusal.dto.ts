import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { type OfferedSpotResponse } from '../plans/plan.dto';
import { type SpotClash } from './spot.rules';

/** What stands in the way of a class of a plan. */
export class SpotClashResponse {
  kind: SpotClash['kind'];
  /** The hall, the trainer, the market or the day off. */
  who: string;
  /** Of the class; empty for a class of this plan that is not opened, and for what is no class. */
  title: string;
  /** `dd/mm/yyyy`: the day of the class, the first one of a leave, or from which a hall is closed. */
  on: string;
  /** `HH:MM`; empty for what is no class. */
  from: string;
  /** `HH:MM`; empty for what is no class. */
  to: string;
  /** The last day of a leave, `dd/mm/yyyy`; else empty. */
  until: string;
  /** Hall and commune of the class; empty for what is no class. */
  place: string;
}

export class SpotParamsResponse {
  clashes: SpotClashResponse[];
  /** Where else it could stand, three at most: the same time with somebody else first, then other times. */
  spots: OfferedSpotResponse[];
}

/** A problem document (RFC 9457) about a place that a class of a plan cannot have. */
export class SpotProblemResponse {
  type: string;
  title: string;
  status: number;
  detail: string;
  instance: string;
  code: string;
  params: SpotParamsResponse;
}

/** Declares that a route refuses a place with what stands there and with other places. */
export const ApiSpotRefusal = (): MethodDecorator & ClassDecorator =>
  applyDecorators(
    ApiExtraModels(SpotProblemResponse),
    ApiResponse({
      status: 422,
      description: 'The class cannot stand there: `params` names what is in the way and offers other places.',
      content: { 'application/problem+json': { schema: { $ref: getSchemaPath(SpotProblemResponse) } } },
    }),
  );
