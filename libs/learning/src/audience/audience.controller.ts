import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { OPEN_ROUNDS, READ_PROGRESS } from '../learning.permissions';
import { AudienceChangeService } from './audience-change.service';
import {
  audienceOf,
  AudienceQuery,
  AudienceViewResponse,
  ChangeAudienceRequest,
  PreviewAudienceRequest,
  SavedAudienceResponse,
  wishOf,
} from './audience.dto';

/** Whom rounds are for. */
@Controller()
export class AudienceController {
  constructor(private readonly audienceChanges: AudienceChangeService) {}

  /** Who of the caller's units is in a round by its rule, today or on a past day. */
  @RequirePermission(READ_PROGRESS)
  @Get('rounds/:roundId/audience')
  async readAudience(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Query() query: AudienceQuery,
  ): Promise<AudienceViewResponse> {
    return AudienceViewResponse.from(await this.audienceChanges.readAudience(actor, roundId, wishOf(query)));
  }

  /** The difference another rule would make in a round; nothing is changed. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(200)
  @Post('rounds/:roundId/audience-preview')
  async previewAudience(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: PreviewAudienceRequest,
  ): Promise<AudienceViewResponse> {
    const wish = wishOf(body);
    return AudienceViewResponse.from(
      await this.audienceChanges.previewAudience(actor, roundId, { rule: audienceOf(body.rule), wish }),
    );
  }

  /** Whom a round would be for that is opened from a programme with a rule; nothing is changed. */
  @RequirePermission(OPEN_ROUNDS)
  @HttpCode(200)
  @Post('round-templates/:programmeId/audience-preview')
  async previewOpeningAudience(
    @CurrentActor() actor: Actor,
    @Param('programmeId') programmeId: string,
    @Body() body: PreviewAudienceRequest,
  ): Promise<AudienceViewResponse> {
    const asked = { rule: audienceOf(body.rule), wish: wishOf(body) };
    return AudienceViewResponse.from(await this.audienceChanges.previewOpeningAudience(actor, programmeId, asked));
  }

  /** Gives a round another audience: who belongs to it now is taken in, who does not any more keeps everything. */
  @RequirePermission(OPEN_ROUNDS)
  @Post('rounds/:roundId/audience-changes')
  async changeAudience(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: ChangeAudienceRequest,
  ): Promise<SavedAudienceResponse> {
    const draft = { rule: audienceOf(body.rule), revision: body.revision };
    return SavedAudienceResponse.from(await this.audienceChanges.changeAudience(actor, roundId, draft));
  }
}
