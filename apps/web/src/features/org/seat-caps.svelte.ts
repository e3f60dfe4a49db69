import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { GrowingList } from '../../lib/api/growing-list.svelte';
import type { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import type { Answer } from '../../lib/api/types';

export type SeatCapList = Answer<'get', '/api/seat-caps'>;
export type SeatCap = SeatCapList['items'][number];
export type SeatCapChange = Answer<'get', '/api/seat-cap-changes'>['items'][number];
export type TeamKind = SeatCapChange['kind'];

/** Somebody who holds a place that a lower cap would take away. */
export interface HolderBeyond {
  readonly number: number;
  readonly fullName: string;
  readonly teamName: string;
  readonly communeName: string;
}

const isHolder = (value: unknown): value is HolderBeyond =>
  typeof value === 'object' && value !== null && 'fullName' in value && 'teamName' in value;

/** Everybody whom a refusal names. */
export function holdersOf(problem: Problem | null): readonly HolderBeyond[] {
  const holders = problem?.body.params['holders'];
  return Array.isArray(holders) ? holders.filter(isHolder) : [];
}

/** The caps of a province today, how they came, and a change of one. */
export class SeatCapsState extends Act {
  readonly state = new Resource<SeatCapList>((signal) => call('get', '/api/seat-caps', { signal }));
  readonly changes = new GrowingList<SeatCapChange>((cursor, signal) => {
    const query = { provinceId: this.province?.provinceId ?? '', ...(cursor === null ? {} : { cursor }) };
    return call('get', '/api/seat-cap-changes', { query, ...(signal ? { signal } : {}) });
  });
  /** The province chosen where somebody has several. */
  provinceId = $state('');
  kind = $state<string>('commune-team');
  limit = $state('');
  decisionNumber = $state('');
  decidedOn = $state('');

  get province(): SeatCap | null {
    const items = this.state.value?.items ?? [];
    return items.find(({ provinceId }) => provinceId === this.provinceId) ?? items[0] ?? null;
  }

  async save(): Promise<SeatCap | null> {
    const { limit, decisionNumber, decidedOn, province } = this;
    if (province === null) return null;
    const kind: TeamKind = this.kind === 'village-team' ? 'village-team' : 'commune-team';
    const body = { provinceId: province.provinceId, kind, limit: Number(limit), decisionNumber, decidedOn };
    const saved = await this.run(() => call('post', '/api/seat-caps', { body }));
    if (saved) {
      const items = this.state.value?.items ?? [];
      this.state.set({ items: items.map((one) => (one.provinceId === saved.provinceId ? saved : one)) });
      void this.changes.list.load();
    }
    return saved;
  }
}
