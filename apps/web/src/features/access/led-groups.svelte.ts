import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { LedGroup, LedPeople, ReadAloud } from './types';

/** The groups somebody leads, and the people of the one on the screen (`?nhom=`). */
export class LedGroupsState {
  readonly page: Resource<{ groups: readonly LedGroup[]; people: LedPeople | null }>;

  constructor(query: () => URLSearchParams) {
    this.page = new Resource(async (signal) => {
      const { items: groups } = await call('get', '/api/led-groups', { signal });
      const group = groups.find(({ id }) => id === query().get('nhom')) ?? groups[0];
      if (group === undefined) return { groups, people: null };
      const path = { groupId: group.id };
      return { groups, people: await call('get', '/api/led-groups/{groupId}/people', { path, signal }) };
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
