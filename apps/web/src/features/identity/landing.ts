import { deskHome } from '../../lib/frame/desks';
import type { Account } from '../../lib/session/account';

/**
 * Where a person goes after signing in: the page they came from (`den`), else the first page of their widest desk.
 * Only paths of this site count: `//elsewhere` and `https:` are none.
 */
export function landingOf(account: Account | null, wanted: string | null): string {
  const isInner = wanted !== null && /^\/(?![/\\])/.test(wanted) && wanted !== '/';
  if (isInner) return wanted;
  const first = account?.desks[0];
  // Somebody who leads people and learns nothing here: a union's officer.
  if (account?.memberId === null && first?.workspace === 'member') return '/to-cua-toi';
  return first ? deskHome[first.workspace] : '/';
}
