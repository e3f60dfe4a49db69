import type { Account } from './account';

/** What stays hers after the last seat: certificates, own data, what rests on a right of its own. */
const kept = ['/cua-toi', '/giay', '/to-cua-toi'];

/** The first day without a seat when a member's page ended with it; null where the page is open. The server decides. */
export function closedSince(account: Pick<Account, 'leftOn'> | null, path: string): string | null {
  const isKept = kept.some((start) => path === start || path.startsWith(`${start}/`));
  return isKept ? null : (account?.leftOn ?? null);
}
