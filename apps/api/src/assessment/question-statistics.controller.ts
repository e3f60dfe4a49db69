import { Controller, Get, Query } from '@nestjs/common';
import { QuestionStatistics, READ_QUESTION_STATISTICS } from '@lopso/assessment';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { QuestionStatisticsQuery, QuestionStatisticsResponse } from './question-statistics.dto';

/** Which questions are often answered wrong. */
@Controller('question-statistics')
export class QuestionStatisticsController {
  constructor(private readonly statistics: QuestionStatistics) {}

  /** The questions of one quiz, the hardest first, over the submitted attempts of the caller's units. */
  @RequirePermission(READ_QUESTION_STATISTICS)
  @Get()
  async getQuestionStatistics(
    @CurrentActor() actor: Actor,
    @Query() query: QuestionStatisticsQuery,
  ): Promise<QuestionStatisticsResponse> {
    return QuestionStatisticsResponse.from(await this.statistics.ofQuiz(actor, query.quizId ?? null, query.minimum));
  }
}
