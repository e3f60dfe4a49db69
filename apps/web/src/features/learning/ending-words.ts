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
  const { finished, papersWaiting, begun, notBegun, waiting, valid, nextTitle, olderTitles } = seen;
  const count = formatNumber;
  const left = begun + notBegun;
  const lines = [finished === 0 ? t('nobodyFinished') : t('finished', { people: count(finished) })];
  if (papersWaiting > 0) lines.push(t('papersWaiting', { people: count(papersWaiting) }));
  if (left > 0) lines.push(t('unfinished', { people: count(left), how: howFar(begun, notBegun) }));
  if (waiting > 0) lines.push(t('waiting', { people: count(waiting) }));
  lines.push(t('stops'));
  if (valid > 0) lines.push(t('valid', { people: count(valid) }));
  lines.push(...olderTitles.map((title) => t('older', { title })));
  lines.push(nextTitle === null ? t('noNext') : t('next', { title: nextTitle }));
  return lines;
}

/** How far those are who have not finished; one number where all are alike. */
function howFar(begun: number, notBegun: number): string {
  if (notBegun === 0) return t('allBegun');
  if (begun === 0) return t('noneBegun');
  return t('someBegun', { begun: formatNumber(begun), notBegun: formatNumber(notBegun) });
}
