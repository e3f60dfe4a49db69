import { IsInt, IsObject, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { type PublicQuestion } from '../question-types/question.rules';
import { type AttemptLine } from '../work/attempt-history.repository';
import { type AnswerView, type AttemptView, type ReviewedQuestion, type TaskHint } from './attempt-result';
import { type LessonToReread } from './attempt.rules';
import { type AnswerReceipt, type QuizOverview, type ResultPage } from './attempt.service';
import { type PaperCourse } from './paper.rules';

/** The course of a quiz: enough to name it and draw its band. */
export class PaperCourseResponse {
  id: string;
  title: string;
  motif: string;

  static from({ id, title, motif }: PaperCourse): PaperCourseResponse {
    return { id, title, motif };
  }
}

/** What was answered: `choice` for one choice and true–false, `choices` for several, `text` for a number. */
export class GivenResponse {
  choice?: string | null;
  choices?: string[];
  text?: string;
}

export class SaveAnswerRequest {
  @IsString()
  @MaxLength(120)
  questionId: string;

  /** Made once per browser. */
  @IsUUID()
  deviceId: string;

  /** Counts the answers of this device; the higher one is the newer one. */
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  sequence: number;

  @IsObject()
  response: GivenResponse;
}

/** The proof that an answer is on disk. */
export class AnswerReceiptResponse {
  questionId: string;
  sequence: number;
  savedAt: Date;
  /** The newest answer that another device gave in this attempt. */
  elsewhereAt: Date | null;

  static from({ questionId, sequence, savedAt, elsewhereAt }: AnswerReceipt): AnswerReceiptResponse {
    return { questionId, sequence, savedAt, elsewhereAt };
  }
}

export class PublicChoiceResponse {
  id: string;
  html: string;
}

/** A question without its key. */
export class PublicQuestionResponse {
  id: string;
  type: 'single' | 'multiple' | 'true-false' | 'numeric';
  titleHtml: string;
  stemHtml: string;
  choices: PublicChoiceResponse[];
  /** What a numeric answer counts. */
  unit: string | null;

  static from(question: PublicQuestion): PublicQuestionResponse {
    return { ...question, choices: [...question.choices] };
  }
}

/** An answer that counts now. */
export class AnswerResponse {
  questionId: string;
  response: GivenResponse;
  deviceId: string;
  /** Of the device that gave it: how a phone knows its own newest answer among them. */
  sequence: number;
  savedAt: Date;

  static from({ questionId, response, deviceId, sequence, savedAt }: AnswerView): AnswerResponse {
    return { questionId, response: response as GivenResponse, deviceId, sequence, savedAt };
  }
}

/** An attempt to go on with: the sealed paper without keys and the answers that count now. */
export class AttemptResponse {
  id: string;
  quizId: string;
  quizTitle: string;
  course: PaperCourseResponse;
  number: number;
  startedAt: Date;
  dueAt: Date | null;
  /** Until then answers are taken, grace included. */
  closesAt: Date | null;
  /** The server's clock when it answered. */
  serverTime: Date;
  submittedAt: Date | null;
  questions: PublicQuestionResponse[];
  answers: AnswerResponse[];

  static from(attempt: AttemptView): AttemptResponse {
    return {
      id: attempt.id,
      quizId: attempt.quizId,
      quizTitle: attempt.quizTitle,
      course: PaperCourseResponse.from(attempt.course),
      number: attempt.number,
      startedAt: attempt.startedAt,
      dueAt: attempt.dueAt,
      closesAt: attempt.closesAt,
      serverTime: attempt.serverTime,
      submittedAt: attempt.submittedAt,
      questions: attempt.questions.map((question) => PublicQuestionResponse.from(question)),
      answers: attempt.answers.map((answer) => AnswerResponse.from(answer)),
    };
  }
}

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

/** One attempt in the list of a member's attempts. */
export class AttemptLineResponse {
  id: string;
  number: number;
  isOnPaper: boolean;
  startedAt: Date;
  submittedAt: Date | null;
  points: number | null;
  maxPoints: number | null;
  scorePercent: number | null;
  isPassed: boolean | null;

  static from(line: AttemptLine): AttemptLineResponse {
    const { id, number, isOnPaper, startedAt, submittedAt, points, maxPoints, scorePercent, isPassed } = line;
    return { id, number, isOnPaper, startedAt, submittedAt, points, maxPoints, scorePercent, isPassed };
  }
}

/** Further attempts that an officer gave. */
export class GrantedAttemptsResponse {
  number: number;
  /** Empty once it was erased. */
  reason: string;
  givenAt: Date;

  static from({ number, reason, givenAt }: QuizOverview['granted'][number]): GrantedAttemptsResponse {
    return { number, reason, givenAt };
  }
}

/** A quiz before it is started, and where the member stands. */
export class QuizResponse {
  id: string;
  title: string;
  introHtml: string;
  course: PaperCourseResponse;
  count: number;
  passPercent: number;
  rightAnswersNeeded: number;
  timeLimitMinutes: number | null;
  /** With those that were given. */
  maxAttempts: number | null;
  /** Further attempts that were given and count now, the first first. */
  granted: GrantedAttemptsResponse[];
  attemptsLeft: number | null;
  openAttemptId: string | null;
  isPassed: boolean;
  bestPercent: number | null;
  attempts: AttemptLineResponse[];
  /** The newest attempt drawn from an earlier edition of the course than is asked for, which counts for nothing of that. */
  earlierAttempt: AttemptLineResponse | null;
  lessonsToReread: LessonToRereadResponse[];

  static from(quiz: QuizOverview): QuizResponse {
    return {
      id: quiz.id,
      title: quiz.title,
      introHtml: quiz.introHtml,
      course: PaperCourseResponse.from(quiz.course),
      count: quiz.count,
      passPercent: quiz.passPercent,
      rightAnswersNeeded: quiz.rightAnswersNeeded,
      timeLimitMinutes: quiz.timeLimitMinutes,
      maxAttempts: quiz.maxAttempts,
      granted: quiz.granted.map((one) => GrantedAttemptsResponse.from(one)),
      attemptsLeft: quiz.attemptsLeft,
      openAttemptId: quiz.openAttemptId,
      isPassed: quiz.isPassed,
      bestPercent: quiz.bestPercent,
      attempts: quiz.attempts.map((line) => AttemptLineResponse.from(line)),
      earlierAttempt: quiz.earlierAttempt === null ? null : AttemptLineResponse.from(quiz.earlierAttempt),
      lessonsToReread: quiz.lessonsToReread.map((lesson) => LessonToRereadResponse.from(lesson)),
    };
  }
}
