import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { type QuizStatistics } from './question-statistics.service';

export class QuestionStatisticsQuery {
  /** The first quiz when left out. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  quizId?: string;

  /** Questions asked less often are left out. */
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(1000)
  minimum: number = 5;
}

/** A quiz there are figures for. */
export class QuizChoiceResponse {
  quizId: string;
  title: string;
  courseTitle: string;
}

/** How hard one question was. */
export class QuestionStatisticResponse {
  questionId: string;
  titleHtml: string;
  lessonId: string;
  lessonTitle: string;
  asked: number;
  missed: number;
  missedPercent: number;
}

/** The questions of one quiz, the hardest first. */
export class QuestionStatisticsResponse {
  quizId: string;
  quizTitle: string;
  courseTitle: string;
  asOf: Date;
  /** Submitted attempts in the caller's units. */
  attempts: number;
  minimum: number;
  questions: QuestionStatisticResponse[];
  quizzes: QuizChoiceResponse[];

  static from(statistics: QuizStatistics): QuestionStatisticsResponse {
    return { ...statistics, questions: [...statistics.questions], quizzes: [...statistics.quizzes] };
  }
}
