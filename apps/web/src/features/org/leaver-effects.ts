import type { Effect } from '../../lib/ui/EffectList.svelte';
import { t } from './messages/seat-days';
import type { Leaver } from './replace.svelte';

/** What leaving a place takes from its holder, and from a team that nobody leads afterwards. */
export function lossesOf({ fullName: name, position }: Leaver, isLedOn: boolean): Effect[] {
  const learns: Effect = { text: t('losesLearning', { name }), isLoss: true };
  if (position !== 'leader') return [learns];
  const leads = isLedOn ? t('losesLead', { name }) : t('nobodyLeads', { name });
  return [learns, { text: leads, isLoss: true }];
}
