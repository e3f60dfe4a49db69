import { GrowingList } from './growing-list.svelte';
import { Problem } from './problem';

const pages: Readonly<Record<string, { items: string[]; nextCursor: string | null }>> = {
  '': { items: ['An', 'Bình'], nextCursor: 'b' },
  b: { items: ['Chi'], nextCursor: null },
};
const pageAt = (cursor: string | null) => Promise.resolve(pages[cursor ?? ''] ?? { items: [], nextCursor: null });

describe('a list that grows', () => {
  it('shows its first page, then every next one below, until there is none', async () => {
    const names = new GrowingList<string>(pageAt);
    await names.list.load();
    expect([names.items, names.hasMore]).toEqual([['An', 'Bình'], true]);
    await names.more();
    expect([names.items, names.hasMore]).toEqual([['An', 'Bình', 'Chi'], false]);
    await names.more();
    expect(names.items).toHaveLength(3);
  });

  it('keeps what is shown when the next page fails, and says why', async () => {
    let isDown = false;
    const names = new GrowingList<string>((cursor) =>
      isDown ? Promise.reject(new Problem('network')) : pageAt(cursor),
    );
    await names.list.load();
    isDown = true;
    await names.more();
    expect([names.items.length, names.hasMore, names.problem?.kind]).toEqual([2, true, 'network']);
  });

  it('adds nothing to a list that was loaded anew meanwhile', async () => {
    const names = new GrowingList<string>(pageAt);
    await names.list.load();
    const more = names.more();
    names.list.set({ items: ['Dung'], nextCursor: null });
    await more;
    expect(names.items).toEqual(['Dung']);
  });
});
