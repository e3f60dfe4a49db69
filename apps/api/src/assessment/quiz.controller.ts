import { Controller, Get, Param, Post } from '@nestjs/common';
import { Attempts, LEARN, Quizzes } from '@lopso/assessment';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { AttemptResponse } from './attempt.dto';
import { QuizResponse } from './quiz.dto';

/** Quizzes of the current courses. */
@Controller('quizzes')
export class QuizController {
  constructor(
    private readonly quizzes: Quizzes,
    private readonly attempts: Attempts,
  ) {}

  /** What awaits the member in a quiz, and where they stand. */
  @RequirePermission(LEARN)
  @Get(':quizId')
  async getQuiz(@CurrentActor() actor: Actor, @Param('quizId') quizId: string): Promise<QuizResponse> {
    return QuizResponse.from(await this.quizzes.overview(actor, quizId));
  }

  /** Starts an attempt, or gives the one that is open. */
  @RequirePermission(LEARN)
  @Post(':quizId/attempts')
  async startAttempt(@CurrentActor() actor: Actor, @Param('quizId') quizId: string): Promise<AttemptResponse> {
    return AttemptResponse.from(await this.attempts.start(actor, quizId));
  }
}
