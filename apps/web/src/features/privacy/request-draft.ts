import type { Answer } from '../../lib/api/types';
import { forgetKept, readKept } from '../../lib/offline/kept';

type OwnRequest = Answer<'get', '/api/own-data'>['requests'][number];
type RequestKind = OwnRequest['kind'];

export const draftName = 'own-data-request';

/** A request as it was left. Without a key it was never sent so. */
interface KeptRequest {
  readonly kind: RequestKind | null;
  readonly wish: string;
  readonly clientKey: string | null;
}

/** The request that was kept and is among these: it has arrived, its reply alone was lost, and nothing is kept of it any more. */
export function takeArrived(requests: readonly OwnRequest[]): OwnRequest | null {
  const { clientKey } = Object(readKept(draftName)) as Readonly<Record<string, unknown>>;
  const arrived = requests.find((one) => typeof clientKey === 'string' && one.clientKey === clientKey) ?? null;
  if (arrived !== null) forgetKept(draftName);
  return arrived;
}

/**
 * What was left and is not among the requests that were made; null for nothing usable. What can't be asked any more, and what
 * earlier versions kept, is words alone.
 */
export function keptRequest(kinds: readonly RequestKind[], requests: readonly OwnRequest[]): KeptRequest | null {
  takeArrived(requests);
  const kept = readKept(draftName);
  if (typeof kept === 'string') return { kind: null, wish: kept, clientKey: null };
  const { wish, ...rest } = Object(kept) as Readonly<Record<string, unknown>>;
  if (typeof wish !== 'string') return null;
  const kind = kinds.find((one) => one === rest['kind']) ?? null;
  const clientKey = typeof rest['clientKey'] === 'string' && kind !== null ? rest['clientKey'] : null;
  return { kind, wish, clientKey };
}
