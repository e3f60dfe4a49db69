import { type Sight } from './person-trace';

/**
 * Rows in doubt in the order in which an officer is asked, however many of them there is room for: those of the very name first, for
 * unasked they are held back, while those of a near name stay (decision 0079). Otherwise as they stand.
 */
export function inAskingOrder<T extends { readonly sight: Sight }>(doubtful: readonly T[]): T[] {
  const isExact = ({ sight }: T): boolean => sight?.kind === 'perhaps' && sight.isExact;
  return [...doubtful.filter(isExact), ...doubtful.filter((one) => !isExact(one))];
}
