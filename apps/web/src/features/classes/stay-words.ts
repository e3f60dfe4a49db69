import { formatMinutes, formatTime } from '../../lib/i18n/format';
import type { Excuse, MarkState } from './mark-state';
import { t } from './messages/stay';
import type { ClassGroup, OwnSession } from './types';

export const excuses: readonly Excuse[] = ['duty', 'family', 'road', 'personal'];

/** Why somebody is excused: việc công … */
export const excuseWord = (excuse: Excuse): string => t(excuse);

/** When she came and left, or how long she was there; empty for who was there throughout. */
export function stayWords({ cameAt, leftAt, minutes }: Pick<MarkState, 'cameAt' | 'leftAt' | 'minutes'>): string {
  if (minutes !== null) return t('minutes', { count: minutes });
  const came = cameAt === null ? [] : [t('came', { time: formatTime(cameAt) })];
  const left = leftAt === null ? [] : [t('left', { time: formatTime(leftAt) })];
  return [...came, ...left].join(', ');
}

/** What a mark says, in a sentence: có mặt, đến 19:25. */
export function stateWords(state: MarkState): string {
  if (state.mark === 'excused') return t('excused', { reason: excuseWord(state.excuse ?? 'personal') });
  if (state.mark !== 'present') return t('isAbsent');
  return [t('present'), stayWords(state)].filter((words) => words !== '').join(', ');
}

/** The same at the head of a button. */
export function stateLabel(state: MarkState): string {
  const words = stateWords(state);
  return words.charAt(0).toLocaleUpperCase('vi') + words.slice(1);
}

/** What a closed session brought its member. */
export function ownPresentWords(session: OwnSession): string {
  const how = stayWords(session);
  // Where it ended early that is less than was planned.
  const counted = session.countedMinutes ?? 0;
  if (how === '') return t('ownPresent', { time: formatMinutes(counted) });
  return counted === 0 ? t('ownPartNone', { how }) : t('ownPart', { how, time: formatMinutes(counted) });
}

/** How a class counts, in one sentence. */
export function ruleWords({
  wholeFromPercent: percent,
  roundToMinutes: count,
  lateAfterMinutes,
}: ClassGroup['rule']): string {
  const first =
    percent === 0 ? t('ruleSaidEverybody') : percent === null ? t('ruleSaidMinutes') : t('ruleSaidWhole', { percent });
  const round = percent === 0 || count === 1 ? [] : [t('ruleSaidRound', { count })];
  const late = lateAfterMinutes === null ? [] : [t('ruleSaidLate', { count: lateAfterMinutes })];
  return `${[first, ...round, ...late].join(', ')}.`;
}
