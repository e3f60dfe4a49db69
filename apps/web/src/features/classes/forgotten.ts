import { mayCorrect } from './correction-words';
import type { Roll } from './types';

/**
 * How who was forgotten comes onto a closed roll, as long as it is corrected (decision 0088): `added` by the reader, its trainer who books people or the
 * department; `told` to the department by a trainer who books nobody, as a guest does; null: not by this reader.
 */
export function forgottenWay(
  { session, corrections }: Partial<Pick<Roll, 'corrections'>> & { session: Pick<Roll['session'], 'isOwn' | 'state'> },
  can: (permission: string) => boolean,
): 'added' | 'told' | null {
  if (session.state !== 'closed' || !mayCorrect(corrections)) return null;
  if (can('classes.correct-any') || (session.isOwn && can('classes.book'))) return 'added';
  return session.isOwn ? 'told' : null;
}
