import { Body, Controller, Get, HttpCode, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, IdParam, keptFile, RequirePermission, SignedIn, StepUp } from '@lopso/platform';
import { CHECK_OUTSIDE, LEARN, READ_OUTSIDE } from '../learning.permissions';
import { readOutsideForm } from './external-claim-form.dto';
import { ExternalClaimReviewService } from './external-claim-review.service';
import {
  AskedOutsideResponse,
  DecideOutsideRequest,
  OutsideClaimForm,
  OutsideClaimReceiptResponse,
  OutsideQueueQuery,
  OutsideQueueResponse,
  QueuedClaimResponse,
  WithdrawOutsideRequest,
} from './external-claim.dto';
import { ExternalClaimService } from './external-claim.service';

/** Certificates of others: sent in by members, looked at by officers. */
@Controller()
export class ExternalClaimController {
  constructor(
    private readonly externalClaims: ExternalClaimService,
    private readonly claimReview: ExternalClaimReviewService,
  ) {}

  /** What the member's rounds ask for, and what she has sent. */
  @RequirePermission(LEARN)
  @Get('me/outside-claims')
  async listOwnOutsideClaims(@CurrentActor() actor: Actor): Promise<AskedOutsideResponse[]> {
    return (await this.externalClaims.listOwnAsked(actor)).map((asked) => AskedOutsideResponse.from(asked));
  }

  /** Sends a certificate in: a photo or PDF, its number, issuer and day. */
  @RequirePermission(LEARN)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: OutsideClaimForm })
  @Post('me/outside-claims')
  async sendOutsideClaim(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<OutsideClaimReceiptResponse> {
    return { claimId: await this.externalClaims.sendOwnClaim(actor, await readOutsideForm(request)) };
  }

  /** Claims of the officer's units. */
  @RequirePermission(READ_OUTSIDE)
  @Get('outside-claims')
  async listOutsideClaims(
    @CurrentActor() actor: Actor,
    @Query() { state, limit, cursor }: OutsideQueueQuery,
  ): Promise<OutsideQueueResponse> {
    return OutsideQueueResponse.from(
      await this.claimReview.listClaims(actor, { state, limit, cursor: cursor ?? null }),
    );
  }

  /** The photo or PDF: one's own, or of a member in one's units. */
  @SignedIn()
  @ApiProduces('image/jpeg', 'application/pdf')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Get('outside-claims/:claimId/file')
  async getOutsideClaimFile(
    @CurrentActor() actor: Actor,
    @IdParam('claimId') claimId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { claim, stream } = await this.claimReview.openClaimFile(actor, claimId);
    return keptFile(reply, claim, stream, 'giay-ngoai');
  }

  /** Accepts or refuses what waits. */
  @RequirePermission(CHECK_OUTSIDE)
  @HttpCode(200)
  @Post('outside-claims/:claimId/decision')
  async decideOutsideClaim(
    @CurrentActor() actor: Actor,
    @IdParam('claimId') claimId: string,
    @Body() body: DecideOutsideRequest,
  ): Promise<QueuedClaimResponse> {
    return QueuedClaimResponse.from(await this.claimReview.decideClaim(actor, claimId, body));
  }

  /** Takes an acceptance back. */
  @RequirePermission(CHECK_OUTSIDE)
  @StepUp()
  @HttpCode(200)
  @Post('outside-claims/:claimId/withdrawal')
  async withdrawOutsideClaim(
    @CurrentActor() actor: Actor,
    @IdParam('claimId') claimId: string,
    @Body() { reason }: WithdrawOutsideRequest,
  ): Promise<QueuedClaimResponse> {
    return QueuedClaimResponse.from(await this.claimReview.withdrawAcceptance(actor, claimId, reason));
  }
}
