import { session } from '../../lib/session/session.svelte';

/** The communes this officer works for. */
export function communesOf(): { id: string; name: string }[] {
  const desks = session.account?.desks.filter(({ workspace }) => workspace === 'commune') ?? [];
  return desks.flatMap(({ unitId, unitName }) => (unitId ? [{ id: unitId, name: unitName }] : []));
}

/** The commune on the screen: the one the address names (`?xa=`) where the officer has several, else the first. */
export function communeOf(query: URLSearchParams): string {
  const communes = communesOf();
  const named = communes.find(({ id }) => id === query.get('xa'));
  return (named ?? communes[0])?.id ?? '';
}

/** The query that keeps a commune other than the first on the screen. */
export function communeQuery(communeId: string): string {
  return communesOf()[0]?.id === communeId ? '' : `?xa=${communeId}`;
}

/** The day a board is shown for (`?ngay=2026-06-30`); null: today, or no day at all. */
export function dayOf(query: URLSearchParams): string | null {
  const day = query.get('ngay') ?? '';
  return /^[12]\d{3}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) ? day : null;
}
