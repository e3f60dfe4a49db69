import { typeOf } from '../question-types/question-types.rules';
import { type PaperLesson, type SealedPaper } from './paper.rules';

/** When an attempt is due, and until when the server still takes its answers. Null: no limit. */
export interface Deadlines {
  readonly dueAt: Date | null;
  readonly closesAt: Date | null;
}

/** Deadlines on the server's clock (DESIGN 4.3): the time limit, then the grace for answers that are on their way. */
export function deadlinesOf(
  startedAt: Date,
  limit: { readonly timeLimitMinutes: number | null; readonly graceSeconds: number },
): Deadlines {
  if (limit.timeLimitMinutes === null) return { dueAt: null, closesAt: null };
  const dueAt = new Date(startedAt.getTime() + limit.timeLimitMinutes * 60_000);
  return { dueAt, closesAt: new Date(dueAt.getTime() + limit.graceSeconds * 1000) };
}

/** True once an open attempt takes no more answers. */
export function isOverdue(attempt: { readonly closesAt: Date | null }, now: Date): boolean {
  return attempt.closesAt !== null && now >= attempt.closesAt;
}

/** Attempts that may be started in all, with those that were given; null: no limit. */
export function attemptsAllowed(
  maxAttempts: number | null,
  granted: readonly { readonly number: number }[],
): number | null {
  return maxAttempts === null ? null : granted.reduce((sum, { number }) => sum + number, maxAttempts);
}

/** Attempts that may still be started; null: no limit. Open attempts count as used. */
export function attemptsLeft(allowed: number | null, used: number): number | null {
  return allowed === null ? null : Math.max(0, allowed - used);
}

/** Of what was given, the first first, which is wholly unused. It is given only once none is left, so that what is left is of the last. */
export function unusedAmong(numbers: readonly number[], left: number): boolean[] {
  const isUnused: boolean[] = [];
  let rest = left;
  for (const number of [...numbers].reverse()) {
    isUnused.unshift(number <= rest);
    rest = Math.max(0, rest - number);
  }
  return isUnused;
}
/** One acknowledged answer. `order` grows as the server acknowledges. */
export interface AcknowledgedAnswer {
  readonly questionId: string;
  readonly deviceId: string;
  readonly sequence: number;
  readonly order: number;
}

/**
 * The answers that count, one per question (DESIGN 4.1): of one device the highest sequence, so that a save that comes
 * late or twice changes nothing; among devices the one acknowledged last.
 */
export function latestAnswers<A extends AcknowledgedAnswer>(answers: readonly A[]): A[] {
  const newestOfDevice = new Map<string, A>();
  for (const answer of answers) {
    const key = `${answer.questionId} ${answer.deviceId}`;
    const known = newestOfDevice.get(key);
    if (known === undefined || answer.sequence > known.sequence) newestOfDevice.set(key, answer);
  }
  const counting = new Map<string, A>();
  for (const answer of newestOfDevice.values()) {
    const known = counting.get(answer.questionId);
    if (known === undefined || answer.order > known.order) counting.set(answer.questionId, answer);
  }
  return [...counting.values()];
}
/** Points of an attempt held against its pass mark. */
export interface PassVerdict {
  readonly scorePercent: number;
  readonly isPassed: boolean;
}

/**
 * Passed when the points reach `passPercent` of what could be reached (front matter of the quiz). Compared as products,
 * so that 80 % of 12 stays 9.6 and is not rounded.
 */
export function judgePoints(points: number, maxPoints: number, passPercent: number): PassVerdict {
  const scorePercent = maxPoints === 0 ? 0 : Math.round((points * 10_000) / maxPoints) / 100;
  return { scorePercent, isPassed: maxPoints > 0 && points * 100 >= passPercent * maxPoints };
}

/** How many right answers always suffice: “Đúng 7 trên 12 câu, cần 10”. */
export function rightAnswersNeeded(count: number, passPercent: number): number {
  return Math.ceil((count * passPercent) / 100 - 1e-9);
}

/** How many points are needed exactly, at most two decimals; for the sentence when half points were given. */
export function pointsNeeded(maxPoints: number, passPercent: number): number {
  return Math.ceil(maxPoints * passPercent - 1e-9) / 100;
}

/** A response that counts. */
export interface CountingResponse {
  readonly questionId: string;
  readonly response: unknown;
}

/** What one question of an attempt earned; `response` is null when nothing was answered. */
export interface QuestionMark {
  readonly questionId: string;
  readonly response: unknown;
  readonly points: number;
}

/** The verdict on an attempt. Each question is worth one point. */
export interface MarkedPaper {
  readonly marks: readonly QuestionMark[];
  readonly points: number;
  readonly maxPoints: number;
  readonly scorePercent: number;
  readonly isPassed: boolean;
}

/** Marks a sealed paper. Pure: the order of the responses is of no account, questions of other papers are ignored. */
export function markPaper(paper: SealedPaper, responses: readonly CountingResponse[]): MarkedPaper {
  const given = new Map(responses.map(({ questionId, response }) => [questionId, response]));
  const marks = paper.questions.map((question): QuestionMark => {
    const type = typeOf(question.type);
    const response = type.parse(given.get(question.id));
    const isAnswered = type.isAnswered(response);
    return { questionId: question.id, response: isAnswered ? response : null, points: type.mark(question, response) };
  });
  const points = Math.round(marks.reduce((sum, mark) => sum + mark.points, 0) * 100) / 100;
  const maxPoints = paper.questions.length;
  return { marks, points, maxPoints, ...judgePoints(points, maxPoints, paper.quiz.passPercent) };
}

/** A lesson to read again and how many questions point to it. */
export interface LessonToReread extends PaperLesson {
  readonly questions: number;
}

/** The lessons behind answers that did not earn the full point, in the order of the course. */
export function lessonsToReread(
  paper: Pick<SealedPaper, 'questions' | 'lessons'>,
  marks: readonly QuestionMark[],
): LessonToReread[] {
  const full = new Set(marks.filter((mark) => mark.points >= 1).map((mark) => mark.questionId));
  const missed = paper.questions.filter((question) => !full.has(question.id));
  return paper.lessons
    .map((lesson) => ({ ...lesson, questions: missed.filter((question) => question.lessonId === lesson.id).length }))
    .filter((lesson) => lesson.questions > 0)
    .sort((one, other) => one.number - other.number);
}
