import { bandRows, cellsAcross, columnsIn, drawShuttle, drawWarp, drawWoven, placeParts, wovenColumns } from './band';
import { fnv1a32, type Motif, motifRows, motifsOf } from './motifs';

const all: Motif[] = ['tram', 'bac-thang', 'song', 'nui', 'san', 'hoa-cam', 'la-che', 'hat-ngo'];
const full = { level: 'full', unit: 4, vertical: false } as const;

describe('woven columns', () => {
  it('gives whole columns of the length', () => {
    expect(columnsIn(340, 3)).toBe(113);
    expect(columnsIn(2, 3)).toBe(0);
  });

  it('shows begun work by at least one column and unfinished work by at least one free column', () => {
    expect(wovenColumns(60, 1000, 1)).toBe(1);
    expect(wovenColumns(60, 1000, 999)).toBe(59);
    expect(wovenColumns(60, 10, 0)).toBe(0);
    expect(wovenColumns(60, 10, 10)).toBe(60);
  });

  it('grows with every step, fractions included', () => {
    expect(wovenColumns(60, 10, 3)).toBe(18);
    expect(wovenColumns(60, 10, 3.5)).toBe(21);
    for (let done = 0; done < 32; done += 1) {
      expect(wovenColumns(60, 32, done + 1)).toBeGreaterThan(wovenColumns(60, 32, done));
    }
  });

  it('weaves nothing where there is nothing to do', () => {
    expect(wovenColumns(60, 0, 0)).toBe(0);
    expect(wovenColumns(0, 5, 3)).toBe(0);
  });
});

describe('several parts in one strip', () => {
  const parts = [
    { motif: 'nui', steps: 7, done: 7 },
    { motif: 'bac-thang', steps: 10, done: 3, next: true },
    { motif: 'hat-ngo', steps: 6, done: 0 },
  ] as const;

  it('shares all columns in proportion, two empty ones between', () => {
    const placed = placeParts(100, parts);
    expect(placed.reduce((sum, part) => sum + part.columns, 0)).toBe(96);
    expect(placed.map((part) => part.columns)).toEqual([29, 42, 25]);
    expect(placed.map((part) => part.start)).toEqual([0, 31, 75]);
  });

  it('puts the shuttle only on an unfinished part that comes next', () => {
    expect(placeParts(100, parts).map((part) => part.next)).toEqual([false, true, false]);
    expect(placeParts(20, [{ motif: 'nui', steps: 2, done: 2, next: true }])[0]?.next).toBe(false);
  });
});

describe('motifs', () => {
  it('are nine rows of one length, with a light thread in every one', () => {
    for (const motif of all) {
      const rows = motifRows(motif);
      expect(rows).toHaveLength(9);
      expect(new Set(rows.map((row) => row.length)).size).toBe(1);
      expect(rows.join('')).toMatch(/^[.#o]*#[.#o]*$/);
    }
  });

  it('lie between two ground rows at every level', () => {
    for (const level of ['full', 'small', 'nano'] as const) {
      const rows = bandRows(level, 'tram');
      expect(rows).toHaveLength(cellsAcross[level]);
      expect([rows[0], rows.at(-1)]).toEqual(['.', '.']);
    }
  });

  it('hash like the published FNV-1a vectors', () => {
    expect(fnv1a32('')).toBe(0x811c9dc5);
    expect(fnv1a32('a')).toBe(0xe40c292c);
    expect(fnv1a32('foobar')).toBe(0xbf9cf968);
  });

  it('hash the same for both Unicode forms of a name', () => {
    expect(fnv1a32('Lớp'.normalize('NFD'))).toBe(fnv1a32('Lớp'.normalize('NFC')));
  });

  it('are taken from the front matter, and never twice in one round while any is free', () => {
    const courses = [{ slug: 'a', motif: 'nui' }, ...['b', 'c', 'd', 'e', 'f'].map((slug) => ({ slug }))];
    const motifs = motifsOf(courses);
    expect(motifs[0]).toBe('nui');
    expect(new Set(motifs).size).toBe(6);
    expect(motifs).not.toContain('tram');
    expect(motifs).not.toContain('hat-ngo');
  });
});

describe('drawing', () => {
  const cellsOf = (path: string, unit: number): number =>
    [...path.matchAll(/M\d+ \d+h(\d+)v/g)].reduce((sum, run) => sum + Number(run[1]) / unit, 0);

  it('draws every light and accent cell of the woven columns once', () => {
    for (const motif of all) {
      const rows = motifRows(motif);
      const width = rows[0]?.length ?? 0;
      const drawing = drawWoven({ motif, start: 0, woven: 2 * width }, full);
      const count = (sign: string) => 2 * rows.join('').split(sign).length - 2;
      expect(cellsOf(drawing.light, 4)).toBe(count('#'));
      expect(cellsOf(drawing.accent, 4)).toBe(count('o'));
    }
  });

  it('begins each part at its own left', () => {
    expect(drawWoven({ motif: 'nui', start: 5, woven: 1 }, full).light).toMatch(/^M20 4h4v4h-4z/);
  });

  it('swaps the axes in a vertical band', () => {
    const drawing = drawWoven({ motif: 'nui', start: 0, woven: 8 }, { ...full, vertical: true });
    expect(drawing.light).toMatch(/^M4 0v16h4v-16z/);
  });

  it('leaves one bare thread a row of cells, the two outer ones in the nano band', () => {
    expect(drawWarp(3, 10, full).match(/M/g)).toHaveLength(11);
    expect(drawWarp(3, 10, { level: 'nano', unit: 2, vertical: false }).match(/M/g)).toHaveLength(2);
    expect(drawWarp(10, 10, full)).toBe('');
  });

  it('lets the shuttle stand out by one cell at each end, flush in the nano band', () => {
    expect(drawShuttle(18, full)).toBe('M72 -4h4v52h-4z');
    expect(drawShuttle(18, { level: 'nano', unit: 2, vertical: false })).toBe('M36 0h2v6h-2z');
  });
});
