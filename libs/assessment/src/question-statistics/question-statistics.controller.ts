import { Controller, Get, Query } from '@nestjs/common';
import { type Actor, CurrentActor, RequirePermission } from '@lopso/platform';
import { READ_QUESTION_STATISTICS } from '../assessment.permissions';
import { QuestionStatisticsQuery, QuestionStatisticsResponse } from './question-statistics.dto';
import { QuestionStatisticsService } from './question-statistics.service';

/** Which questions are often answered wrong. */
@Controller('question-statistics')
export class QuestionStatisticsController {
  constructor(private readonly questionStatistics: QuestionStatisticsService) {}

  /** The questions of one quiz, the hardest first, over the submitted attempts of the caller's units. */
  @RequirePermission(READ_QUESTION_STATISTICS)
  @Get()
  async getQuestionStatistics(
    @CurrentActor() actor: Actor,
    @Query() query: QuestionStatisticsQuery,
  ): Promise<QuestionStatisticsResponse> {
    return QuestionStatisticsResponse.from(
      await this.questionStatistics.getQuizStatistics(actor, query.quizId ?? null, query.minimum),
    );
  }
}
