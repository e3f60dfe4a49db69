import { call } from '../api/client';
import { Problem } from '../api/problem';
import type { OwnPlace } from './handset';

/**
 * The place of this account if it is the one signed in; null: the server says that it has none. Throws when it did not say: an
 * answer without a word of the place comes from something in between.
 */
export async function askOwnPlace(accountId: string): Promise<OwnPlace | null> {
  const { place }: { place?: OwnPlace | null } = await call('get', '/api/auth/handset/place', { keptFor: accountId });
  if (place === undefined) throw new Problem('network');
  return place;
}
