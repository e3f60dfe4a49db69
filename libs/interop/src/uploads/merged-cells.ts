import { type MergedCells, OverfullSpreadsheet } from '@lopso/platform';
import { type RawRow } from '../imports/import-row.repository';

/** A commune's people are merged under its name; higher than that is a frame around the whole sheet. */
const MAX_HEIGHT = 1_000;

/** Cells further right are not read. */
const MAX_COLUMNS = 60;

/** Rows under all merged cells together. */
const MAX_ROWS = 1_000_000;

/** Longer than any name of a place: not repeated in every row. */
const MAX_SIGNS = 500;

/** Gives every row of cells merged downwards the text that stands in the uppermost. */
export class MergedCellFill {
  private readonly byRow = new Map<number, MergedCells[]>();
  private readonly texts = new Map<MergedCells, string>();

  /** @throws OverfullSpreadsheet when the merged cells lie over each other by the thousand */
  constructor(merges: readonly MergedCells[]) {
    let rows = 0;
    for (const merge of merges) {
      const height = merge.lastRow - merge.firstRow;
      if (height <= 0 || height >= MAX_HEIGHT || merge.firstColumn >= MAX_COLUMNS) continue;
      rows += height;
      if (rows > MAX_ROWS) throw new OverfullSpreadsheet();
      for (let row = merge.firstRow; row <= merge.lastRow; row += 1) this.add(row, merge);
    }
  }

  apply({ number, cells }: RawRow): RawRow {
    const merges = this.byRow.get(number);
    if (merges === undefined) return { number, cells };
    const filled = [...cells];
    for (const merge of merges) this.fill(filled, number, merge);
    return { number, cells: filled };
  }

  private add(row: number, merge: MergedCells): void {
    const merges = this.byRow.get(row);
    if (merges === undefined) this.byRow.set(row, [merge]);
    else merges.push(merge);
  }

  private fill(cells: string[], row: number, merge: MergedCells): void {
    const { firstRow, firstColumn: column } = merge;
    const own = cells[column] ?? '';
    if (row === firstRow && own.length <= MAX_SIGNS) this.texts.set(merge, own);
    const text = this.texts.get(merge) ?? '';
    if (own !== '' || text === '') return;
    while (cells.length < column) cells.push('');
    cells[column] = text;
  }
}
