import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { MemberCycle } from './cycle-words';

/** Every passage of a person, the latest round first; of nobody: none. */
export const memberCycles = (memberId: () => string | null): Resource<MemberCycle[]> =>
  new Resource((signal) => {
    const id = memberId();
    if (id === null) return Promise.resolve([]);
    return call('get', '/api/members/{memberId}/cycles', { path: { memberId: id }, signal });
  });
