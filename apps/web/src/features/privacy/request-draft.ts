import type { Answer } from '../../lib/api/types';
import { readKept } from '../../lib/offline/kept';

type RequestKind = Answer<'get', '/api/own-data'>['requests'][number]['kind'];

export const draftName = 'own-data-request';

/** A request as it was left. Without a key it was never sent so. */
interface KeptRequest {
  readonly kind: RequestKind | null;
  readonly wish: string;
  readonly clientKey: string | null;
}

/** What was left; null for nothing usable. What can't be asked any more, and what earlier versions kept, is words alone. */
export function keptRequest(kinds: readonly RequestKind[]): KeptRequest | null {
  const kept = readKept(draftName);
  if (typeof kept === 'string') return { kind: null, wish: kept, clientKey: null };
  const { wish, ...rest } = Object(kept) as Readonly<Record<string, unknown>>;
  if (typeof wish !== 'string') return null;
  const kind = kinds.find((one) => one === rest['kind']) ?? null;
  const clientKey = typeof rest['clientKey'] === 'string' && kind !== null ? rest['clientKey'] : null;
  return { kind, wish, clientKey };
}
