import type { Answer } from '../../lib/api/types';
import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/reopening';
import type { RoundDetail } from './rounds-words';

export type RoundReopenings = Answer<'get', '/api/rounds/{roundId}/reopenings'>;
export type ReopeningOffer = RoundReopenings['offers'][number];
export type Reopening = NonNullable<RoundDetail['reopening']>;
type Part = ReopeningOffer['parts'][number];
export type Named = Reopening['named'];
export type ReopeningView = Answer<'post', '/api/rounds/{roundId}/reopening-preview'>;

/** Which edition is asked for, what of it, and of whom. */
export interface ReopeningDraft {
  edition: string;
  parts: string[];
  named: Named;
  finishedBefore?: string;
}

/** Whom a reopening can name, the commonest first. */
export const groups: readonly { value: Named; label: string }[] = [
  { value: 'finished', label: t('namedFinished') },
  { value: 'finished-before', label: t('namedBefore') },
  { value: 'learning', label: t('namedLearning') },
  { value: 'all', label: t('namedAll') },
];

/** “2.0” of 2.0.0: a patch is said only where there is one. */
export const shortVersion = (version: string): string => version.replace(/^(\d+\.\d+)\.0$/, '$1');

/** “Bài 3: Nộp hồ sơ”, or the title of the quiz or task. */
export const partName = ({ number, title }: Pick<Part, 'number' | 'title'>): string =>
  number === null ? title : t('partLesson', { number, title });

/** The same with what became of it: “Bài 3: Nộp hồ sơ (đã đổi)”. */
export const partWords = (part: Part): string => `${partName(part)} (${t(part.change)})`;

/** Whom a saved reopening names, with how many where that may be told. */
export function namedWords({ named, finishedBefore, people }: Reopening): string {
  const who =
    finishedBefore === null
      ? (groups.find(({ value }) => value === named)?.label ?? '')
      : t('whoBefore', { date: formatDate(finishedBefore) });
  return people === null ? who : t('namedCount', { who, people });
}

/** One line about a saved reopening. */
export function doneWords({ title, people, dueOn }: Reopening): string {
  const date = formatDate(dueOn);
  return people === null ? t('doneReader', { title, date }) : t('doneFor', { title, people, date });
}
