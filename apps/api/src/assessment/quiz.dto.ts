import { type AttemptLine, type QuizOverview } from '@lopso/assessment';
import { PaperCourseResponse } from './attempt.dto';
import { LessonToRereadResponse } from './result.dto';

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
