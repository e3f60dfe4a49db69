import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { AnswerWaiver, READ_PROGRESS, READ_WAITING_WAIVERS, WAIVE, WaiveRequirement, Waivers } from '@lopso/learning';
import { Access, type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { WaiverViews } from './waiver-views';
import {
  AnswerWaiverRequest,
  CycleWaiversResponse,
  ProposeWaiverEndRequest,
  ProposeWaiverRequest,
  WaitingWaiversQuery,
  WaitingWaiversResponse,
  WaiverReceiptResponse,
  WaiverResponse,
} from './waiver.dto';

/** Requirements waived by the number of a paper and two people. */
@Controller()
export class WaiverController {
  constructor(
    private readonly waivers: Waivers,
    private readonly proposing: WaiveRequirement,
    private readonly answering: AnswerWaiver,
    private readonly views: WaiverViews,
    private readonly access: Access,
  ) {}

  /** Waivers of one cycle, with both names. */
  @RequirePermission(READ_PROGRESS)
  @Get('cycles/:cycleId/waivers')
  async listCycleWaivers(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
  ): Promise<CycleWaiversResponse> {
    const waivers = await this.views.list(actor, await this.waivers.ofCycle(actor, cycleId));
    return { waivers, can: this.access.holds(actor, WAIVE) ? ['waive'] : [] };
  }

  /** Proposes a waiver; it counts once another person has confirmed it. */
  @RequirePermission(WAIVE)
  @StepUp()
  @Post('cycles/:cycleId/waivers')
  async proposeWaiver(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
    @Body() body: ProposeWaiverRequest,
  ): Promise<WaiverReceiptResponse> {
    return { waiverId: await this.proposing.propose(actor, cycleId, body) };
  }

  /** What waits for a second person in the caller's units, the oldest first. */
  @RequirePermission(READ_WAITING_WAIVERS)
  @Get('waivers')
  async listWaitingWaivers(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: WaitingWaiversQuery,
  ): Promise<WaitingWaiversResponse> {
    const { items, nextCursor } = await this.waivers.listWaiting(actor, { limit, cursor: cursor ?? null });
    return { items: await this.views.list(actor, items), nextCursor };
  }

  /** The second person's yes, to a proposal or to its end. */
  @RequirePermission(WAIVE)
  @StepUp()
  @HttpCode(200)
  @Post('waivers/:waiverId/confirmation')
  async confirmWaiver(
    @CurrentActor() actor: Actor,
    @IdParam('waiverId') waiverId: string,
    @Body() { answered }: AnswerWaiverRequest,
  ): Promise<WaiverResponse> {
    return this.views.one(actor, await this.answering.confirm(actor, waiverId, answered));
  }

  /** No to what waits: a proposal is dropped, one that was to end goes on. */
  @RequirePermission(WAIVE)
  @StepUp()
  @HttpCode(200)
  @Post('waivers/:waiverId/refusal')
  async refuseWaiver(
    @CurrentActor() actor: Actor,
    @IdParam('waiverId') waiverId: string,
    @Body() { answered }: AnswerWaiverRequest,
  ): Promise<WaiverResponse> {
    return this.views.one(actor, await this.answering.refuse(actor, waiverId, answered));
  }

  /** Proposes that a waiver is taken back. */
  @RequirePermission(WAIVE)
  @StepUp()
  @HttpCode(200)
  @Post('waivers/:waiverId/ending')
  async proposeWaiverEnd(
    @CurrentActor() actor: Actor,
    @IdParam('waiverId') waiverId: string,
    @Body() { reason }: ProposeWaiverEndRequest,
  ): Promise<WaiverResponse> {
    return this.views.one(actor, await this.answering.proposeEnd(actor, waiverId, reason));
  }
}
