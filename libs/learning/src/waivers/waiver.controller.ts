import { Body, Controller, Get, HttpCode, Injectable, Post, Query } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { Access, type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { READ_PROGRESS, READ_WAITING_WAIVERS, WAIVE } from '../learning.permissions';
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
import { type WaiverOf, WaiverService } from './waiver.service';

/** Requirements waived by the number of a paper and two people. */
@Controller()
@Injectable()
export class WaiverController {
  constructor(
    private readonly waiverService: WaiverService,
    private readonly access: Access,
    private readonly accounts: AccountService,
  ) {}

  /** Waivers of one cycle, with both names. */
  @RequirePermission(READ_PROGRESS)
  @Get('cycles/:cycleId/waivers')
  async listCycleWaivers(
    @CurrentActor() actor: Actor,
    @IdParam('cycleId') cycleId: string,
  ): Promise<CycleWaiversResponse> {
    const waivers = await this.waiversWithNames(actor, await this.waiverService.listWaiversOfCycle(actor, cycleId));
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
    return { waiverId: await this.waiverService.proposeWaiver(actor, cycleId, body) };
  }

  /** What waits for a second person in the caller's units, the oldest first. */
  @RequirePermission(READ_WAITING_WAIVERS)
  @Get('waivers')
  async listWaitingWaivers(
    @CurrentActor() actor: Actor,
    @Query() { limit, cursor }: WaitingWaiversQuery,
  ): Promise<WaitingWaiversResponse> {
    const { items, nextCursor } = await this.waiverService.listWaitingWaivers(actor, { limit, cursor: cursor ?? null });
    return { items: await this.waiversWithNames(actor, items), nextCursor };
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
    return this.waiverWithNames(actor, await this.waiverService.confirmWaiver(actor, waiverId, answered));
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
    return this.waiverWithNames(actor, await this.waiverService.refuseWaiver(actor, waiverId, answered));
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
    return this.waiverWithNames(actor, await this.waiverService.proposeWaiverEnd(actor, waiverId, reason));
  }

  async waiversWithNames(actor: Actor, waivers: readonly WaiverOf[]): Promise<WaiverResponse[]> {
    const ids = waivers.flatMap(({ waiver: { proposedBy, confirmedBy, endProposedBy, closedBy } }) =>
      [proposedBy, confirmedBy, endProposedBy, closedBy].filter((id) => id !== null),
    );
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    const open = await this.waiverService.answerableBy(actor, waivers);
    return waivers.map((one) => WaiverResponse.from(one, names, open.has(one.waiver.id)));
  }

  async waiverWithNames(actor: Actor, waiver: WaiverOf): Promise<WaiverResponse> {
    const views = await this.waiversWithNames(actor, [waiver]);
    return views[0] ?? WaiverResponse.from(waiver, new Map(), false);
  }
}
