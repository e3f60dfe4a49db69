import { judgePoints } from './pass-rule';
import { type PaperLesson, type SealedPaper } from './paper';
import { typeOf } from './question-types/registry';

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
