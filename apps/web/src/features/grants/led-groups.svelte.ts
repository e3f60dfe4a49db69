import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { GrowingList } from '../../lib/api/growing-list.svelte';
import { Resource } from '../../lib/api/resource.svelte';
import type { LedGroup, LedPeople, LedPerson, ReadAloud } from './types';

/** The groups somebody leads, and the people of the one on the screen (`?nhom=`). */
export class LedGroupsState {
  readonly page: Resource<{ groups: readonly LedGroup[]; group: LedGroup | null }>;
  readonly people: GrowingList<LedPerson, LedPeople>;

  constructor(query: () => URLSearchParams) {
    this.people = new GrowingList(
      (cursor, signal) => {
        const path = { groupId: this.page.value?.group?.id ?? '' };
        const more = cursor === null ? {} : { query: { cursor } };
        return call('get', '/api/led-groups/{groupId}/people', { path, ...more, ...(signal ? { signal } : {}) });
      },
      ({ memberId }) => memberId,
    );
    this.page = new Resource(async (signal) => {
      const { items: groups } = await call('get', '/api/led-groups', { signal });
      return { groups, group: groups.find(({ id }) => id === query().get('nhom')) ?? groups[0] ?? null };
    });
  }
}

/** A code that is read aloud to one person. */
export class ReadAloudState {
  readonly act = new Act();
  made = $state.raw<ReadAloud | null>(null);

  readonly #path: { groupId: string; memberId: string };

  constructor(groupId: string, memberId: string) {
    this.#path = { groupId, memberId };
  }

  async make(): Promise<void> {
    const path = this.#path;
    this.made = await this.act.run(() =>
      call('post', '/api/led-groups/{groupId}/people/{memberId}/sign-in-code', { path }),
    );
  }
}
