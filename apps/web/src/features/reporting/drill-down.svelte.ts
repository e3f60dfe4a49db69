import { call } from '../../lib/api/client';
import { Problem } from '../../lib/api/problem';
import { Resource } from '../../lib/api/resource.svelte';
import { filterOf } from './filters';
import { chooseRound } from './rounds';
import type { CommuneReport, Explanation, Overview, PeoplePage, PersonReport, TeamReport } from './types';

/** What a round says; `report` is null while no round was ever opened. */
export interface InRound<T> {
  report: T | null;
}

/** Reads what is asked for of the round in the address, else of the one that runs. */
async function inRound<T>(
  query: URLSearchParams,
  signal: AbortSignal,
  read: (roundId: string) => Promise<T>,
): Promise<InRound<T>> {
  const roundId =
    query.get('dot') || chooseRound(await call('get', '/api/report-rounds', { signal }), null)?.id || null;
  return { report: roundId === null ? null : await read(roundId) };
}

/** A commune and its teams. */
export class CommuneState {
  readonly page: Resource<InRound<CommuneReport>>;

  constructor(communeId: () => string, query: () => URLSearchParams) {
    this.page = new Resource((signal) =>
      inRound(query(), signal, (roundId) => {
        const path = { roundId, communeId: communeId() };
        return call('get', '/api/rounds/{roundId}/communes/{communeId}', { path, signal });
      }),
    );
  }
}

/** A team and its people. */
export class TeamState {
  readonly page: Resource<InRound<TeamReport>>;

  constructor(teamId: () => string, query: () => URLSearchParams) {
    this.page = new Resource((signal) =>
      inRound(query(), signal, (roundId) => {
        const path = { roundId, teamId: teamId() };
        return call('get', '/api/rounds/{roundId}/teams/{teamId}', { path, signal });
      }),
    );
  }
}

/** A page of people, and the communes and teams they may be picked by. */
export class PeopleState {
  readonly page: Resource<InRound<PeoplePage>>;
  readonly communes: Resource<Overview['communes']>;
  readonly teams: Resource<CommuneReport['teams']>;

  constructor(query: () => URLSearchParams) {
    this.page = new Resource((signal) =>
      inRound(query(), signal, (roundId) => {
        const asked = { ...filterOf(query()), limit: 50, cursor: query().get('sau') ?? undefined };
        return call('get', '/api/rounds/{roundId}/people', { path: { roundId }, query: asked, signal });
      }),
    );
    this.communes = new Resource(async (signal) => {
      const { report } = await inRound(query(), signal, (roundId) =>
        call('get', '/api/rounds/{roundId}/overview', { path: { roundId }, signal }),
      );
      return report?.communes ?? [];
    });
    this.teams = new Resource(async (signal) => {
      const { communeId } = filterOf(query());
      if (!communeId) return [];
      const { report } = await inRound(query(), signal, (roundId) =>
        call('get', '/api/rounds/{roundId}/communes/{communeId}', { path: { roundId, communeId }, signal }),
      );
      return report?.teams ?? [];
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

  /** `on` is a past day, null for today. */
  constructor(cycleId: () => string, on: () => string | null) {
    this.page = new Resource(async (signal) => {
      const path = { cycleId: cycleId() };
      const query = { on: on() ?? undefined };
      const [report, explanation] = await Promise.all([
        call('get', '/api/cycles/{cycleId}/person', { path, signal }).catch(nullWhenMissing),
        call('get', '/api/cycles/{cycleId}/explanation', { path, query, signal }),
      ]);
      return { report, explanation };
    });
  }
}

function nullWhenMissing(error: unknown): null {
  if (error instanceof Problem && error.status === 404) return null;
  throw error;
}
