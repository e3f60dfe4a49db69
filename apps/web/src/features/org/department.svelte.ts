import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Answer } from '../../lib/api/types';
import { fold } from '../../lib/i18n/fold';
import type { Sort } from '../../lib/ui/table';

export type CommuneStandings = Answer<'get', '/api/commune-standings'>;
export type CommuneStanding = CommuneStandings['items'][number];
export type OldAddress = Answer<'get', '/api/old-addresses'>;

/** True for a commune that lacks its team or the team of a village. */
export const lacks = (commune: CommuneStanding): boolean => !commune.hasCommuneTeam || commune.villagesWithoutTeam > 0;

const emptySeats = ({ seats, heldSeats }: CommuneStanding): number => seats - heldSeats;

/** What the list can be sorted by: the name, or what is missing. */
const orders: Readonly<Record<string, (a: CommuneStanding, b: CommuneStanding) => number>> = {
  name: () => 0,
  without: (a, b) => a.villagesWithoutTeam - b.villagesWithoutTeam,
  empty: (a, b) => emptySeats(a) - emptySeats(b),
  last: (a, b) => (a.lastActivityAt ?? '').localeCompare(b.lastActivityAt ?? ''),
  missing: (a, b) =>
    Number(!a.hasCommuneTeam) - Number(!b.hasCommuneTeam) ||
    a.villagesWithoutTeam - b.villagesWithoutTeam ||
    emptySeats(a) - emptySeats(b),
};

/** What of the list is wanted: part of a name, only who lacks something, and in which order. */
export interface CommuneChoice {
  readonly text: string;
  readonly onlyLacking: boolean;
  readonly sort: Sort | null;
}

/** The communes wanted; without an order who lacks most stands first, equal ones by their names as they came. */
export function chooseCommunes(
  communes: readonly CommuneStanding[],
  { text, onlyLacking, sort }: CommuneChoice,
): CommuneStanding[] {
  const { key, direction } = sort ?? { key: 'missing', direction: 'desc' };
  const turn = direction === 'desc' ? -1 : 1;
  const order = orders[key] ?? orders.name;
  const wanted = fold(text.trim());
  const chosen = communes
    .filter((one) => (!onlyLacking || lacks(one)) && fold(one.name).includes(wanted))
    .sort((a, b) => turn * (order?.(a, b) ?? 0));
  return key === 'name' && direction === 'desc' ? chosen.reverse() : chosen;
}

/** An old address and where it leads. */
export class OldAddressState extends Act {
  commune = $state('');
  district = $state('');
  answer = $state.raw<OldAddress | null>(null);

  async find(): Promise<void> {
    const { commune, district } = this;
    const query = { commune, ...(district.trim() === '' ? {} : { district }) };
    this.answer = (await this.run(() => call('get', '/api/old-addresses', { query }))) ?? null;
  }
}
