import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { AnswerCorrection, CorrectRound, OPEN_ROUNDS, READ_ROUNDS } from '@lopso/learning';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { CorrectionViews } from './correction-views';
import { ProposeCorrectionRequest, RoundCorrectionsResponse } from './correction.dto';

/** Title, decision number and decision date of rounds, put right by two people. */
@Controller('rounds/:roundId/corrections')
export class CorrectionController {
  constructor(
    private readonly proposing: CorrectRound,
    private readonly answering: AnswerCorrection,
    private readonly views: CorrectionViews,
  ) {}

  /** What was corrected; who sees the whole round reads also what waits and what was refused. */
  @RequirePermission(READ_ROUNDS)
  @Get()
  async listRoundCorrections(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundCorrectionsResponse> {
    return this.views.of(actor, roundId);
  }

  /** Proposes other words; the round keeps its own until another person has confirmed them. */
  @RequirePermission(OPEN_ROUNDS)
  @StepUp()
  @Post()
  async proposeRoundCorrection(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @Body() body: ProposeCorrectionRequest,
  ): Promise<RoundCorrectionsResponse> {
    await this.proposing.propose(actor, roundId, body);
    return this.views.of(actor, roundId);
  }

  /** The second person's yes: the round has the words from then on. */
  @RequirePermission(OPEN_ROUNDS)
  @StepUp()
  @HttpCode(200)
  @Post(':correctionId/confirmation')
  async confirmRoundCorrection(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('correctionId') correctionId: string,
  ): Promise<RoundCorrectionsResponse> {
    await this.answering.confirm(actor, roundId, correctionId);
    return this.views.of(actor, roundId);
  }

  /** No to what waits; of who proposed it: taken back. */
  @RequirePermission(OPEN_ROUNDS)
  @StepUp()
  @HttpCode(200)
  @Post(':correctionId/refusal')
  async refuseRoundCorrection(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
    @IdParam('correctionId') correctionId: string,
  ): Promise<RoundCorrectionsResponse> {
    await this.answering.refuse(actor, roundId, correctionId);
    return this.views.of(actor, roundId);
  }
}
