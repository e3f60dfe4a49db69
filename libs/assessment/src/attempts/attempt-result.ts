import {
  type Choice,
  type NumericAnswerKey,
  type PublicQuestion,
  type QuestionTypeName,
} from '../question-types/question.rules';
import { type AttemptLine } from '../work/attempt-history.repository';
import { type Attempt, type StoredAnswer, type SubmittedHow } from './attempt.repository';
import { latestAnswers, lessonsToReread, type LessonToReread, pointsNeeded, rightAnswersNeeded } from './attempt.rules';
import { type PaperCourse, publicQuestions } from './paper.rules';

/** An answer that counts now. */
export interface AnswerView {
  readonly questionId: string;
  readonly response: unknown;
  readonly deviceId: string;
  readonly sequence: number;
  readonly savedAt: Date;
}

/** An attempt as its taker sees it: the paper without keys and the answers that count now. */
export interface AttemptView {
  readonly id: string;
  readonly quizId: string;
  readonly quizTitle: string;
  readonly course: PaperCourse;
  readonly number: number;
  readonly startedAt: Date;
  readonly dueAt: Date | null;
  /** Until then answers are taken, grace included. */
  readonly closesAt: Date | null;
  /** The server's clock, against which the phone counts the time left. */
  readonly serverTime: Date;
  readonly submittedAt: Date | null;
  readonly questions: readonly PublicQuestion[];
  readonly answers: readonly AnswerView[];
}

/** A question of a submitted attempt with everything there is to learn from it. */
export interface ReviewedQuestion {
  readonly id: string;
  readonly type: QuestionTypeName;
  readonly titleHtml: string;
  readonly stemHtml: string;
  readonly choices: readonly Choice[];
  readonly numeric: NumericAnswerKey | null;
  readonly explanationHtml: string;
  readonly lessonId: string;
  /** What counted; null when nothing was answered. */
  readonly response: unknown;
  readonly points: number;
}

/** The figures of a submitted attempt. */
export interface AttemptScore {
  readonly points: number;
  readonly maxPoints: number;
  readonly scorePercent: number;
  readonly isPassed: boolean;
  /** Questions answered fully right. */
  readonly rightAnswers: number;
  /** So many fully right answers always suffice. */
  readonly rightAnswersNeeded: number;
  readonly pointsNeeded: number;
}

/** The practical task of the course, as what may be left to do. */
export interface TaskHint {
  readonly id: string;
  readonly title: string;
  readonly isPassed: boolean;
  readonly isWaiting: boolean;
}

/** The result of a submitted attempt. */
export interface AttemptResult extends AttemptScore {
  readonly id: string;
  readonly memberId: string;
  readonly quizId: string;
  readonly quizTitle: string;
  readonly course: PaperCourse;
  readonly number: number;
  readonly submittedAt: Date;
  readonly submittedHow: SubmittedHow;
  readonly questions: readonly ReviewedQuestion[];
  readonly lessonsToReread: readonly LessonToReread[];
}

/** The attempt for its taker at an instant of the server's clock. */
export function attemptView(attempt: Attempt, answers: readonly StoredAnswer[], now: Date): AttemptView {
  return {
    id: attempt.id,
    quizId: attempt.quizId,
    quizTitle: attempt.paper.quiz.title,
    course: attempt.paper.course,
    number: attempt.number,
    startedAt: attempt.startedAt,
    dueAt: attempt.dueAt,
    closesAt: attempt.closesAt,
    serverTime: now,
    submittedAt: attempt.submittedAt,
    questions: publicQuestions(attempt.paper),
    answers: latestAnswers(answers).map(({ questionId, response, deviceId, sequence, savedAt }) => ({
      questionId,
      response,
      deviceId,
      sequence,
      savedAt,
    })),
  };
}

/** The result, or null while the attempt is open. */
export function attemptResult(attempt: Attempt): AttemptResult | null {
  const { marks, submittedAt, submittedHow, points, maxPoints, scorePercent, isPassed, paper } = attempt;
  if (marks === null || submittedAt === null || submittedHow === null || isPassed === null) return null;
  const markOf = new Map(marks.map((mark) => [mark.questionId, mark]));
  return {
    id: attempt.id,
    memberId: attempt.memberId,
    quizId: attempt.quizId,
    quizTitle: paper.quiz.title,
    course: paper.course,
    number: attempt.number,
    submittedAt,
    submittedHow,
    points: points ?? 0,
    maxPoints: maxPoints ?? 0,
    scorePercent: scorePercent ?? 0,
    isPassed,
    rightAnswers: marks.filter((mark) => mark.points >= 1).length,
    rightAnswersNeeded: rightAnswersNeeded(marks.length, paper.quiz.passPercent),
    pointsNeeded: pointsNeeded(maxPoints ?? 0, paper.quiz.passPercent),
    questions: paper.questions.map(({ shuffleChoices: _, ...question }) => ({
      ...question,
      response: markOf.get(question.id)?.response ?? null,
      points: markOf.get(question.id)?.points ?? 0,
    })),
    lessonsToReread: lessonsToReread(paper, marks),
  };
}

/** A member's standing in a quiz: the best submitted attempt decides (front matter `scoring: best`). */
export interface Standing {
  readonly isPassed: boolean;
  readonly bestPercent: number | null;
}

/** The best of the submitted attempts. */
export function standingOf(lines: readonly AttemptLine[]): Standing {
  const percents = lines.flatMap((line) => (line.scorePercent === null ? [] : [line.scorePercent]));
  return {
    isPassed: lines.some((line) => line.isPassed === true),
    bestPercent: percents.length === 0 ? null : Math.max(...percents),
  };
}
