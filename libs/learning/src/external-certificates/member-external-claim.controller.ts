import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ENTER_OUTSIDE } from '../learning.permissions';
import { readOutsideForm } from './external-claim-form.dto';
import { MemberOutsideResponse, OutsideClaimForm, OutsideClaimReceiptResponse } from './external-claim.dto';
import { ExternalClaimService } from './external-claim.service';

/** Certificates of others that an officer sends in for a member without a phone. */
@Controller('members/:memberId/outside-claims')
export class MemberExternalClaimController {
  constructor(private readonly externalClaims: ExternalClaimService) {}

  /** What the member's rounds ask for, and what was sent. */
  @RequirePermission(ENTER_OUTSIDE)
  @Get()
  async listMemberOutsideClaims(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<MemberOutsideResponse> {
    return MemberOutsideResponse.from(await this.externalClaims.listAskedOfMember(actor, memberId));
  }

  /** Sends a certificate in for the member: a photo or PDF of her paper, its number, issuer and day. Somebody else accepts it. */
  @RequirePermission(ENTER_OUTSIDE)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: OutsideClaimForm })
  @Post()
  async sendMemberOutsideClaim(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Req() request: FastifyRequest,
  ): Promise<OutsideClaimReceiptResponse> {
    return { claimId: await this.externalClaims.sendMemberClaim(actor, memberId, await readOutsideForm(request)) };
  }
}
