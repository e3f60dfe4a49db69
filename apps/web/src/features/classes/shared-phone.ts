import { t } from './messages/hall';
import type { RollLine } from './roll-view';

/** Who else marked herself from her phone, in few words; empty for nobody, and for a mark of this device that the server does not have yet. */
export function samePhoneWords(line: Pick<RollLine, 'samePhoneAs' | 'isPresent' | 'isOnDevice'>): string {
  if (!line.isPresent || line.isOnDevice) return '';
  // A roll that this device kept from an earlier version of the page does not say.
  const [name, ...others] = (line as Partial<RollLine>).samePhoneAs ?? [];
  if (name === undefined) return '';
  return others.length === 0 ? t('samePhone', { name }) : t('samePhones', { name, count: others.length });
}
