import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';
import { formatDate } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/validity';

export type OwnPassage = Answer<'get', '/api/me/validity'>[number];

/** What of the member's own is good until when. */
export class OwnValidityState {
  readonly passages = new Resource<OwnPassage[]>((signal) => call('get', '/api/me/validity', { signal }));
}

const isPast = ({ state }: OwnPassage): boolean => state === 'over' || state === 'grace';

/** The word and tone of a passage. */
export function validityChip(passage: OwnPassage): { state: State; words: string } {
  const { state, isRenewed, isWithoutRenewal } = passage;
  if (isRenewed) return { state: 'none', words: t('renewed') };
  if (isWithoutRenewal)
    return isPast(passage) ? { state: 'late', words: t('over') } : { state: 'done', words: t('valid') };
  if (state === 'over') return { state: 'late', words: t('over') };
  if (state === 'grace') return { state: 'wait', words: t('grace') };
  return state === 'renewable' ? { state: 'doing', words: t('renewable') } : { state: 'done', words: t('valid') };
}

/** “Hiệu lực đến 09/12/2028 · gia hạn được từ 10/09/2028”, or what is left to say of one that ended. */
export function validityLine(passage: OwnPassage): string {
  const { state, isRenewed, isWithoutRenewal, renewableFrom, graceUntil, followsUntil } = passage;
  const until = formatDate(passage.validUntil);
  if (isRenewed) return t('lineRenewed', { until });
  if (isWithoutRenewal) return t(isPast(passage) ? 'linePastEnded' : 'lineEnded', { until });
  if (state === 'over') return t('lineOver', { until });
  if (state === 'grace')
    return t(followsUntil === null ? 'lineGrace' : 'lineFollows', { until, last: formatDate(graceUntil) });
  return t('line', { until, from: formatDate(renewableFrom) });
}
