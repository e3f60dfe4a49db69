import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { chooseRound } from './rounds';
import type { CommuneMap, OrgFigures, Overview, ReportRound } from './types';

/** What the first page of the department shows: figures of a round, or what there is before any round. */
export type FirstPage =
  | { rounds: readonly ReportRound[]; overview: Overview; org: null }
  | { rounds: readonly []; overview: null; org: OrgFigures };

async function readFirstPage(wanted: string | null, signal: AbortSignal): Promise<FirstPage> {
  const rounds = await call('get', '/api/report-rounds', { signal });
  const round = chooseRound(rounds, wanted);
  if (!round) return { rounds: [], overview: null, org: await call('get', '/api/org-figures', { signal }) };
  const path = { roundId: round.id };
  return { rounds, overview: await call('get', '/api/rounds/{roundId}/overview', { path, signal }), org: null };
}

/** The overview with the outlines it is drawn on. */
export class OverviewState {
  readonly page: Resource<FirstPage>;
  readonly map: Resource<CommuneMap | null>;

  constructor(roundId: () => string | null) {
    this.page = new Resource((signal) => readFirstPage(roundId(), signal));
    this.map = new Resource(async (signal) => {
      const v = this.mapVersion;
      return v === null ? null : call('get', '/api/map/communes', { query: { v }, signal });
    });
  }

  /** Version of the outlines; null while it is not known or where there is no map. */
  get mapVersion(): string | null {
    return this.page.value?.overview?.mapVersion ?? null;
  }
}
