import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { OPEN_ROUNDS, READ_ROUNDS, RoundEndingService } from '@lopso/learning';
import { EndingPreviewResponse, ProposeEndingRequest, RoundEndingsResponse } from '@lopso/learning/http';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { EndingViews } from './ending-views';

/** Rounds ended, and taken up again, by two people. */
@Controller('rounds/:roundId/endings')
export class EndingController {
  constructor(
    private readonly roundEndings: RoundEndingService,
    private readonly views: EndingViews,
  ) {}

  /** When the round was ended and taken up again; who sees the whole round reads also what waits and what was refused. */
  @RequirePermission(READ_ROUNDS)
  @Get()
  async listRoundEndings(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundEndingsResponse> {
    return this.views.of(actor, roundId);
  }

  /** What ending it would mean today; nothing is changed. */
  @RequirePermission(OPEN_ROUNDS)
  @Get('preview')
  async previewRoundEnding(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<EndingPreviewResponse> {
    return this.views.previewOf(actor, roundId);
  }

  /** Proposes its end, or that it goes on again; nothing changes before another person has confirmed it. */
  @RequirePermission(OPEN_ROUNDS)
  @StepUp()
  @Post()
  async proposeRoundEnding(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: ProposeEndingRequest,
  ): Promise<RoundEndingsResponse> {
    await this.roundEndings.proposeEnding(actor, roundId, body);
    return this.views.of(actor, roundId);
  }

  /** The second person's yes. */
  @RequirePermission(OPEN_ROUNDS)
  @StepUp()
  @HttpCode(200)
  @Post(':endingId/confirmation')
  async confirmRoundEnding(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('endingId') endingId: string,
  ): Promise<RoundEndingsResponse> {
    await this.roundEndings.confirmEnding(actor, roundId, endingId);
    return this.views.of(actor, roundId);
  }

  /** No to what waits; of who proposed it: taken back. */
  @RequirePermission(OPEN_ROUNDS)
  @StepUp()
  @HttpCode(200)
  @Post(':endingId/refusal')
  async refuseRoundEnding(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('endingId') endingId: string,
  ): Promise<RoundEndingsResponse> {
    await this.roundEndings.refuseEnding(actor, roundId, endingId);
    return this.views.of(actor, roundId);
  }
}
