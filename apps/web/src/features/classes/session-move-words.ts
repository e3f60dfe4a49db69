import { formatDate, formatWeekday, inSentence } from '../../lib/i18n/format';
import { leftOutWords } from './class-move-words';
import { t } from './messages/session-calendar';
import type { MovedNews } from './session-move.svelte';
import type { Session } from './types';

/** That a session was moved; of a class others run also whom that concerns. */
export function movedWords({ session, on, ofClass, leftOutNames }: MovedNews): string {
  const { bookedCount = 0, hinderedCount = 0 } = ofClass ?? {};
  return [
    t('moved', { ...session, day: `${inSentence(formatWeekday(on))}, ${formatDate(on)}` }),
    ...(bookedCount > 0 ? [t('movedBooked', { count: bookedCount })] : []),
    ...(hinderedCount > 0 ? [t('movedHindered', { count: hinderedCount })] : []),
    ...(leftOutNames.length > 0 ? [leftOutWords(leftOutNames)] : []),
  ].join(' ');
}

/** How sessions of a calendar are moved; null where none is. */
export function moveHint(sessions: readonly Pick<Session, 'canMove' | 'movesWithClass'>[]): string | null {
  if (sessions.some(({ movesWithClass }) => movesWithClass)) return t('moveAnyText');
  return sessions.some(({ canMove }) => canMove) ? t('moveText') : null;
}
