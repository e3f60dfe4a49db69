import { Body, Controller, Get, HttpCode, Injectable, Post } from '@nestjs/common';
import { AccountService } from '@lopso/identity';
import { type Actor, CurrentActor, IdParam, RequirePermission, StepUp } from '@lopso/platform';
import { OPEN_ROUNDS, READ_ROUNDS } from '../learning.permissions';
import { ProposeCorrectionRequest, RoundCorrectionResponse, RoundCorrectionsResponse } from './correction.dto';
import { RoundCorrectionService } from './round-correction.service';

/** Title, decision number and decision date of rounds, put right by two people. */
@Controller('rounds/:roundId/corrections')
@Injectable()
export class CorrectionController {
  constructor(
    private readonly roundCorrections: RoundCorrectionService,
    private readonly accounts: AccountService,
  ) {}

  /** What was corrected; who sees the whole round reads also what waits and what was refused. */
  @RequirePermission(READ_ROUNDS)
  @Get()
  async listRoundCorrections(
    @CurrentActor() actor: Actor,
    @IdParam('roundId') roundId: string,
  ): Promise<RoundCorrectionsResponse> {
    return this.correctionsWithNames(actor, roundId);
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
    await this.roundCorrections.proposeCorrection(actor, roundId, body);
    return this.correctionsWithNames(actor, roundId);
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
    await this.roundCorrections.confirmCorrection(actor, roundId, correctionId);
    return this.correctionsWithNames(actor, roundId);
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
    await this.roundCorrections.refuseCorrection(actor, roundId, correctionId);
    return this.correctionsWithNames(actor, roundId);
  }

  async correctionsWithNames(actor: Actor, roundId: string): Promise<RoundCorrectionsResponse> {
    const { corrections, canPropose } = await this.roundCorrections.listCorrections(actor, roundId);
    const ids = corrections.flatMap(({ proposedBy, closedBy }) => [proposedBy, closedBy].filter((id) => id !== null));
    const names = await this.accounts.describeAccounts([...new Set(ids)]);
    return {
      corrections: corrections.map((one) => RoundCorrectionResponse.from(one, names)),
      can: canPropose ? ['propose'] : [],
    };
  }
}
