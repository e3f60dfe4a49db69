import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { LedCall, NotNamed } from './types';

/** Open calls that ask the commune of a team, and whom its leader proposes. */
export class LedCallsState {
  readonly calls: Resource<{ items: readonly LedCall[]; groupId: string | null }>;
  readonly act = new Act();
  refused = $state.raw<readonly NotNamed[]>([]);

  constructor(query: () => URLSearchParams) {
    this.calls = new Resource(async (signal) => {
      const { items: groups } = await call('get', '/api/led-groups', { signal });
      const teams = groups.filter(({ kind }) => kind === 'team');
      const group = teams.find(({ id }) => id === query().get('nhom')) ?? teams[0];
      if (group === undefined) return { items: [], groupId: null };
      const path = { groupId: group.id };
      const { items } = await call('get', '/api/led-groups/{groupId}/class-calls', { path, signal });
      return { items, groupId: group.id };
    });
  }

  async propose(callId: string, memberId: string): Promise<boolean> {
    const groupId = this.calls.value?.groupId ?? '';
    const path = { groupId, callId };
    const outcome = await this.act.run(() =>
      call('post', '/api/led-groups/{groupId}/class-calls/{callId}/proposals', {
        path,
        body: { memberIds: [memberId] },
      }),
    );
    if (outcome === null) return false;
    this.refused = outcome.refused;
    this.calls.set({ items: outcome.calls.items, groupId });
    return outcome.taken > 0;
  }

  async takeBack(callId: string, nameId: string): Promise<void> {
    const groupId = this.calls.value?.groupId ?? '';
    const path = { groupId, callId, nameId };
    const left = await this.act.run(() =>
      call('delete', '/api/led-groups/{groupId}/class-calls/{callId}/proposals/{nameId}', { path }),
    );
    if (left === null) void this.calls.load();
    else this.calls.set({ items: left.items, groupId });
  }
}
