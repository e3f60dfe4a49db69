import { Body, Controller, Delete, Get, HttpCode, Post, Put } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { ENTER_PAPER_QUIZZES } from '../assessment.permissions';
import { AttemptResultResponse } from '../attempts/attempt.dto';
import { DrawPaperRequest, EnterPaperRequest, PaperAttemptResponse, PaperDeskResponse } from './paper-attempt.dto';
import { PaperAttemptService } from './paper-attempt.service';

/** Quizzes on paper for members without a phone. */
@Controller()
export class PaperAttemptController {
  constructor(private readonly paperAttempts: PaperAttemptService) {}

  /** The quizzes a member can take on paper. */
  @RequirePermission(ENTER_PAPER_QUIZZES)
  @Get('members/:memberId/paper-attempts')
  async listPaperQuizzes(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
  ): Promise<PaperDeskResponse> {
    return PaperDeskResponse.from(await this.paperAttempts.listPaperQuizzes(actor, memberId));
  }

  /** Draws a sheet to print, or gives the one that waits for its answers. */
  @RequirePermission(ENTER_PAPER_QUIZZES)
  @Post('members/:memberId/paper-attempts')
  async drawPaperAttempt(
    @CurrentActor() actor: Actor,
    @IdParam('memberId') memberId: string,
    @Body() body: DrawPaperRequest,
  ): Promise<PaperAttemptResponse> {
    return PaperAttemptResponse.from(await this.paperAttempts.drawPaperAttempt(actor, memberId, body.quizId));
  }

  /** A drawn sheet. */
  @RequirePermission(ENTER_PAPER_QUIZZES)
  @Get('paper-attempts/:attemptId')
  async getPaperAttempt(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
  ): Promise<PaperAttemptResponse> {
    return PaperAttemptResponse.from(await this.paperAttempts.getPaperSheet(actor, attemptId));
  }

  /** Types in the answers of a sheet and hands it in. */
  @RequirePermission(ENTER_PAPER_QUIZZES)
  @Put('paper-attempts/:attemptId/answers')
  async enterPaperAttempt(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
    @Body() body: EnterPaperRequest,
  ): Promise<AttemptResultResponse> {
    return AttemptResultResponse.from(await this.paperAttempts.enterPaperAttempt(actor, attemptId, body.answers));
  }

  /** The result of a sheet that was typed in. */
  @RequirePermission(ENTER_PAPER_QUIZZES)
  @Get('paper-attempts/:attemptId/result')
  async getPaperResult(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
  ): Promise<AttemptResultResponse> {
    return AttemptResultResponse.from(await this.paperAttempts.getPaperResult(actor, attemptId));
  }

  /** Takes back a sheet that was not used. */
  @RequirePermission(ENTER_PAPER_QUIZZES)
  @HttpCode(204)
  @Delete('paper-attempts/:attemptId')
  async discardPaperAttempt(@CurrentActor() actor: Actor, @IdParam('attemptId') attemptId: string): Promise<void> {
    await this.paperAttempts.discardPaperAttempt(actor, attemptId);
  }
}
