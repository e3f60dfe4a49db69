import { Act } from './act.svelte';
import { Resource } from './resource.svelte';

/** A page of a list as the API gives it; `nextCursor` null on the last one. */
export interface Part<Item> {
  readonly items: Item[];
  readonly nextCursor: string | null;
}

/** A list that is shown from its beginning and grows by a page at a time. */
export class GrowingList<Item, Page extends Part<Item> = Part<Item>> extends Act {
  readonly list: Resource<Page>;
  readonly #read: (cursor: string | null, signal?: AbortSignal) => Promise<Page>;

  constructor(read: (cursor: string | null, signal?: AbortSignal) => Promise<Page>) {
    super();
    this.#read = read;
    this.list = new Resource((signal) => read(null, signal));
  }

  get items(): readonly Item[] {
    return this.list.value?.items ?? [];
  }

  get hasMore(): boolean {
    return (this.list.value?.nextCursor ?? null) !== null;
  }

  /** Adds the next page below; nothing when the list was loaded anew meanwhile. */
  async more(): Promise<void> {
    const shown = this.list.value;
    if (shown === null || shown.nextCursor === null) return;
    const page = await this.run(() => this.#read(shown.nextCursor));
    if (page !== null && this.list.value === shown) this.list.set({ ...page, items: [...shown.items, ...page.items] });
  }
}
