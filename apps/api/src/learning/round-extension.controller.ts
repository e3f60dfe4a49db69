import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { EXTEND_DUE, ExtendRound, READ_ROUNDS } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { RoundExtensionViews } from './round-extension-views';
import {
  ExtendRoundRequest,
  RoundExtensionAimRequest,
  RoundExtensionPreviewResponse,
  RoundExtensionsResponse,
} from './round-extension.dto';

/** Later due dates for everybody of a round, or for the people of communes. */
@Controller('rounds/:roundId')
export class RoundExtensionController {
  constructor(
    private readonly extending: ExtendRound,
    private readonly views: RoundExtensionViews,
  ) {}

  /** What was given, and what of it was taken back. */
  @RequirePermission(READ_ROUNDS)
  @Get('extensions')
  async listRoundExtensions(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundExtensionsResponse> {
    return this.views.of(actor, roundId);
  }

  /** Whom a later date would reach; nothing is changed. */
  @RequirePermission(EXTEND_DUE)
  @HttpCode(200)
  @Post('extensions-preview')
  async previewRoundExtension(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: RoundExtensionAimRequest,
  ): Promise<RoundExtensionPreviewResponse> {
    return RoundExtensionPreviewResponse.from(await this.extending.preview(actor, roundId, body));
  }

  /** Gives it; nobody's date becomes an earlier one. */
  @RequirePermission(EXTEND_DUE)
  @StepUp()
  @Post('extensions')
  async extendRound(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: ExtendRoundRequest,
  ): Promise<RoundExtensionsResponse> {
    await this.extending.extend(actor, roundId, body);
    return this.views.of(actor, roundId);
  }

  /** Takes it back: everybody is due again as before it. */
  @RequirePermission(EXTEND_DUE)
  @StepUp()
  @Delete('extensions/:extensionId')
  async endRoundExtension(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('extensionId') extensionId: string,
  ): Promise<RoundExtensionsResponse> {
    await this.extending.end(actor, roundId, extensionId);
    return this.views.of(actor, roundId);
  }
}
