import { Act } from '../../lib/api/act.svelte';
import { call } from '../../lib/api/client';
import { GrowingList, type Part } from '../../lib/api/growing-list.svelte';
import type { Placement } from '../../entities/placement-words';
import { isOpen } from './request-words';
import type { AskableClass, OwnRequest } from './types';

interface Answer extends Part<AskableClass> {
  requests: OwnRequest[];
  placements: Placement[];
  total: number;
  shared: AskableClass | null;
}

const pageSize = 30;
/** No page of the list is longer. */
const mostAtOnce = 200;

/** Classes to come, the nearest first, and the member's places in them. */
export class OwnPlacesState {
  readonly growing = new GrowingList<AskableClass, Answer>(
    (cursor, signal) =>
      call('get', '/api/me/class-groups', {
        query: {
          ...(cursor === null ? { limit: this.#fromStart } : { limit: pageSize, cursor }),
          ...(this.#text === '' ? {} : { text: this.#text }),
          ...(cursor !== null || this.#sharedCode === null ? {} : { shared: this.#sharedCode }),
        },
        ...(signal ? { signal } : {}),
      }),
    ({ classGroupId }) => classGroupId,
  );
  readonly classes = this.growing.list;
  readonly act = new Act();
  readonly #sought: () => string;
  readonly #sharedAs: () => string | null;
  #fromStart = pageSize;

  /** `sought`: a part of a name that is looked for; empty: all. `sharedAs`: the code of a class somebody sent her. */
  constructor(sought: () => string = () => '', sharedAs: () => string | null = () => null) {
    this.#sought = sought;
    this.#sharedAs = sharedAs;
  }

  get #sharedCode(): string | null {
    return this.#text === '' ? this.#sharedAs() : null;
  }

  /** The class somebody sent her; null: none, or it can't be asked for here any more. */
  get shared(): AskableClass | null {
    return this.classes.value?.shared ?? null;
  }

  get #text(): string {
    return this.#sought().trim();
  }

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

  /** What others did with her places, of which she was not told yet. */
  get placements(): Placement[] {
    return this.classes.value?.placements ?? [];
  }

  /** The class of something told, where it is among those shown. */
  classOf({ classGroupId }: Pick<AskableClass, 'classGroupId'>): AskableClass | null {
    const { items = [], shared = null } = this.classes.value ?? {};
    return [...items, ...(shared === null ? [] : [shared])].find((one) => one.classGroupId === classGroupId) ?? null;
  }

  /** Her request for a class that waits for a word. */
  requestFor({ classGroupId }: AskableClass): OwnRequest | null {
    return this.asking.find((one) => one.classGroupId === classGroupId) ?? null;
  }

  /** True where a place may be asked for in the class of a request that ended. */
  canAskAgain({ startsAt, standing, isBooked, isWaiting }: OwnRequest): boolean {
    return standing !== 'admitted' && startsAt !== null && !isBooked && !isWaiting;
  }

  /** A place, one on the waiting list, or a request: the class as it is then, null when it was refused. */
  async ask(classGroupId: string): Promise<AskableClass | null> {
    const path = { classGroupId };
    const answer = await this.#take(() => call('post', '/api/me/class-groups/{classGroupId}/place', { path }));
    return answer?.items.find((one) => one.classGroupId === classGroupId) ?? null;
  }

  async giveBack(classGroupId: string): Promise<boolean> {
    const path = { classGroupId };
    return (await this.#take(() => call('delete', '/api/me/class-groups/{classGroupId}/place', { path }))) !== null;
  }

  async know(classGroupId: string): Promise<boolean> {
    const path = { classGroupId };
    return (await this.#take(() => call('post', '/api/me/class-groups/{classGroupId}/place/known', { path }))) !== null;
  }

  /** The answer to a write is the beginning of the whole list; where more or something else is shown, that is read again. */
  async #take(work: () => Promise<Answer>): Promise<Answer | null> {
    const answer = await this.act.run(work);
    if (answer === null) return null;
    const shown = this.growing.items.length;
    if (this.#text === '' && this.#sharedCode === null && shown <= pageSize) this.classes.set(answer);
    else await this.#readAgain(shown);
    return answer;
  }

  async #readAgain(shown: number): Promise<void> {
    this.#fromStart = Math.min(mostAtOnce, Math.max(pageSize, shown));
    await this.classes.load();
    this.#fromStart = pageSize;
  }
}
