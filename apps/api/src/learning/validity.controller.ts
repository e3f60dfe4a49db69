import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { OPEN_ROUNDS, OwnValidity, READ_OWN_VALIDITY, ValidityTimelines } from '@lopso/learning';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { DrawTimelineRequest, OwnValidityResponse, ruleOf, TimelineResponse } from './validity.dto';

/** What is valid until when: a member's own, and what a rule would mean. */
@Controller()
export class ValidityController {
  constructor(
    private readonly own: OwnValidity,
    private readonly timelines: ValidityTimelines,
  ) {}

  /** The caller's own finished passages in rounds that end, what ends last first. */
  @RequirePermission(READ_OWN_VALIDITY)
  @Get('me/validity')
  async listOwnValidity(@CurrentActor() actor: Actor): Promise<OwnValidityResponse[]> {
    return (await this.own.of(actor)).map((passage) => OwnValidityResponse.of(passage));
  }

  /** Draws a rule for sample members; nothing is written. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(200)
  @Post('validity-timelines')
  drawTimeline(@CurrentActor() actor: Actor, @Body() body: DrawTimelineRequest): TimelineResponse {
    const rule = ruleOf(body.validity);
    return TimelineResponse.of(rule, this.timelines.draw(actor, rule, body));
  }
}
