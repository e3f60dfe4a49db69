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
  readonly #keyOf: (item: Item) => unknown;

  /** `keyOf`: tells an item from others; one that comes again on a later page, because its place in the list has changed, stands once. */
  constructor(
    read: (cursor: string | null, signal?: AbortSignal) => Promise<Page>,
    keyOf: (item: Item) => unknown = (item) => item,
  ) {
    super();
    this.#read = read;
    this.#keyOf = keyOf;
    this.list = new Resource((signal) => read(null, signal));
  }

  get items(): readonly Item[] {
    return this.list.value?.items ?? [];
  }

  get hasMore(): boolean {
    return (this.list.value?.nextCursor ?? null) !== null;
  }

  /** Adds the next page below; nothing when the list is loaded anew, or was meanwhile. */
  async more(): Promise<void> {
    const { current: known } = this.list;
    const shown = known.value;
    if (known.phase === 'loading' || shown === null || shown.nextCursor === null) return;
    const page = await this.run(() => this.#read(shown.nextCursor));
    if (page !== null && this.list.current === known) this.list.set({ ...page, items: this.#joined(shown, page) });
  }

  #joined(before: Page, { items }: Page): Item[] {
    const shown = before.items.map(this.#keyOf);
    return [...before.items, ...items.filter((item) => !shown.includes(this.#keyOf(item)))];
  }
}
