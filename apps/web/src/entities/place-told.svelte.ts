import { Act } from '../lib/api/act.svelte';
import { call } from '../lib/api/client';
import { Resource } from '../lib/api/resource.svelte';
import type { NearClass, Places } from './place-told-words';

/** What a member's first page tells of her places in classes, and her answers. */
export class PlaceToldState {
  readonly places = new Resource<Places>((signal) =>
    call('get', '/api/me/class-groups', { query: { isHers: true }, signal }),
  );
  readonly act = new Act();

  /** She knows what is told of a class: it does not come again, on whichever device. */
  async know(classGroupId: string): Promise<boolean> {
    const path = { classGroupId };
    return (await this.#take(() => call('post', '/api/me/class-groups/{classGroupId}/place/known', { path }))) !== null;
  }

  /** Takes a place that is free: the class as it is then, hers or not; null when that was refused. */
  async take(classGroupId: string): Promise<NearClass | null> {
    const path = { classGroupId };
    const left = await this.#take(() => call('post', '/api/me/class-groups/{classGroupId}/place', { path }));
    return left?.items.find((one) => one.classGroupId === classGroupId) ?? null;
  }

  async #take(work: () => Promise<Places>): Promise<Places | null> {
    const left = await this.act.run(work);
    if (left !== null) this.places.set(left);
    return left;
  }
}
