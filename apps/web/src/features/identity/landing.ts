import { firstPage } from '../../entities/desks';
import type { Account } from '../../lib/session/account';

const here = 'https://here.invalid';

/** The path on this site that an address names, as a browser reads it (WHATWG URL drops tabs, turns backslashes); null: elsewhere. */
function innerPath(wanted: string | null): string | null {
  if (wanted === null || !wanted.startsWith('/') || !URL.canParse(wanted, here)) return null;
  const { origin, pathname, search, hash } = new URL(wanted, here);
  return origin === here ? pathname + search + hash : null;
}

/**
 * Where a person goes after signing in: the page they came from (`den`), else the first page of their widest desk.
 * Only paths of this site count.
 */
export function landingOf(account: Account | null, wanted: string | null): string {
  const inner = innerPath(wanted);
  if (inner !== null && inner !== '/') return inner;
  return firstPage(account);
}
