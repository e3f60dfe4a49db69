import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Person } from './types';

const waitMs = 250;
const shownCount = 20;

/** People of the caller's units by a part of their name, those of one commune first; asks when the typing rests. */
export class PeopleSearch {
  text = $state('');
  readonly people: Resource<readonly Person[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(communeId: () => string) {
    this.people = new Resource(async (signal) => {
      if (!this.hasText) return [];
      const query = { text: this.text.trim(), limit: shownCount };
      const near = await call('get', '/api/members', { query: { ...query, communeId: communeId() }, signal });
      if (near.items.length === shownCount) return near.items;
      const all = await call('get', '/api/members', { query, signal });
      const far = all.items.filter((person) => person.communeId !== communeId());
      return [...near.items, ...far].slice(0, shownCount);
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
