import { OverfullSpreadsheet } from '@lopso/platform';
import { MergedCellFill } from './merged-cells';

const aMerge = (firstRow: number, lastRow: number, column = 0) => ({
  firstRow,
  lastRow,
  firstColumn: column,
  lastColumn: column,
});

describe('cells merged downwards', () => {
  it('give every row the text of the uppermost, and no row more cells than it needs', () => {
    const fill = new MergedCellFill([aMerge(2, 4), aMerge(2, 3, 2)]);
    const rows = [
      { number: 1, cells: ['Thôn'] },
      { number: 2, cells: ['Thôn Vè', 'Lù', 'Páo'] },
      { number: 3, cells: ['', 'Mỷ'] },
      { number: 4, cells: [] },
      { number: 5, cells: ['', 'Sơn'] },
    ];
    expect(rows.map((row) => fill.apply(row).cells)).toEqual([
      ['Thôn'],
      ['Thôn Vè', 'Lù', 'Páo'],
      ['Thôn Vè', 'Mỷ', 'Páo'],
      ['Thôn Vè'],
      ['', 'Sơn'],
    ]);
  });

  it('do not repeat a text that is longer than any name, nor reach further right than is read', () => {
    const fill = new MergedCellFill([aMerge(1, 900), aMerge(1, 900, 16_000)]);
    expect(fill.apply({ number: 1, cells: ['dài '.repeat(1_000)] }).cells).toHaveLength(1);
    expect(fill.apply({ number: 2, cells: ['', 'Mỷ'] }).cells).toEqual(['', 'Mỷ']);
  });

  it('are refused when they lie over each other by the thousand', () => {
    const merges = Array.from({ length: 2_000 }, () => aMerge(1, 900));
    expect(() => new MergedCellFill(merges)).toThrow(OverfullSpreadsheet);
  });
});
