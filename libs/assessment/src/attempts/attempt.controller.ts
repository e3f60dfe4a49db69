import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { type Actor, CurrentActor, IdParam, RequirePermission } from '@lopso/platform';
import { LEARN } from '../assessment.permissions';
import {
  AnswerReceiptResponse,
  AttemptResponse,
  AttemptResultResponse,
  QuizResponse,
  SaveAnswerRequest,
} from './attempt.dto';
import { AttemptService } from './attempt.service';

/** Quizzes of the current courses. */
@Controller('quizzes')
export class QuizController {
  constructor(private readonly attempts: AttemptService) {}

  /** What awaits the member in a quiz, and where they stand. */
  @RequirePermission(LEARN)
  @Get(':quizId')
  async getQuiz(@CurrentActor() actor: Actor, @Param('quizId') quizId: string): Promise<QuizResponse> {
    return QuizResponse.from(await this.attempts.getQuizOverview(actor, quizId));
  }

  /** Starts an attempt, or gives the one that is open. */
  @RequirePermission(LEARN)
  @Post(':quizId/attempts')
  async startAttempt(@CurrentActor() actor: Actor, @Param('quizId') quizId: string): Promise<AttemptResponse> {
    return AttemptResponse.from(await this.attempts.startAttempt(actor, quizId));
  }
}

/** A member's own attempts. */
@Controller('attempts')
export class AttemptController {
  constructor(private readonly attempts: AttemptService) {}

  /** The paper without keys and the answers that count now, on whichever device. */
  @RequirePermission(LEARN)
  @Get(':attemptId')
  async getAttempt(@CurrentActor() actor: Actor, @IdParam('attemptId') attemptId: string): Promise<AttemptResponse> {
    return AttemptResponse.from(await this.attempts.getAttempt(actor, attemptId));
  }

  /** Saves one answer; the receipt means it is on disk. */
  @RequirePermission(LEARN)
  @Put(':attemptId/answers')
  async saveAnswer(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
    @Body() body: SaveAnswerRequest,
  ): Promise<AnswerReceiptResponse> {
    return AnswerReceiptResponse.from(await this.attempts.saveAnswer(actor, attemptId, body));
  }

  /** Hands the attempt in; again, the same result. */
  @RequirePermission(LEARN)
  @HttpCode(200)
  @Post(':attemptId/submission')
  async submitAttempt(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
  ): Promise<AttemptResultResponse> {
    return AttemptResultResponse.from(await this.attempts.submitAttempt(actor, attemptId));
  }

  /** Score, own answers, right answers, explanations and what comes next. */
  @RequirePermission(LEARN)
  @Get(':attemptId/result')
  async getAttemptResult(
    @CurrentActor() actor: Actor,
    @IdParam('attemptId') attemptId: string,
  ): Promise<AttemptResultResponse> {
    return AttemptResultResponse.from(await this.attempts.getResult(actor, attemptId));
  }
}
