import type { Answer } from '../../lib/api/types';
import { formatDate, formatDateTime } from '../../lib/i18n/format';
import type { State } from '../../lib/ui/states';
import { t } from './messages/corrections';
import type { Round } from './rounds-words';

export type RoundCorrections = Answer<'get', '/api/rounds/{roundId}/corrections'>;
export type Correction = RoundCorrections['corrections'][number];
export type RoundWords = Pick<Round, 'title' | 'decisionNumber' | 'decidedOn'>;

const states: Readonly<Record<Correction['state'], { state: State; words: string }>> = {
  proposed: { state: 'wait', words: t('proposed') },
  done: { state: 'done', words: t('done') },
  declined: { state: 'none', words: t('declined') },
  'taken-back': { state: 'none', words: t('takenBack') },
};

/** Where a correction stands. */
export const correctionState = ({ state }: Correction): { state: State; words: string } => states[state];

/** What it changes, a line each: “Quyết định số 154/QĐ → 145/QĐ”. */
export function changedWords({ changes }: Correction): string[] {
  return changes.map(({ field, before, after }) => {
    if (field === 'title') return t('changeTitle', { before, after });
    if (field === 'decisionNumber') return t('changeNumber', { before, after });
    return t('changeDate', { before: formatDate(before), after: formatDate(after) });
  });
}

const closings = { done: 'closedDone', declined: 'closedDeclined', 'taken-back': 'closedTakenBack' } as const;

/** What every proposal about a round says of itself. */
export type Proposed = Omit<Correction, 'changes'>;

/** Who proposed and who answered it, a line each. */
export function peopleWords({ state, proposedBy, proposedAt, closedBy, closedAt }: Proposed): string[] {
  const first = t('first', { name: proposedBy, when: formatDateTime(proposedAt) });
  if (state === 'proposed' || closedBy === null || closedAt === null) return [first];
  return [first, t(closings[state], { name: closedBy, when: formatDateTime(closedAt) })];
}
