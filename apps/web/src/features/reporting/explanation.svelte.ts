import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { Explanation } from './types';

/** The reasons of one passage. */
export class ExplanationState {
  readonly page: Resource<Explanation>;

  /** `on` is a past day, null for today. */
  constructor(cycleId: () => string, on: () => string | null) {
    this.page = new Resource((signal) => {
      const query = { on: on() ?? undefined };
      return call('get', '/api/cycles/{cycleId}/explanation', { path: { cycleId: cycleId() }, query, signal });
    });
  }
}
