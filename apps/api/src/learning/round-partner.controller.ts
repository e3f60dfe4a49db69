import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { OPEN_ROUNDS, READ_ROUNDS, RoundPartners } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { AddRoundPartnerRequest, RoundPartnersResponse } from './round-partner.dto';

/** Whom a round is held together with: other departments and companies, who read its figures and nothing else. */
@ApiTags('learning')
@Controller('rounds/:roundId/partners')
export class RoundPartnerController {
  constructor(private readonly partners: RoundPartners) {}

  /** With whom the round is held, and with whom others are. */
  @RequirePermission(READ_ROUNDS)
  @Get()
  @ApiOkResponse({ type: RoundPartnersResponse })
  async listRoundPartners(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundPartnersResponse> {
    return RoundPartnersResponse.from(await this.partners.view(actor, roundId));
  }

  /** Puts an organisation on the round; the same again changes nothing. */
  @RequirePermission(OPEN_ROUNDS)
  @Post()
  @HttpCode(200)
  @ApiOkResponse({ type: RoundPartnersResponse })
  async addRoundPartner(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() { name }: AddRoundPartnerRequest,
  ): Promise<RoundPartnersResponse> {
    await this.partners.add(actor, roundId, name);
    return RoundPartnersResponse.from(await this.partners.view(actor, roundId));
  }

  /** Takes an organisation off the round. */
  @RequirePermission(OPEN_ROUNDS)
  @Delete(':partnerId')
  @ApiOkResponse({ type: RoundPartnersResponse })
  async endRoundPartner(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('partnerId') partnerId: string,
  ): Promise<RoundPartnersResponse> {
    await this.partners.end(actor, roundId, partnerId);
    return RoundPartnersResponse.from(await this.partners.view(actor, roundId));
  }
}
