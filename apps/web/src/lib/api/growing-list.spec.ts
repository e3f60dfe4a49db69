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

  it('adds nothing to what is being asked anew, nor ends that asking', async () => {
    let sought = '';
    const waiting: (() => void)[] = [];
    const names = new GrowingList<string>(async (cursor) => {
      const asked = sought;
      if (cursor !== null || asked !== '') await new Promise<void>((resolve) => waiting.push(resolve));
      return asked === '' ? pageAt(cursor) : { items: ['Bình'], nextCursor: null };
    });
    await names.list.load();
    const more = names.more();
    sought = 'bì';
    const anew = names.list.load(true);
    await names.more();
    expect(waiting).toHaveLength(2);
    waiting[0]?.();
    await more;
    expect([names.items, names.list.isOther]).toEqual([['An', 'Bình'], true]);
    waiting[1]?.();
    await anew;
    expect([names.items, names.list.isOther]).toEqual([['Bình'], false]);
  });

  it('shows once what comes again on a later page, as it stood there first', async () => {
    const pages = [
      {
        items: [
          { id: 'a', on: 1 },
          { id: 'b', on: 2 },
        ],
        nextCursor: 'b',
      },
      {
        items: [
          { id: 'a', on: 9 },
          { id: 'c', on: 10 },
        ],
        nextCursor: null,
      },
    ];
    const classes = new GrowingList<{ id: string; on: number }>(
      (cursor) => Promise.resolve(pages[cursor === null ? 0 : 1] ?? { items: [], nextCursor: null }),
      ({ id }) => id,
    );
    await classes.list.load();
    await classes.more();
    expect(classes.items.map(({ id, on }) => `${id}${on}`)).toEqual(['a1', 'b2', 'c10']);
  });
});
