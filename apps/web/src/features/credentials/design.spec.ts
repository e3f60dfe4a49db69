/** @jest-environment jsdom */
import { DesignState } from './design.svelte';
import { editable, newElement, nudged, placeOn, reordered, saysTheSame, withValue, written } from './design-json';
import { columnsOf, columnsText, rowsOf, rowsText } from './design-table';
import type { DesignProperty } from './design-types';

const source = written({
  ...{ name: 'Mẫu', paper: 'a4', orientation: 'portrait' },
  pages: [
    {
      elements: [
        { type: 'qr', x: 21, y: 29.7, width: 42 },
        { type: 'line', x: 0, y: 1, width: 9, height: 0 },
      ],
    },
  ],
});
const page = (number: number, text: string): unknown => ({
  ...{ slug: 'mau', name: 'Mẫu', source: text, shipped: null, versions: [], images: [], fields: [], shapes: [] },
  newest: { number, isShipped: false, madeAt: '2026-11-26T01:00:00Z', madeByName: 'Lê Thu Hà' },
  look: { faults: [], pages: [`<svg>${number}</svg>`] },
});

/** Stands for the server; an answer may be held back. */
function aServer(answer: (method: string, body: { source?: string }) => Promise<[number, unknown]>): void {
  globalThis.fetch = async (_, init) => {
    const body = typeof init?.body === 'string' ? (JSON.parse(init.body) as { source?: string }) : {};
    const [status, json] = await answer((init?.method ?? 'GET').toUpperCase(), body);
    return {
      ...{ ok: status < 400, status, headers: new Headers() },
      text: () => Promise.resolve(JSON.stringify(json)),
    } as Response;
  };
}
const held = (): { open: () => void; until: Promise<void> } => {
  let open = (): void => undefined;
  const until = new Promise<void>((resolve) => (open = resolve));
  return { open: () => open(), until };
};

describe('a design while it is changed', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('shows the answer to its newest state, though an older one comes later', async () => {
    const [first, second] = [held(), held()];
    const asked: string[] = [];
    aServer(async (method, body) => {
      if (method === 'GET') return [200, page(1, source)];
      const name = editable(body.source ?? '')?.name ?? '';
      asked.push(name);
      await (asked.length === 1 ? first.until : second.until);
      return [200, { faults: [], pages: [name] }];
    });
    const design = new DesignState(() => 'mau');
    await design.page.load();
    for (const name of ['cũ', 'mới']) {
      design.change((one) => ({ ...one, name }));
      await jest.advanceTimersByTimeAsync(500);
    }
    expect(asked).toEqual(['cũ', 'mới']);
    second.open();
    await jest.advanceTimersByTimeAsync(1);
    first.open();
    await jest.advanceTimersByTimeAsync(1);
    expect(design.look?.pages).toEqual(['mới']);
    design.stop();
  });

  it('takes changes back one by one, and is unchanged at its beginning', async () => {
    aServer(() => Promise.resolve([200, page(1, source)]));
    const design = new DesignState(() => 'mau');
    await design.page.load();
    design.changeElements((list) => list.slice(1));
    design.changeElement((one) => nudged(one, 1, 1));
    expect([design.isChanged, design.element]).toEqual([true, { type: 'line', x: 1, y: 2, width: 9, height: 0 }]);
    design.undo();
    design.undo();
    expect([design.isChanged, design.canUndo]).toEqual([false, false]);
    design.stop();
  });

  it('saves over another one’s version only after the person says so', async () => {
    let newest = 1;
    aServer((method) => {
      if (method === 'PUT' && newest === 2)
        return Promise.resolve([409, { status: 409, code: 'credentials.design-changed', errors: [] }]);
      return Promise.resolve([200, page(newest, source)]);
    });
    const design = new DesignState(() => 'mau');
    await design.page.load();
    design.change((one) => ({ ...one, name: 'Của tôi' }));
    newest = 2;
    expect(await design.save(design.source)).toBe(false);
    expect([design.isOvertaken, editable(design.source)?.name]).toEqual([true, 'Của tôi']);
    design.yieldTo();
    expect([design.isOvertaken, design.isChanged]).toEqual([false, false]);
    design.stop();
  });
});

describe('the JSON of a design', () => {
  const size: DesignProperty = {
    ...{ name: 'size', label: '', kind: 'number', choices: [], usual: '14' },
    min: 8,
    max: 60,
    step: 1,
  };

  it('leaves out what counts anyway, and keeps what the form does not know', () => {
    expect(withValue({ size: 20 }, size, 14)).toEqual({});
    expect(withValue({ khác: 1 }, size, 15)).toEqual({ khác: 1, size: 15 });
    expect(editable('{"pages":[{"elements":[{}],"lạ":1}],"lạ":2}')).toMatchObject({ lạ: 2, pages: [{ lạ: 1 }] });
  });

  it.each(['', '{', '[]', '{"pages":1}', '{"pages":[{}]}', '{"pages":[{"elements":[1]}]}'])(
    'is mended as text where the form can do nothing: %s',
    (text) => expect(editable(text)).toBeNull(),
  );

  it('moves elements within their list and their page', () => {
    const list = [{ a: 1 }, { a: 2 }, { a: 3 }];
    expect(reordered(list, 0, 1)).toEqual([[{ a: 2 }, { a: 1 }, { a: 3 }], 1]);
    expect(reordered(list, 0, -1)).toEqual([list, 0]);
    expect(nudged({ x: 0.5, y: 1 }, -1, 0.1)).toEqual({ x: 0, y: 1.1 });
    const design = editable(source);
    expect(design && placeOn(design, { page: 0, index: 0 })).toEqual({
      left: 10,
      top: 10,
      width: 20,
      height: (42 / 297) * 100,
    });
  });

  it('makes new elements that say what they must', () => {
    const properties = [{ ...size, name: 'x', usual: null }, size, { ...size, name: 'text', usual: null }];
    expect(newElement({ type: 'text', label: 'Chữ', properties }, [], [])).toEqual({
      type: 'text',
      x: 20,
      text: 'Chữ mới',
    });
    const box = ['width', 'height'].map((name) => ({ ...size, name, usual: null }));
    const area = newElement({ type: 'signing-area', label: 'Ô ký số', properties: box }, [], []);
    // Room for the round seal of an office, 36 mm wide, over a third of a signature.
    expect(area).toEqual({ type: 'signing-area', width: 80, height: 40 });
  });

  it('knows two texts that say the same', () => {
    expect([saysTheSame(source, JSON.stringify(JSON.parse(source))), saysTheSame('{', '{ ')]).toEqual([true, false]);
  });

  it('writes tables as lines and reads them again', () => {
    const columns = [
      { title: 'Nội dung', width: 3 },
      { title: 'Kết quả', width: 1.5 },
    ];
    expect(columnsOf(columnsText(columns))).toEqual(columns);
    expect(columnsOf('Một\n\nHai | x')).toEqual([
      { title: 'Một', width: 1 },
      { title: 'Hai', width: 1 },
    ]);
    expect(
      rowsOf(
        rowsText([
          ['a', '{{b}}'],
          ['c', 'd'],
        ]),
      ),
    ).toEqual([
      ['a', '{{b}}'],
      ['c', 'd'],
    ]);
  });
});
