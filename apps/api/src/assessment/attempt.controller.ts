import { Body, Controller, Get, HttpCode, Post, Put } from '@nestjs/common';
import { AttemptResults, Attempts, LEARN, SaveAnswer, SubmitAttempt } from '@lopso/assessment';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { AnswerReceiptResponse, AttemptResponse, SaveAnswerRequest } from './attempt.dto';
import { AttemptResultResponse } from './result.dto';

/** A member's own attempts. */
@Controller('attempts')
export class AttemptController {
  constructor(
    private readonly attempts: Attempts,
    private readonly saving: SaveAnswer,
    private readonly submitting: SubmitAttempt,
    private readonly results: AttemptResults,
  ) {}

  /** The paper without keys and the answers that count now, on whichever device. */
  @RequirePermission(LEARN)
  @Get(':attemptId')
  async getAttempt(@CurrentActor() actor: Actor, @IdParam('attemptId') attemptId: string): Promise<AttemptResponse> {
    return AttemptResponse.from(await this.attempts.get(actor, attemptId));
  }

  /** Saves one answer; the receipt means it is on disk. */
  @RequirePermission(LEARN)
  @Put(':attemptId/answers')
  async saveAnswer(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
    @Body() body: SaveAnswerRequest,
  ): Promise<AnswerReceiptResponse> {
    return AnswerReceiptResponse.from(await this.saving.save(actor, attemptId, body));
  }

  /** Hands the attempt in; again, the same result. */
  @RequirePermission(LEARN)
  @HttpCode(200)
  @Post(':attemptId/submission')
  async submitAttempt(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
  ): Promise<AttemptResultResponse> {
    return AttemptResultResponse.from(await this.submitting.submit(actor, attemptId));
  }

  /** Score, own answers, right answers, explanations and what comes next. */
  @RequirePermission(LEARN)
  @Get(':attemptId/result')
  async getAttemptResult(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
  ): Promise<AttemptResultResponse> {
    return AttemptResultResponse.from(await this.results.get(actor, attemptId));
  }
}
