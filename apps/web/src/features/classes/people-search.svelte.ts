import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Person } from './types';

const waitMs = 250;
const shownCount = 20;

/** Somebody found, with the titles of the courses she lacks for what she is found for; empty: nothing. */
export type FoundPerson = Person & { readonly missing: string };

/** Titles of the courses each of the people lacks; who lacks nothing is left out. */
export type MissingOf = (memberIds: string[], signal: AbortSignal) => Promise<Readonly<Record<string, string>>>;

/** Where people are sought: in these communes first, or in them alone. */
export interface SearchGround {
  readonly communeIds: readonly string[];
  readonly isClosed: boolean;
}

/** People of the caller's units by a part of their name, those of some communes first; asks when the typing rests. */
export class PeopleSearch {
  text = $state('');
  readonly people: Resource<readonly FoundPerson[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** `missingOf`: what each lacks; left out: that is not asked. */
  constructor(ground: () => SearchGround, missingOf: MissingOf = () => Promise.resolve({})) {
    const find = async (signal: AbortSignal): Promise<readonly Person[]> => {
      if (!this.hasText) return [];
      const query = { text: this.text.trim(), limit: shownCount };
      const { communeIds, isClosed } = ground();
      const lists = await Promise.all(
        communeIds.map((communeId) => call('get', '/api/members', { query: { ...query, communeId }, signal })),
      );
      const near = lists.flatMap(({ items }) => items).slice(0, shownCount);
      if (isClosed || near.length === shownCount) return near;
      const all = await call('get', '/api/members', { query, signal });
      const far = all.items.filter(({ communeId }) => !communeIds.includes(communeId));
      return [...near, ...far].slice(0, shownCount);
    };
    this.people = new Resource(async (signal) => {
      const found = await find(signal);
      const ids = found.map(({ id }) => id);
      const missing = ids.length === 0 ? {} : await missingOf(ids, signal);
      return found.map((person) => ({ ...person, missing: missing[person.id] ?? '' }));
    });
  }

  get hasText(): boolean {
    return this.text.trim().length >= 2;
  }

  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.people.load(true), waitMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.text = '';
    this.people.set([]);
  }
}
