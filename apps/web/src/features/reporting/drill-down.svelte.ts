import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { filterOf } from './filters';
import { chooseRound } from './rounds';
import type { CommuneReport, Explanation, Overview, PeoplePage, PersonReport, TeamReport } from './types';

/** The round of the address, else the one that runs. */
async function roundOf(query: URLSearchParams, signal: AbortSignal): Promise<string> {
  const wanted = query.get('dot');
  if (wanted) return wanted;
  const round = chooseRound(await call('get', '/api/report-rounds', { signal }), null);
  if (!round) throw new Problem('problem', { status: 404 });
  return round.id;
}

/** A commune and its teams. */
export class CommuneState {
  readonly report: Resource<CommuneReport>;

  constructor(communeId: () => string, query: () => URLSearchParams) {
    this.report = new Resource(async (signal) => {
      const path = { roundId: await roundOf(query(), signal), communeId: communeId() };
      return call('get', '/api/rounds/{roundId}/communes/{communeId}', { path, signal });
    });
  }
}

/** A team and its people. */
export class TeamState {
  readonly report: Resource<TeamReport>;

  constructor(teamId: () => string, query: () => URLSearchParams) {
    this.report = new Resource(async (signal) => {
      const path = { roundId: await roundOf(query(), signal), teamId: teamId() };
      return call('get', '/api/rounds/{roundId}/teams/{teamId}', { path, signal });
    });
  }
}

/** A page of people, and the communes and teams they may be picked by. */
export class PeopleState {
  readonly page: Resource<PeoplePage>;
  readonly communes: Resource<Overview['communes']>;
  readonly teams: Resource<CommuneReport['teams']>;

  constructor(query: () => URLSearchParams) {
    this.page = new Resource(async (signal) => {
      const asked = { ...filterOf(query()), limit: 50, cursor: query().get('sau') ?? undefined };
      const path = { roundId: await roundOf(query(), signal) };
      return call('get', '/api/rounds/{roundId}/people', { path, query: asked, signal });
    });
    this.communes = new Resource(async (signal) => {
      const path = { roundId: await roundOf(query(), signal) };
      return (await call('get', '/api/rounds/{roundId}/overview', { path, signal })).communes;
    });
    this.teams = new Resource(async (signal) => {
      const { communeId } = filterOf(query());
      if (!communeId) return [];
      const path = { roundId: await roundOf(query(), signal), communeId };
      return (await call('get', '/api/rounds/{roundId}/communes/{communeId}', { path, signal })).teams;
    });
  }
}

/** One person: how the round counts them, and the evidence it rests on. `report` is null for who is not counted today. */
export interface PersonPage {
  report: PersonReport | null;
  explanation: Explanation;
}

export class PersonState {
  readonly page: Resource<PersonPage>;

  constructor(cycleId: () => string) {
    this.page = new Resource(async (signal) => {
      const path = { cycleId: cycleId() };
      const [report, explanation] = await Promise.all([
        call('get', '/api/cycles/{cycleId}/person', { path, signal }).catch(nullWhenMissing),
        call('get', '/api/cycles/{cycleId}/explanation', { path, signal }),
      ]);
      return { report, explanation };
    });
  }
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
}
