import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Session } from './types';
import { addDays, dateOr, mondayOf, sessionToShow, startingToday, today, weekOf } from './week';

/** A trainer's week: the days at the left, one session in the middle; both stand in the address. */
export class ScheduleState {
  readonly sessions: Resource<readonly Session[]>;
  readonly #query: () => URLSearchParams;

  constructor(query: () => URLSearchParams) {
    this.#query = query;
    this.sessions = new Resource(async (signal) => {
      const dates = { from: this.monday, to: addDays(this.monday, 6), isMine: true };
      return (await call('get', '/api/class-sessions', { query: dates, signal })).items;
    });
  }

  get monday(): string {
    return mondayOf(dateOr(this.#query().get('tuan'), today()));
  }

  readonly days = $derived.by(() => weekOf(this.monday, this.sessions.value ?? []));

  readonly selected = $derived.by((): Session | null => {
    const all = this.sessions.value ?? [];
    const wanted = this.#query().get('buoi');
    return all.find(({ id }) => id === wanted) ?? sessionToShow(startingToday(all)) ?? sessionToShow(all);
  });

  /** The address of the week before or after. */
  neighbour(weeks: 1 | -1): string {
    return addDays(this.monday, 7 * weeks);
  }
}
