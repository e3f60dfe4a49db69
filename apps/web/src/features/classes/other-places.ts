import type { Problem } from '../../lib/api/problem';
import type { paths } from '../../lib/api/schema';
import { t } from './messages/others';

type Place = paths['/api/me/class-groups/{classGroupId}/place']['post'];
type Refusal = Place['responses'][409]['content']['application/problem+json'];
/** Another class about the same with a place that somebody could take. */
export type OtherPlace = Refusal['params']['others'][number];

/** How many places are left, and how long the way is: “Còn 3 chỗ, đi khoảng 25 phút”, in steps of five. */
export function placesOf({
  freePlaces: free,
  travelMinutes,
}: Pick<OtherPlace, 'freePlaces' | 'travelMinutes'>): string {
  if (travelMinutes === undefined) return t('places', { free });
  return t('placesFar', { free, minutes: Math.max(5, Math.ceil(travelMinutes / 5) * 5) });
}

const isOther = (row: unknown): row is OtherPlace =>
  typeof row === 'object' && row !== null && 'classGroupId' in row && 'startsAt' in row && 'freePlaces' in row;

/** Where else she could go whose own hours keep her from a class; null for every other refusal. */
export function othersOf(problem: Problem | null): readonly OtherPlace[] | null {
  const rows = problem?.body.params['others'];
  return Array.isArray(rows) ? rows.filter(isOther) : null;
}
