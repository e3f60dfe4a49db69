import { Controller, Get, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { ENTER_OUTSIDE, EnterOutside } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { readOutsideForm } from './outside-claim-form';
import { MemberOutsideResponse, OutsideClaimForm, OutsideClaimReceiptResponse } from './outside-claim.dto';

/** Certificates of others that an officer sends in for a member without a phone. */
@Controller('members/:memberId/outside-claims')
export class MemberOutsideController {
  constructor(private readonly entering: EnterOutside) {}

  /** What the member's rounds ask for, and what was sent. */
  @RequirePermission(ENTER_OUTSIDE)
  @Get()
  async listMemberOutsideClaims(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<MemberOutsideResponse> {
    return MemberOutsideResponse.from(await this.entering.listFor(actor, memberId));
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
    return { claimId: await this.entering.send(actor, memberId, await readOutsideForm(request)) };
  }
}
