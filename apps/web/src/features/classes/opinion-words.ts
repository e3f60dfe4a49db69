import { choiceWords, questions, type QuestionName, t as askWords } from '../../entities/after-class-words';
import { formatDate, formatNumber, formatPercent } from '../../lib/i18n/format';
import type { components } from '../../lib/api/schema';
import { t } from './messages/opinions';
import type { ClassOpinions, OpinionSum } from './opinions.svelte';

export type Counts = components['schemas']['OpinionCountsResponse'];

/** One choice of a question as a bar. */
export interface Bar {
  choice: string;
  label: string;
  count: number;
  /** 0–100, of those who answered. */
  percent: number;
}

export interface QuestionBars {
  name: QuestionName;
  title: string;
  bars: Bar[];
}

/** Who taught a class, in the order of its sessions: nearly always one. */
export const trainerWords = (trainers: ClassOpinions['trainers']): string =>
  trainers.map(({ name }) => name).join(', ');

const share = (count: number, total: number): number => (total === 0 ? 0 : Math.round((count * 100) / total));

/** Every question with its choices. */
export function barsOf(counts: Counts): QuestionBars[] {
  return questions.map(({ name, choices }) => {
    const of: Readonly<Record<string, number>> = { ...counts[name] };
    const total = Object.values(of).reduce((sum, count) => sum + count, 0);
    const bars = choices.map((choice) => {
      const count = of[choice] ?? 0;
      return { choice, label: choiceWords(name, choice), count, percent: share(count, total) };
    });
    return { name, title: askWords(name), bars };
  });
}

/** 12 người, 48 % */
export const countWords = ({ count, percent }: Pick<Bar, 'count' | 'percent'>): string =>
  t('count', { count: formatNumber(count), percent: formatPercent(percent) });

type Hidden = Pick<ClassOpinions, 'isSealed' | 'opinionsUntil'>;
type Told = Pick<OpinionSum, 'counts' | 'answerCount'>;

/** The share of the best choice of each question; null where nothing is shown. */
export function sharesOf({ counts, answerCount }: Told): { understood: string; pace: string; useful: string } | null {
  if (counts === null) return null;
  const of = (count: number): string => formatPercent(share(count, answerCount));
  return { understood: of(counts.understood.well), pace: of(counts.pace.right), useful: of(counts.usefulness.much) };
}

const isOver = (until: string, now: Date): boolean => new Date(until) <= now;

/** Why a class shows no counts; between the last day and the counting it is asked no more. */
export function whyHidden({ isSealed, opinionsUntil }: Hidden, now = new Date()): string {
  if (isSealed) return t('few');
  return isOver(opinionsUntil, now) ? t('counting') : t('stillAsking', { date: formatDate(opinionsUntil) });
}

/** When a class that is asked or being counted will show them. */
export const whenShown = ({ opinionsUntil }: Hidden, now = new Date()): string =>
  isOver(opinionsUntil, now) ? t('countingSoon') : t('waiting', { date: formatDate(opinionsUntil) });

/** What is said of the households of one class. */
export function householdWords(one: ClassOpinions, now = new Date()): string {
  const { households, householdAnswerCount: answers, isHouseholdsSealed } = one;
  if (households !== null) return t('householdSum', { households: formatNumber(households), answers });
  if (isHouseholdsSealed) return t('householdsFew');
  if (isOver(one.householdsUntil, now)) return t('countingSoon');
  const [from, until] = [formatDate(one.householdsFrom), formatDate(one.householdsUntil)];
  return answers === 0 ? t('householdsLater', { from, until }) : t('householdsWaiting', { answers, date: until });
}
