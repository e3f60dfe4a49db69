import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Calendar, CalendarReach, Commune, NewCalendar } from './types';

/** What is known before an address is asked for: those there are, and the communes one may choose from. */
export interface CalendarDesk {
  readonly calendars: readonly Calendar[];
  readonly communes: readonly Commune[];
}

/** The secret address of one calendar: made, shown this once, made anew, ended. */
export class CalendarState {
  readonly desk: Resource<CalendarDesk>;
  readonly making = new Act();
  readonly ending = new Act();
  /** The address just made; with the page it goes for good. */
  made = $state.raw<NewCalendar | null>(null);
  /** An address was ended, and none was made since. */
  hasEnded = $state(false);
  chosen = $state('');
  readonly #reach: () => CalendarReach;

  constructor(reach: () => CalendarReach) {
    this.#reach = reach;
    this.desk = new Resource(async (signal) => {
      const calendars = (await call('get', '/api/me/calendars', { signal })).items;
      const communes = reach() === 'commune' ? (await call('get', '/api/communes', { signal })).items : [];
      return { calendars, communes };
    });
  }

  /** The commune whose calendar it is; null for a person's. */
  readonly communeId = $derived.by(() => {
    if (this.#reach() !== 'commune') return null;
    return this.chosen || (this.desk.value?.communes[0]?.id ?? '');
  });

  readonly current = $derived.by(() => {
    const wanted = this.#reach();
    const known = this.desk.value?.calendars ?? [];
    return known.find(({ reach, communeId }) => reach === wanted && communeId === this.communeId) ?? null;
  });

  choose(communeId: string): void {
    this.chosen = communeId;
    this.made = null;
    this.hasEnded = false;
  }

  /** A new address; one there was opens nothing any more. */
  async make(): Promise<void> {
    const body = { reach: this.#reach(), communeId: this.communeId };
    const made = await this.making.run(() => call('post', '/api/me/calendars', { body }));
    if (made === null) return;
    this.made = made;
    this.hasEnded = false;
    await this.desk.load();
  }

  /** Ends the address for good. */
  async end(): Promise<void> {
    const calendarId = this.current?.id;
    if (calendarId === undefined) return;
    const done = await this.ending.run(async () => {
      await call('delete', '/api/me/calendars/{calendarId}', { path: { calendarId } });
      return true;
    });
    if (done === null) return;
    this.made = null;
    this.hasEnded = true;
    await this.desk.load();
  }
}

/** The address as programs on this device take it over: they subscribe instead of loading a file once. */
export function subscriptionOf(address: string): string {
  return address.replace(/^https?:/, 'webcal:');
}
