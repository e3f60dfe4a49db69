/** A row as it stands in the file; blank rows are left out. */
export interface SpreadsheetRow {
  /** As the program shows it, from 1. */
  readonly number: number;
  /**
   * Texts by column, NFC, empty where a cell is. Dates are `dd/mm/yyyy`, numbers plain digits with a point. A formula gives the
   * value it had when it was saved, and its own text with `=` before it where none was saved; it is never computed.
   */
  readonly cells: readonly string[];
}

/** Cells shown as one; counted from 1, both ends included. */
export interface MergedCells {
  readonly firstRow: number;
  readonly lastRow: number;
  /** From 0. */
  readonly firstColumn: number;
  readonly lastColumn: number;
}

/** One sheet of an opened file. */
export interface OpenSheet {
  readonly name: string;
  readonly isHidden: boolean;
  /** Rows in their order, pulled as they are wanted. May be asked for again. */
  rows(): AsyncGenerator<SpreadsheetRow>;
  merges(): Promise<readonly MergedCells[]>;
}

/** A file that was looked at and may be read. */
export interface OpenSpreadsheet {
  readonly sheets: readonly OpenSheet[];
}
