import { formatDate, formatDateTime, formatNumber } from '../../lib/i18n/format';
import { t } from './messages/vi';
import type { Quiz, Result, ReviewedQuestion } from './types';

const words = ['', 'Một', 'Hai', 'Ba', 'Bốn', 'Năm', 'Sáu', 'Bảy', 'Tám', 'Chín', 'Mười'];

/** "Hai" for 2, "12" for 12: how a count begins a sentence. */
export const countWord = (count: number): string => words[count] ?? String(count);

const isWhole = (result: Result): boolean => Number.isInteger(result.points);

/** "10 trên 12 câu đúng"; with half points "9,5 trên 12 điểm". */
export function scoreWords(result: Result): string {
  const count = result.questions.length;
  if (isWhole(result)) return t('rightOf', { right: result.rightAnswers, count });
  return t('pointsOf', { points: formatNumber(result.points), max: formatNumber(result.maxPoints) });
}

/** What was needed, which attempt, and when it was handed in. */
export function ruleWords(result: Result): string {
  const need = isWhole(result)
    ? t('needRight', { needed: result.rightAnswersNeeded })
    : t('needPoints', { needed: formatNumber(result.pointsNeeded) });
  const when = formatDateTime(result.submittedAt);
  return `${need} ${t(result.submittedHow === 'time-up' ? 'timeUpAt' : 'attemptAt', { number: result.number, when })}`;
}

/** A failed attempt: what it came to, what to read, which attempt is next. */
export function failedWords(result: Result): string {
  const count = result.lessonsToReread.length;
  const shared = { lessons: `${countWord(count).toLowerCase()} bài`, next: result.number + 1 };
  if (!isWhole(result)) {
    const points = { points: formatNumber(result.points), max: formatNumber(result.maxPoints) };
    return t('failedPointsText', { ...points, needed: formatNumber(result.pointsNeeded), ...shared });
  }
  const right = { right: result.rightAnswers, count: result.questions.length, needed: result.rightAnswersNeeded };
  return t('failedText', { ...right, ...shared });
}

/** Why an attempt with an earlier edition is not the one that is asked for. */
export const earlierAttemptWords = ({ number, startedAt, submittedAt }: NonNullable<Quiz['earlierAttempt']>): string =>
  t(submittedAt === null ? 'earlierOpen' : 'earlierDone', { number, when: formatDate(submittedAt ?? startedAt) });

/** A question with its place on the paper. */
export interface NumberedQuestion {
  number: number;
  question: ReviewedQuestion;
}

/** The questions apart: those worth a second look, and those answered fully right. */
export function splitQuestions(result: Result): { missed: NumberedQuestion[]; right: NumberedQuestion[] } {
  const all = result.questions.map((question, index) => ({ number: index + 1, question }));
  return {
    missed: all.filter(({ question }) => question.points < 1),
    right: all.filter(({ question }) => question.points >= 1),
  };
}
