import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/due';
import type { Explanation } from './types';

/** What a finished passage is good for; null while it is unfinished, and where it never ends. */
export function validityWords({
  validity,
  roundEndedOn,
}: Pick<Explanation, 'validity' | 'roundEndedOn'>): string | null {
  if (validity === null) return null;
  const { validFrom, validUntil, renewableFrom, graceUntil } = validity;
  const days = { from: formatDate(validFrom), until: formatDate(validUntil), grace: formatDate(graceUntil) };
  if (roundEndedOn !== null) return t('validityEnded', days);
  return t('validity', { ...days, renewable: formatDate(renewableFrom) });
}
