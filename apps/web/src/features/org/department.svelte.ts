import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import type { Answer } from '../../lib/api/types';

export type CommuneStandings = Answer<'get', '/api/commune-standings'>;
export type CommuneStanding = CommuneStandings['items'][number];
export type OldAddress = Answer<'get', '/api/old-addresses'>;

/** True for a commune that lacks its team or the team of a village. */
export const lacks = (commune: CommuneStanding): boolean => !commune.hasCommuneTeam || commune.villagesWithoutTeam > 0;

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
