import { slotWords, type TypedHours } from '../../lib/clashes/clash-help';
import { t } from './messages/vi';
import type { SessionReturn } from './session-return.svelte';
import type { Session } from './types';

type Restored = Omit<NonNullable<Awaited<ReturnType<SessionReturn['bringBack']>>>, 'session'>;

/** That a session takes place after all, at which other hours, and what came of its people and things. */
export function restoredWords(
  { number }: Pick<Session, 'number'>,
  hours: TypedHours | null,
  restored: Restored,
): string {
  const { missingCount, replacedCount, awayNames, putAwayNames } = restored;
  const texts = [
    hours === null ? t('restored', { number }) : t('restoredAt', { number, slot: slotWords(hours) }),
    ...(missingCount === 0 ? [] : [t('restoredMissing', { count: missingCount })]),
    ...(replacedCount === 0 ? [] : [t('restoredReplaced', { count: replacedCount })]),
    ...(awayNames.length === 0 ? [] : [t('restoredAway', { names: awayNames.join(', ') })]),
    ...(putAwayNames.length === 0 ? [] : [t('restoredPutAway', { names: putAwayNames.join(', ') })]),
  ];
  // A whole sentence alone needs no stop.
  return texts.length === 1
    ? (texts[0] ?? '')
    : texts.map((text) => (text.endsWith('.') ? text : `${text}.`)).join(' ');
}
