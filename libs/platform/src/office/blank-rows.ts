import { MostlyBlankSpreadsheet } from './spreadsheet.errors';

/** Blank rows that a list of officers may well have between and below its rows; decision 0017. */
const MAX_BLANK_ROWS = 100_000;

/** Counts blank rows while a sheet goes by. */
export class BlankRows {
  private count = 0;

  /** @throws MostlyBlankSpreadsheet as soon as there are too many */
  add(rows: number): void {
    this.count += rows;
    if (this.count > MAX_BLANK_ROWS) throw new MostlyBlankSpreadsheet(MAX_BLANK_ROWS);
  }
}
