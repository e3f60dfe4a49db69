import { Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ATTEND_CLASSES } from '@lopso/classes';
import { OwnCalls } from '@lopso/planning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { OwnCallListResponse, OwnCallResponse } from './class-call.dto';

/** Calls that name a member. */
@ApiTags('planning')
@Controller('me/class-calls')
export class OwnCallController {
  constructor(private readonly calls: OwnCalls) {}

  /** Calls that name her and have no class for her yet. */
  @RequirePermission(ATTEND_CLASSES)
  @Get()
  @ApiOkResponse({ type: OwnCallListResponse })
  async listOwnCalls(@CurrentActor() actor: Actor): Promise<OwnCallListResponse> {
    return { items: (await this.calls.list(actor)).map((call) => OwnCallResponse.from(call)) };
  }

  /** She can't come. */
  @RequirePermission(ATTEND_CLASSES)
  @Post(':callId/refusal')
  @HttpCode(200)
  @ApiOkResponse({ type: OwnCallListResponse })
  async refuseOwnCall(@CurrentActor() actor: Actor, @IdParam('callId') callId: string): Promise<OwnCallListResponse> {
    await this.calls.refuse(actor, callId);
    return this.listOwnCalls(actor);
  }
}
