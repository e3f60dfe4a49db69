import type { Problem } from '../../lib/api/problem';
import type { paths } from '../../lib/api/schema';
import type { Answer } from '../../lib/api/types';
import { formatDate } from '../../lib/i18n/format';
import { t } from './messages/spots';
import { t as planWords } from './messages/vi';
import type { Spot } from './plan.svelte';

type Refusal =
  paths['/api/class-plans/{planId}/classes/{number}']['put']['responses'][422]['content']['application/problem+json'];
type Hall = Pick<Answer<'get', '/api/venues'>['items'][number], 'name' | 'capacity' | 'closedOn'>;
export type SpotClash = Refusal['params']['clashes'][number];

/** Why a class of a plan cannot stand somewhere, and where else it could. */
export interface SpotHelp {
  clashes: readonly SpotClash[];
  spots: readonly Spot[];
}

const rows = (value: unknown): readonly object[] =>
  Array.isArray(value) ? value.filter((one): one is object => typeof one === 'object' && one !== null) : [];
const isClash = (row: object): row is SpotClash => 'kind' in row && 'who' in row && 'on' in row;
const isSpot = (row: object): row is Spot => 'day' in row && 'half' in row && 'venueId' in row && 'trainerId' in row;

/** What a refusal says beside its sentence; null where it looked for nothing. */
export function spotHelpOf(problem: Problem | null): SpotHelp | null {
  const spots = problem?.body.params['spots'];
  if (!Array.isArray(spots)) return null;
  return { clashes: rows(problem?.body.params['clashes']).filter(isClash), spots: rows(spots).filter(isSpot) };
}

/** A clash in one sentence. */
export function spotClashWords(clash: SpotClash): string {
  const { kind, who, title, on, until } = clash;
  switch (kind) {
    case 'hall':
    case 'trainer':
      return t(title === '' ? `${kind}InPlan` : kind, clash);
    case 'leave':
      return t(on === until ? 'leaveOneDay' : 'leave', clash);
    case 'market':
      return t('market', { who, on });
    case 'day-off':
      return t('dayOff', { who });
    case 'closed':
      return t('closed', { who, on });
  }
}

/** A hall in a list: its places, and from when it is closed. */
export function hallWords({ name, capacity, closedOn }: Hall): string {
  if (closedOn === null) return planWords('venueOption', { name, capacity });
  return t('venueClosing', { name, capacity, day: formatDate(closedOn) });
}
