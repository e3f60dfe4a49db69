import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { ClassList } from './types';

const pageSize = 30;

/** Classes, the newest first; whose and which page stand in the address. */
export class ClassListState {
  readonly list: Resource<ClassList>;

  constructor(query: () => URLSearchParams, hasOwn: () => boolean) {
    this.list = new Resource((signal) => {
      const cursor = query().get('sau') ?? undefined;
      const communeId = query().get('xa') ?? undefined;
      const isMine = hasOwn() && query().get('cua') !== 'tat-ca';
      return call('get', '/api/class-groups', { query: { isMine, communeId, limit: pageSize, cursor }, signal });
    });
  }
}
