import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type CommuneStandings = Answer<'get', '/api/commune-standings'>;
export type CommuneStanding = CommuneStandings['items'][number];
export type SeatCapState = Answer<'get', '/api/seat-caps'>;
export type TeamKind = SeatCapState['limits'][number]['kind'];
export type OldAddress = Answer<'get', '/api/old-addresses'>;

/** True for a commune that lacks its team or the team of a village. */
export const lacks = (commune: CommuneStanding): boolean => !commune.hasCommuneTeam || commune.villagesWithoutTeam > 0;

/** The caps of today, and a change of one. */
export class SeatCapsState extends Act {
  readonly state = new Resource<SeatCapState>((signal) => call('get', '/api/seat-caps', { signal }));
  kind = $state<string>('commune-team');
  limit = $state('');
  decisionNumber = $state('');
  decidedOn = $state('');

  async save(): Promise<SeatCapState | null> {
    const { limit, decisionNumber, decidedOn } = this;
    const kind: TeamKind = this.kind === 'village-team' ? 'village-team' : 'commune-team';
    const body = { kind, limit: Number(limit), decisionNumber, decidedOn };
    const saved = await this.run(() => call('post', '/api/seat-caps', { body }));
    if (saved) this.state.set(saved);
    return saved;
  }
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
