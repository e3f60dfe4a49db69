import { call } from '../../lib/api/client';
import { GrowingList } from '../../lib/api/growing-list.svelte';
import type { CallInList } from './types';

const pageSize = 30;

/** Calls that ask communes of the reader, the latest first. */
export class CallListState extends GrowingList<CallInList> {
  constructor() {
    super((cursor, signal) =>
      call('get', '/api/class-calls', {
        query: { limit: pageSize, ...(cursor === null ? {} : { cursor }) },
        ...(signal ? { signal } : {}),
      }),
    );
  }
}
