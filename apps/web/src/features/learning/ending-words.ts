import type { Answer } from '../../lib/api/types';
import { formatNumber } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/endings';

export type RoundEndings = Answer<'get', '/api/rounds/{roundId}/endings'>;
export type Ending = RoundEndings['endings'][number];
export type EndingPreview = Answer<'get', '/api/rounds/{roundId}/endings/preview'>;

/** Where an end, or its undoing, stands. */
export function endingState({ act, state }: Ending): { state: State; words: string } {
  if (state === 'proposed') return { state: 'wait', words: t('proposed') };
  if (state === 'done') return { state: 'done', words: t(act === 'end' ? 'ended' : 'resumed') };
  return { state: 'none', words: t(state === 'declined' ? 'declined' : 'takenBack') };
}

/** What an end would mean: what stays of whom, what is lost, and what comes after, a sentence or two each. */
export function previewWords(seen: EndingPreview): string[] {
  const { finished, papersWaiting, begun, notBegun, waiting, valid, nextTitle } = seen;
  const count = formatNumber;
  const left = begun + notBegun;
  const lines = [finished === 0 ? t('nobodyFinished') : t('finished', { people: count(finished) })];
  if (papersWaiting > 0) lines.push(t('papersWaiting', { people: count(papersWaiting) }));
  if (left > 0) lines.push(t('unfinished', { people: count(left), begun: count(begun), notBegun: count(notBegun) }));
  if (waiting > 0) lines.push(t('waiting', { people: count(waiting) }));
  lines.push(t('stops'));
  if (valid > 0) lines.push(t('valid', { people: count(valid) }));
  lines.push(nextTitle === null ? t('noNext') : t('next', { title: nextTitle }));
  return lines;
}
