import { type LessonToReread, type ResultPage, type ReviewedQuestion, type TaskHint } from '@lopso/assessment';
import { type GivenResponse, PaperCourseResponse } from './attempt.dto';

/** A lesson behind wrong answers. */
export class LessonToRereadResponse {
  id: string;
  number: number;
  title: string;
  /** Wrong answers that point to it. */
  questions: number;

  static from({ id, number, title, questions }: LessonToReread): LessonToRereadResponse {
    return { id, number, title, questions };
  }
}

export class ReviewedChoiceResponse {
  id: string;
  html: string;
  isRight: boolean;
  feedbackHtml: string;
}

/** The key of a numeric question. */
export class NumericKeyResponse {
  answer: number;
  tolerance: number;
  unit: string | null;
}

/** A question with key, feedback and explanation, after submitting. */
export class ReviewedQuestionResponse {
  id: string;
  type: 'single' | 'multiple' | 'true-false' | 'numeric';
  titleHtml: string;
  stemHtml: string;
  choices: ReviewedChoiceResponse[];
  numeric: NumericKeyResponse | null;
  explanationHtml: string;
  lessonId: string;
  /** What counted; null when nothing was answered. */
  response: GivenResponse | null;
  /** 0, 0.5 or 1. */
  points: number;

  static from(question: ReviewedQuestion): ReviewedQuestionResponse {
    const { id, type, titleHtml, stemHtml, numeric, explanationHtml, lessonId, points } = question;
    return {
      id,
      type,
      titleHtml,
      stemHtml,
      choices: question.choices.map(({ correct, ...choice }) => ({ ...choice, isRight: correct })),
      numeric,
      explanationHtml,
      lessonId,
      response: question.response as GivenResponse | null,
      points,
    };
  }
}

/** The practical task of the course. */
export class TaskHintResponse {
  id: string;
  title: string;
  isPassed: boolean;
  isWaiting: boolean;

  static from({ id, title, isPassed, isWaiting }: TaskHint): TaskHintResponse {
    return { id, title, isPassed, isWaiting };
  }
}

/** The result of a submitted attempt and what comes next. */
export class AttemptResultResponse {
  id: string;
  memberId: string;
  quizId: string;
  quizTitle: string;
  course: PaperCourseResponse;
  number: number;
  submittedAt: Date;
  submittedHow: 'member' | 'time-up' | 'paper';
  points: number;
  maxPoints: number;
  scorePercent: number;
  isPassed: boolean;
  /** Questions answered fully right. */
  rightAnswers: number;
  /** So many fully right answers always suffice. */
  rightAnswersNeeded: number;
  pointsNeeded: number;
  questions: ReviewedQuestionResponse[];
  lessonsToReread: LessonToRereadResponse[];
  /** Over all attempts at this quiz. */
  isQuizPassed: boolean;
  bestPercent: number | null;
  attemptsLeft: number | null;
  /** Drawn from an earlier edition of the course than is asked for: it counts for nothing of that. */
  isOfEarlierEdition: boolean;
  task: TaskHintResponse | null;

  static from({ result, standing, attemptsLeft, isOfEarlierEdition, task }: ResultPage): AttemptResultResponse {
    const { questions, lessonsToReread, course, ...figures } = result;
    return {
      ...figures,
      course: PaperCourseResponse.from(course),
      questions: questions.map((question) => ReviewedQuestionResponse.from(question)),
      lessonsToReread: lessonsToReread.map((lesson) => LessonToRereadResponse.from(lesson)),
      isQuizPassed: standing.isPassed,
      bestPercent: standing.bestPercent,
      attemptsLeft,
      isOfEarlierEdition,
      task: task === null ? null : TaskHintResponse.from(task),
    };
  }
}
