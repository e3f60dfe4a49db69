import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { narrowedBy } from './class-filters.svelte';
import type { ClassList } from './types';

const pageSize = 30;

/** Classes, the newest first; whose and which page stand in the address. */
export class ClassListState {
  readonly list: Resource<ClassList>;

  constructor(query: () => URLSearchParams, hasOwn: () => boolean) {
    this.list = new Resource((signal) => {
      const cursor = query().get('sau') ?? undefined;
      const narrowed = narrowedBy(query(), hasOwn());
      return call('get', '/api/class-groups', { query: { ...narrowed, limit: pageSize, cursor }, signal });
    });
  }
}
