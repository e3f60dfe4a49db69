import { call } from '../../lib/api/client';
import type { components } from '../../lib/api/schema';
import { readyToVerify } from '../../lib/offline/ed25519';

/** The public keys and the numbers that no longer stand, as of a moment. */
export type CheckPack = components['schemas']['CheckPackResponse'];

/** Not among what belongs to an account: it is everybody's, and stays when somebody signs out. */
const place = 'lopso.check-pack';

/** What this device kept last; null for nothing. */
export function keptPack(): CheckPack | null {
  try {
    const kept = JSON.parse(localStorage.getItem(place) ?? 'null') as CheckPack | null;
    if (kept === null || !Array.isArray(kept.keys) || !Array.isArray(kept.fallen)) return null;
    // A pack kept before expired papers were listed says nothing of them.
    return { ...kept, ended: Array.isArray(kept.ended) ? kept.ended : [] };
  } catch {
    return null;
  }
}

/** Fetches the present pack and keeps it for when there is no network. @throws Problem */
export async function fetchPack(signal?: AbortSignal): Promise<CheckPack> {
  const pack = await call('get', '/api/certificates/check-pack', { signal });
  void readyToVerify();
  try {
    localStorage.setItem(place, JSON.stringify(pack));
  } catch {
    // No room: checking goes on, with network.
  }
  return pack;
}
