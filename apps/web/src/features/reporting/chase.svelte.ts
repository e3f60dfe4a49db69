import { Act } from '../../lib/api/act.svelte';
import { call, callForFile } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { saveFile } from '../../lib/api/save-file';
import { type ChaseOrder, orderOf, type Stage, stageOf } from './chase-words';
import type { InRound } from './drill-down.svelte';
import { idOf } from './filters';
import { chooseRound } from './rounds';
import type { ChasePage, CommuneReport, Overview, ReportRound } from './types';

/** The list and what it is picked by; `list` is null until a commune is chosen. */
export interface ChaseInRound {
  rounds: readonly ReportRound[];
  round: ReportRound;
  list: ChasePage | null;
}

interface Wish {
  teamId?: string;
  stage?: Stage;
  order: ChaseOrder;
}

const wishOf = (query: URLSearchParams): Wish => ({
  teamId: idOf(query.get('to')),
  stage: stageOf(query.get('tinh-trang')),
  order: orderOf(query.get('xep')),
});

/** A page holds so many people; a team chosen stands on one page, so that its reminder is whole. */
const PAGE = 25;
const WHOLE_TEAM = 100;

/** Who of a commune is to be reminded. */
export class ChaseState {
  readonly page: Resource<InRound<ChaseInRound>>;
  readonly teams: Resource<CommuneReport['teams']>;
  readonly communes: Resource<Overview['communes']>;
  /** The round asked about last; null while none is known. Of another question it only says what teams and communes to ask for. */
  readonly roundId = $derived.by(() => this.page.value?.report?.round.id ?? null);

  /** `communeId` null: none chosen yet. */
  constructor(query: () => URLSearchParams, communeId: () => string | null) {
    this.page = new Resource(async (signal) => {
      const rounds = await call('get', '/api/report-rounds', { signal });
      const round = chooseRound(rounds, query().get('dot'));
      if (round === null) return { report: null };
      const id = communeId();
      return { report: { rounds, round, list: id === null ? null : await readList(round.id, id, query(), signal) } };
    });
    this.teams = new Resource(async (signal) => {
      const [roundId, id] = [this.roundId, communeId()];
      if (roundId === null || id === null) return [];
      const path = { roundId, communeId: id };
      return (await call('get', '/api/rounds/{roundId}/communes/{communeId}', { path, signal })).teams;
    });
    this.communes = new Resource(async (signal) => {
      const { roundId } = this;
      if (roundId === null) return [];
      return (await call('get', '/api/rounds/{roundId}/overview', { path: { roundId }, signal })).communes;
    });
  }
}

async function readList(
  roundId: string,
  communeId: string,
  query: URLSearchParams,
  signal: AbortSignal,
): Promise<ChasePage> {
  const wish = wishOf(query);
  const limit = wish.teamId === undefined ? PAGE : WHOLE_TEAM;
  const asked = { ...wish, limit, cursor: query.get('sau') ?? undefined };
  return call('get', '/api/rounds/{roundId}/communes/{communeId}/chase', {
    ...{ path: { roundId, communeId }, query: asked, signal },
  });
}

/** Takes the list as a file. */
export class ChaseExport extends Act {
  async take(list: ChasePage, communeId: string, query: URLSearchParams): Promise<void> {
    const asked = { path: { roundId: list.head.round.id, communeId }, query: { ...wishOf(query) } };
    await this.run(async () => {
      const file = await callForFile('get', '/api/rounds/{roundId}/communes/{communeId}/chase.xlsx', asked);
      saveFile(file, `can-nhac-${list.head.today}.xlsx`);
    });
  }
}
