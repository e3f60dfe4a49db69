import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { OPEN_ROUNDS, READ_ROUNDS } from '../learning.permissions';
import { AddRoundPartnerRequest, RoundPartnersResponse } from './round-partner.dto';
import { RoundService } from './round.service';

/** Whom a round is held together with: other departments and companies, who read its figures and nothing else. */
@ApiTags('learning')
@Controller('rounds/:roundId/partners')
export class RoundPartnerController {
  constructor(private readonly roundService: RoundService) {}

  /** With whom the round is held, and with whom others are. */
  @RequirePermission(READ_ROUNDS)
  @Get()
  @ApiOkResponse({ type: RoundPartnersResponse })
  async listRoundPartners(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundPartnersResponse> {
    return RoundPartnersResponse.from(await this.roundService.listPartners(actor, roundId));
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
    await this.roundService.addPartner(actor, roundId, name);
    return RoundPartnersResponse.from(await this.roundService.listPartners(actor, roundId));
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
    await this.roundService.endPartner(actor, roundId, partnerId);
    return RoundPartnersResponse.from(await this.roundService.listPartners(actor, roundId));
  }
}
