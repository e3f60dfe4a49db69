import { BlankRows } from './blank-rows';
import { composed, GatheredText, numberText, RunText, unescaped } from './cell-text';
import { type SpreadsheetRow } from './spreadsheet';
import { BrokenSpreadsheet, OverfullSpreadsheet } from './spreadsheet.errors';
import { type XmlAttributes, type XmlListener, XmlScan } from './xml-scan';

/** What cells refer to. */
export interface CellSources {
  readonly sharedTexts: readonly string[];
  readonly dateFormats: ReadonlySet<number>;
  readonly isFrom1904: boolean;
}

/** Wider than any list of people; what stands further right is not read. */
const MAX_COLUMNS = 60;
/** As many as a row of Excel has. */
const MAX_CELLS = 16_384;
const MAX_ROW_NUMBER = 1_048_576;
/** Signs of one row, and of all rows: a shared text may stand in every cell. 20,000 people are two million. */
const MAX_ROW_SIGNS = 100_000;
const MAX_SIGNS = 20_000_000;

interface OpenRow {
  readonly number: number;
  readonly cells: string[];
  count: number;
  signs: number;
  nextColumn: number;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string | null;
}

/** The column of a reference like `AB12`, from 0; -1 when it is none. */
export function columnOf(reference: string): number {
  let column = 0;
  for (const sign of reference) {
    const code = sign.charCodeAt(0) - 64;
    if (code < 1 || code > 26) break;
    column = column * 26 + code;
  }
  return column - 1;
}

function savedText({ type, style }: OpenCell, value: string, sources: CellSources): string {
  switch (type) {
    case 's':
      return sources.sharedTexts[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(value, sources.dateFormats.has(style), sources.isFrom1904);
    default:
      return composed(unescaped(value));
  }
}

/** Makes rows of the elements of a sheet as they go by. */
class RowReader implements XmlListener {
  private readonly blanks = new BlankRows();
  private readonly plain = new GatheredText();
  private readonly run = new RunText();
  private rows: SpreadsheetRow[] = [];
  private row: OpenRow | null = null;
  private cell: OpenCell | null = null;
  private isPlain = false;
  private last = 0;
  private signs = 0;

  constructor(private readonly sources: CellSources) {}

  /** The rows that ended since it was asked last. */
  take(): SpreadsheetRow[] {
    const { rows } = this;
    this.rows = [];
    return rows;
  }

  opened(name: string, attributes: XmlAttributes): void {
    if (name === 'row') this.openRow(attributes);
    else if (name === 'c' && this.row !== null) this.cell = this.openCell(this.row, attributes);
    else if (this.cell !== null) this.openContent(this.cell, name);
  }

  text(text: string): void {
    if (this.cell === null) return;
    if (this.isPlain) this.plain.add(text);
    else this.run.text(text);
  }

  closed(name: string): void {
    if (name === 'row') this.closeRow();
    else if (name === 'c') this.closeCell();
    else if (this.cell !== null) this.closeContent(this.cell, name);
  }

  private openRow({ r }: XmlAttributes): void {
    const number = r === undefined ? this.last + 1 : Number(r);
    if (!Number.isInteger(number) || number <= this.last || number > MAX_ROW_NUMBER) throw new BrokenSpreadsheet();
    this.last = number;
    this.cell = null;
    this.row = { number, cells: [], count: 0, signs: 0, nextColumn: 0 };
  }

  private openCell(row: OpenRow, { r, t, s }: XmlAttributes): OpenCell | null {
    row.count += 1;
    if (row.count > MAX_CELLS) throw new OverfullSpreadsheet();
    const column = r === undefined ? row.nextColumn : columnOf(r);
    row.nextColumn = column + 1;
    if (column < 0 || column >= MAX_COLUMNS) return null;
    return { column, type: t ?? 'n', style: Number(s ?? -1), value: '', formula: null };
  }

  private openContent(cell: OpenCell, name: string): void {
    this.isPlain = name === 'v' || name === 'f';
    if (name === 'f') cell.formula = '';
    if (!this.isPlain) this.run.opened(name);
  }

  private closeContent(cell: OpenCell, name: string): void {
    if (name === 'v') cell.value = this.plain.take();
    else if (name === 'f') cell.formula = this.plain.take();
    else this.run.closed(name);
    this.isPlain = false;
  }

  private closeCell(): void {
    const { cell, row } = this;
    this.cell = null;
    if (cell === null || row === null) return;
    const text = this.textOf(cell);
    row.signs += text.length - (row.cells[cell.column]?.length ?? 0);
    if (row.signs > MAX_ROW_SIGNS) throw new OverfullSpreadsheet();
    while (row.cells.length <= cell.column) row.cells.push('');
    row.cells[cell.column] = text;
  }

  private textOf(cell: OpenCell): string {
    const run = this.run.take();
    if (cell.type === 'inlineStr') return composed(run);
    if (cell.value !== '') return savedText(cell, cell.value, this.sources);
    return cell.formula === null ? '' : composed(`=${unescaped(cell.formula)}`);
  }

  private closeRow(): void {
    if (this.row === null) return;
    const { number, cells, signs } = this.row;
    this.row = null;
    if (cells.every((cell) => cell.trim() === '')) {
      this.blanks.add(1);
      return;
    }
    this.signs += signs;
    if (this.signs > MAX_SIGNS) throw new OverfullSpreadsheet();
    this.rows.push({ number, cells });
  }
}

/**
 * The rows of a sheet's XML that hold something, from pieces of its text.
 * @throws BrokenSpreadsheet, OverfullSpreadsheet, MostlyBlankSpreadsheet, SpreadsheetWithEntities
 */
export async function* rowsOf(texts: AsyncIterable<string>, sources: CellSources): AsyncGenerator<SpreadsheetRow> {
  const reader = new RowReader(sources);
  const scan = new XmlScan(reader);
  for await (const text of texts) {
    scan.write(text);
    yield* reader.take();
  }
  scan.close();
}
