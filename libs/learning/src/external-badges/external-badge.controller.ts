import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { type FastifyRequest } from 'fastify';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { readBadgeForm, readFileForm } from '../external-certificates/external-claim-form.dto';
import { OutsideClaimReceiptResponse } from '../external-certificates/external-claim.dto';
import { LEARN } from '../learning.permissions';
import { BadgeFileForm, BadgeReportResponse, OutsideBadgeForm } from './external-badge.dto';
import { ExternalBadgeService } from './external-badge.service';

/** Open Badges of others, sent in by members as outside certificates. */
@Controller('me/outside-badges')
export class ExternalBadgeController {
  constructor(private readonly externalBadges: ExternalBadgeService) {}

  /** What comes out for a badge of one's own, line by line; nothing is kept. */
  @RequirePermission(LEARN)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: BadgeFileForm })
  @HttpCode(200)
  @Post('reading')
  async readOutsideBadge(@CurrentActor() actor: Actor, @Req() request: FastifyRequest): Promise<BadgeReportResponse> {
    return BadgeReportResponse.from(await this.externalBadges.readBadge(actor, await readFileForm(request)));
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
    return { claimId: await this.externalBadges.sendBadge(actor, await readBadgeForm(request)) };
  }
}
