import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsObject, IsString, MaxLength, ValidateNested } from 'class-validator';
import { GivenResponse, PaperCourseResponse, PublicQuestionResponse } from '../attempts/attempt.dto';
import { publicQuestions } from '../attempts/paper.rules';
import { type PaperQuizOption, type PaperQuizzes, type PaperSheet } from './paper-attempt.service';

export class DrawPaperRequest {
  @IsString()
  @MaxLength(60)
  quizId: string;
}

export class TypedAnswerRequest {
  @IsString()
  @MaxLength(120)
  questionId: string;

  @IsObject()
  response: GivenResponse;
}

export class EnterPaperRequest {
  /** Every answer of the sheet; a question that is missing counts as not answered. */
  @IsArray()
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => TypedAnswerRequest)
  answers: TypedAnswerRequest[];
}

/** One quiz that can be taken on paper. */
export class PaperQuizResponse {
  quizId: string;
  title: string;
  courseTitle: string;
  attemptsLeft: number | null;
  isPassed: boolean;
  bestPercent: number | null;
  /** The sheet that was drawn and waits for its answers. */
  drawnAttemptId: string | null;
  /** It was drawn from an earlier edition of the course than the member is asked for. */
  isOfEarlierEdition: boolean;

  static from(option: PaperQuizOption): PaperQuizResponse {
    const { quizId, title, courseTitle, attemptsLeft, isPassed, bestPercent, drawnAttemptId, isOfEarlierEdition } =
      option;
    return { quizId, title, courseTitle, attemptsLeft, isPassed, bestPercent, drawnAttemptId, isOfEarlierEdition };
  }
}

/** A member and the quizzes that can be taken on paper. */
export class PaperDeskResponse {
  memberId: string;
  fullName: string;
  unitName: string;
  teamName: string | null;
  quizzes: PaperQuizResponse[];

  static from({ member, quizzes }: PaperQuizzes): PaperDeskResponse {
    return {
      memberId: member.id,
      fullName: member.fullName,
      unitName: member.unitName,
      teamName: member.teamName,
      quizzes: quizzes.map((option) => PaperQuizResponse.from(option)),
    };
  }
}

/** A drawn sheet: the questions in their order, without keys. */
export class PaperAttemptResponse {
  id: string;
  memberId: string;
  fullName: string;
  unitName: string;
  teamName: string | null;
  quizId: string;
  quizTitle: string;
  course: PaperCourseResponse;
  number: number;
  startedAt: Date;
  submittedAt: Date | null;
  questions: PublicQuestionResponse[];

  static from({ attempt, member }: PaperSheet): PaperAttemptResponse {
    return {
      id: attempt.id,
      memberId: attempt.memberId,
      fullName: member.fullName,
      unitName: member.unitName,
      teamName: member.teamName,
      quizId: attempt.quizId,
      quizTitle: attempt.paper.quiz.title,
      course: PaperCourseResponse.from(attempt.paper.course),
      number: attempt.number,
      startedAt: attempt.startedAt,
      submittedAt: attempt.submittedAt,
      questions: publicQuestions(attempt.paper).map((question) => PublicQuestionResponse.from(question)),
    };
  }
}
