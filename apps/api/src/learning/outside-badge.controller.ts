import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { LEARN, OutsideBadges } from '@lopso/learning';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { BadgeFileForm, BadgeReportResponse, OutsideBadgeForm } from './outside-badge.dto';
import { readBadgeForm, readFileForm } from './outside-claim-form';
import { OutsideClaimReceiptResponse } from './outside-claim.dto';

/** Open Badges of others, sent in by members as outside certificates. */
@Controller('me/outside-badges')
export class OutsideBadgeController {
  constructor(private readonly badges: OutsideBadges) {}

  /** What comes out for a badge of one's own, line by line; nothing is kept. */
  @RequirePermission(LEARN)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: BadgeFileForm })
  @HttpCode(200)
  @Post('reading')
  async readOutsideBadge(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<BadgeReportResponse> {
    return BadgeReportResponse.from(await this.badges.read(actor, await readFileForm(request)));
  }

  /** Sends a badge in for a certificate that a round asks for; what is wrong is refused. */
  @RequirePermission(LEARN)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: OutsideBadgeForm })
  @Post()
  async sendOutsideBadge(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
  ): Promise<OutsideClaimReceiptResponse> {
    return { claimId: await this.badges.send(actor, await readBadgeForm(request)) };
  }
}
