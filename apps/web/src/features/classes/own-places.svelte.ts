import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { Resource } from '../../lib/api/resource.svelte';
import { isOpen } from './request-words';
import type { AskableClass, OwnRequest } from './types';

interface Answer {
  items: AskableClass[];
  requests: OwnRequest[];
}

/** Classes to come, and the member's places in them. */
export class OwnPlacesState {
  readonly classes = new Resource<Answer>((signal) => call('get', '/api/me/class-groups', { signal }));
  readonly act = new Act();

  get promoted(): AskableClass[] {
    return (this.classes.value?.items ?? []).filter(({ isBooked, promotedAt }) => isBooked && promotedAt !== null);
  }

  get waiting(): AskableClass[] {
    return (this.classes.value?.items ?? []).filter(({ turn }) => turn !== null);
  }

  /** What she asked for and waits for a word about. */
  get asking(): OwnRequest[] {
    return (this.classes.value?.requests ?? []).filter(isOpen);
  }

  /** Requests that ended, of which she was not told yet. */
  get ended(): OwnRequest[] {
    return (this.classes.value?.requests ?? []).filter((one) => !isOpen(one));
  }

  /** Her request for a class that waits for a word. */
  requestFor({ classGroupId }: AskableClass): OwnRequest | null {
    return this.asking.find((one) => one.classGroupId === classGroupId) ?? null;
  }

  /** True where a place may be asked for in the class of a request that ended. */
  canAskAgain({ classGroupId, standing }: OwnRequest): boolean {
    const one = this.classes.value?.items.find((near) => near.classGroupId === classGroupId);
    return standing !== 'admitted' && one !== undefined && !one.isBooked && one.turn === null;
  }

  /** A place, one on the waiting list, or a request: the class as it is then, null when it was refused. */
  async ask(classGroupId: string): Promise<AskableClass | null> {
    const path = { classGroupId };
    await this.#take(() => call('post', '/api/me/class-groups/{classGroupId}/place', { path }));
    if (this.act.problem !== null) return null;
    return this.classes.value?.items.find((one) => one.classGroupId === classGroupId) ?? null;
  }

  async giveBack(classGroupId: string): Promise<boolean> {
    const path = { classGroupId };
    return this.#take(() => call('delete', '/api/me/class-groups/{classGroupId}/place', { path }));
  }

  async know(classGroupId: string): Promise<boolean> {
    const path = { classGroupId };
    return this.#take(() => call('post', '/api/me/class-groups/{classGroupId}/place/known', { path }));
  }

  async #take(work: () => Promise<Answer>): Promise<boolean> {
    const answer = await this.act.run(work);
    if (answer !== null) this.classes.set(answer);
    return answer !== null;
  }
}
