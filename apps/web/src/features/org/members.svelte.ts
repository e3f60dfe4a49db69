import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { MemberDetails, MemberList } from './types';

const pageSize = 50;

/** People of a commune, as the address asks: `tim` part of a name, `sau` the end of the page before. */
export class MembersState {
  readonly page: Resource<MemberList>;

  constructor(communeId: () => string, query: () => URLSearchParams) {
    this.page = new Resource((signal) => {
      const text = query().get('tim') ?? undefined;
      const cursor = query().get('sau') ?? undefined;
      return call('get', '/api/members', { query: { communeId: communeId(), text, cursor, limit: pageSize }, signal });
    });
  }
}

/** One person's record. */
export class MemberState {
  readonly record: Resource<MemberDetails>;

  constructor(memberId: () => string) {
    this.record = new Resource((signal) =>
      call('get', '/api/members/{memberId}', { path: { memberId: memberId() }, signal }),
    );
  }
}
