import type { WriteQueue } from '../lib/offline/queue.svelte';
import { t } from './messages';

const lost = { member: 'offline', hall: 'offlineHall', schedule: 'offlineSchedule', desk: 'offlineOfficer' } as const;

/** What the bar over every page says of the network and of what waits for it; null for nothing. */
export function offlineWords(
  {
    unkeptCount,
    refusedCount,
    pendingCount,
    isSending,
  }: Pick<WriteQueue, 'unkeptCount' | 'refusedCount' | 'pendingCount' | 'isSending'>,
  isOnline: boolean,
  place: keyof typeof lost,
  isDraftUnkept: boolean,
): string | null {
  if (unkeptCount > 0) return t('unkept', { count: unkeptCount });
  if (!isOnline) return t(isDraftUnkept && place === 'member' ? 'offlineDraft' : lost[place]);
  if (refusedCount > 0) return t(place === 'member' ? 'refused' : 'refusedOfficer', { count: refusedCount });
  return isSending && pendingCount > 1 ? t('sending', { count: pendingCount }) : null;
}
