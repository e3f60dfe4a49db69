import type { Answer } from '../../lib/api/types';
import { formatDate, formatDateTime, formatNumber } from '../../lib/i18n/format';
import { t } from './messages/newcomers';

export type RoundNewcomers = Answer<'get', '/api/rounds/{roundId}/newcomers'>;
export type NewcomerChange = RoundNewcomers['changes'][number];
export type NewcomersPreview = Answer<'post', '/api/rounds/{roundId}/newcomers-preview'>;

/** What who takes a seat later has; null days: nobody joins after the date of the round. */
export interface Terms {
  readonly newcomerDays: number | null;
  readonly newcomersUntil: string | null;
}

/** How a round takes newcomers today. */
export function termsSentence(now: Terms & Pick<RoundNewcomers, 'hasEnded'>, dueOn: string): string {
  const { newcomerDays: days, newcomersUntil } = now;
  const due = formatDate(dueOn);
  if (days === null) return t('none', { due });
  if (newcomersUntil === null) return t('open', { days, due });
  const until = formatDate(newcomersUntil);
  return now.hasEnded ? t('ended', { until }) : t('until', { days, until });
}

/** What terms mean for whoever takes a seat from now on. */
export function thenWords({ newcomerDays: days, newcomersUntil }: Terms, dueOn: string): string {
  if (days === null) return t('thenNone', { due: formatDate(dueOn) });
  if (newcomersUntil === null) return t('thenDays', { days });
  return t('thenUntil', { days, until: formatDate(newcomersUntil) });
}

/** One change of a round, in a line of its history. */
export function changeWords(change: NewcomerChange): { readonly when: string; readonly what: string } {
  const { newcomerDays: days, newcomersUntil: until, joined } = change;
  const terms = days === null ? t('changeNone') : until === null ? t('changeDays', { days }) : untilWords(days, until);
  const people = joined === null || joined === 0 ? [] : [t('joined', { people: formatNumber(joined) })];
  const fate = change.isUndone ? [t('wasUndone')] : change.isRunning ? [t('running')] : people;
  return { when: formatDateTime(change.changedAt), what: [terms, ...fate].join(', ') };
}

function untilWords(days: number, until: string): string {
  return t('changeUntil', { days, until: formatDate(until) });
}
