import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { AnswerEnding, EndRound, OPEN_ROUNDS, READ_ROUNDS } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { EndingViews } from './ending-views';
import { EndingPreviewResponse, ProposeEndingRequest, RoundEndingsResponse } from './ending.dto';

/** Rounds ended, and taken up again, by two people. */
@Controller('rounds/:roundId/endings')
export class EndingController {
  constructor(
    private readonly proposing: EndRound,
    private readonly answering: AnswerEnding,
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
    await this.proposing.propose(actor, roundId, body);
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
    await this.answering.confirm(actor, roundId, endingId);
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
    await this.answering.refuse(actor, roundId, endingId);
    return this.views.of(actor, roundId);
  }
}
