import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Person } from './types';

const waitMs = 250;

/** People of the caller's units by a part of their name; asks when the typing rests. */
export class PeopleSearch {
  text = $state('');
  readonly people: Resource<readonly Person[]>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(communeId: () => string | null = () => null) {
    this.people = new Resource(async (signal) => {
      const text = this.text.trim();
      if (text.length < 2) return [];
      const commune = communeId();
      const query = { text, limit: 20, ...(commune === null ? {} : { communeId: commune }) };
      return (await call('get', '/api/members', { query, signal })).items;
    });
  }

  get hasText(): boolean {
    return this.text.trim().length >= 2;
  }

  typed(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.people.load(), waitMs);
  }

  clear(): void {
    clearTimeout(this.#timer);
    this.text = '';
    this.people.set([]);
  }
}
