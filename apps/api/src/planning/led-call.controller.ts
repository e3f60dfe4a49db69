import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PROPOSE_NAMES, ProposeNames } from '@lopso/planning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ProposeNamesRequest } from './class-call-request.dto';
import { LedCallListResponse, LedCallResponse, ProposalOutcomeResponse } from './class-call.dto';

/** Whom the leader of a team proposes for a call. */
@ApiTags('planning')
@Controller('led-groups/:groupId/class-calls')
export class LedCallController {
  constructor(private readonly proposing: ProposeNames) {}

  /** Open calls that ask the commune of the team, with what became of its people. */
  @RequirePermission(PROPOSE_NAMES)
  @Get()
  @ApiOkResponse({ type: LedCallListResponse })
  async listLedCalls(@CurrentActor() actor: Actor, @IdParam('groupId') groupId: string): Promise<LedCallListResponse> {
    return { items: (await this.proposing.list(actor, groupId)).map((call) => LedCallResponse.from(call)) };
  }

  /** Proposes people of the team; who was not taken is told with the reason. */
  @RequirePermission(PROPOSE_NAMES)
  @Post(':callId/proposals')
  @HttpCode(200)
  @ApiOkResponse({ type: ProposalOutcomeResponse })
  async proposeNames(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @IdParam('callId') callId: string,
    @Body() { memberIds }: ProposeNamesRequest,
  ): Promise<ProposalOutcomeResponse> {
    const outcome = await this.proposing.propose(actor, groupId, callId, memberIds);
    return ProposalOutcomeResponse.from(outcome, await this.proposing.list(actor, groupId));
  }

  /** Takes a proposal back that nobody answered. */
  @RequirePermission(PROPOSE_NAMES)
  @Delete(':callId/proposals/:nameId')
  @ApiOkResponse({ type: LedCallListResponse })
  async withdrawProposal(
    @CurrentActor() actor: Actor,
    @IdParam('groupId') groupId: string,
    @IdParam('callId') callId: string,
    @IdParam('nameId') nameId: string,
  ): Promise<LedCallListResponse> {
    await this.proposing.withdraw(actor, groupId, callId, nameId);
    return this.listLedCalls(actor, groupId);
  }
}
