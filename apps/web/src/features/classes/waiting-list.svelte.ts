import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import type { NotBooked, WaitingList } from './types';

/** Who waits for a place in a class, for its trainer and the officer. */
export class WaitingListState {
  readonly list: Resource<WaitingList>;
  readonly act = new Act();
  readonly #idOf: () => string;

  constructor(id: () => string) {
    this.#idOf = id;
    this.list = new Resource((signal) =>
      call('get', '/api/class-groups/{classGroupId}/waiting', { path: this.#path, signal }),
    );
  }

  get #path(): { classGroupId: string } {
    return { classGroupId: this.#idOf() };
  }

  /** Gives who was left out, and why; null when the server refused. */
  async add(memberIds: string[]): Promise<readonly NotBooked[] | null> {
    const body = { memberIds };
    const added = await this.act.run(() =>
      call('post', '/api/class-groups/{classGroupId}/waiting', { path: this.#path, body }),
    );
    if (added === null) return null;
    const { leftOut, ...list } = added;
    this.list.set(list);
    return leftOut;
  }

  async remove(memberId: string): Promise<boolean> {
    const path = { ...this.#path, memberId };
    return this.#take(() => call('delete', '/api/class-groups/{classGroupId}/waiting/{memberId}', { path }));
  }

  async setPolicy(promotionStopsHours: number): Promise<boolean> {
    const body = { promotionStopsHours };
    return this.#take(() => call('put', '/api/class-groups/{classGroupId}/booking-policy', { path: this.#path, body }));
  }

  async #take(work: () => Promise<WaitingList>): Promise<boolean> {
    const list = await this.act.run(work);
    if (list !== null) this.list.set(list);
    return list !== null;
  }
}
