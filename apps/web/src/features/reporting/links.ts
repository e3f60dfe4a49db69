import { kindSlugs, type PeopleFilter, slugOf, stateSlugs } from './filters';

/** Addresses of the reports of one round, at one desk. */
export interface ReportLinks {
  overview: string;
  commune: (id: string) => string;
  team: (id: string) => string;
  people: (filter?: PeopleFilter) => string;
  person: (cycleId: string) => string;
  /** Who of a commune is to be reminded. */
  chase: (communeId: string) => string;
}

/** The list of people with a filter; without a round it is the one that runs. */
function peopleHref(roundId: string | null, filter: PeopleFilter): string {
  const query = new URLSearchParams(roundId === null ? {} : { dot: roundId });
  const set = (name: string, value: string | undefined): void => {
    if (value) query.set(name, value);
  };
  set('xa', filter.communeId);
  set('to', filter.teamId);
  set('thanh-phan', slugOf(kindSlugs, filter.kind));
  set('tinh-trang', slugOf(stateSlugs, filter.state));
  set('thieu', filter.missing);
  set('ten', filter.text);
  return `/so/nguoi?${query.toString()}`;
}

/** The addresses; each carries the round, so that it opens the same figures for whoever it is sent to. */
export function reportLinks(roundId: string): ReportLinks {
  return {
    overview: `/so?dot=${roundId}`,
    commune: (id) => `/so/xa/${id}?dot=${roundId}`,
    team: (id) => `/so/to/${id}?dot=${roundId}`,
    people: (filter = {}) => peopleHref(roundId, filter),
    person: (cycleId) => `/so/nguoi/${cycleId}`,
    chase: (id) => `/so/can-nhac?dot=${roundId}&xa=${id}`,
  };
}
