import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { ClassResults } from './types';

/** What became of the people of a class. */
export class ClassResultsState {
  readonly results: Resource<ClassResults>;

  constructor(classGroupId: () => string) {
    this.results = new Resource((signal) =>
      call('get', '/api/class-groups/{classGroupId}/results', { path: { classGroupId: classGroupId() }, signal }),
    );
  }
}
