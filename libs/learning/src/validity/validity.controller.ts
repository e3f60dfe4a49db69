import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { OPEN_ROUNDS, READ_OWN_VALIDITY } from '../learning.permissions';
import { DrawTimelineRequest, OwnValidityResponse, ruleOf, TimelineResponse } from './validity.dto';
import { ValidityService } from './validity.service';

/** What is valid until when: a member's own, and what a rule would mean. */
@Controller()
export class ValidityController {
  constructor(private readonly validityService: ValidityService) {}

  /** The caller's own finished passages in rounds that end, what ends last first. */
  @RequirePermission(READ_OWN_VALIDITY)
  @Get('me/validity')
  async listOwnValidity(@CurrentActor() actor: Actor): Promise<OwnValidityResponse[]> {
    return (await this.validityService.listOwnValidity(actor)).map((passage) => OwnValidityResponse.of(passage));
  }

  /** Draws a rule for sample members; nothing is written. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(200)
  @Post('validity-timelines')
  drawTimeline(@CurrentActor() actor: Actor, @Body() body: DrawTimelineRequest): TimelineResponse {
    const rule = ruleOf(body.validity);
    return TimelineResponse.of(rule, this.validityService.drawTimelineFor(actor, rule, body));
  }
}
