import { call } from '../../lib/api/client';
import { GrowingList } from '../../lib/api/growing-list.svelte';
import type { PlanSummary } from './types';

const pageSize = 30;

/** The plans of the province, the latest first. */
export class PlanListState extends GrowingList<PlanSummary> {
  constructor() {
    super((cursor, signal) =>
      call('get', '/api/class-plans', { query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) }, signal }),
    );
  }
}
