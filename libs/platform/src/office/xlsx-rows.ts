import { BlankRows } from './blank-rows';
import { type MergedCells, type SpreadsheetRow } from './spreadsheet';
import { BrokenSpreadsheet } from './spreadsheet.errors';
import { attribute, plainText, refuseDocumentType, textOf } from './xlsx-parts';

/** What cells refer to. */
export interface CellSources {
  readonly sharedTexts: readonly string[];
  readonly dateFormats: ReadonlySet<number>;
  readonly isFrom1904: boolean;
}

/** Wider than any list of people; what stands further right is not read. */
const MAX_COLUMNS = 60;
/** One row of any list fits; a file without an end of a row stops here. */
const MAX_ROW_SIGNS = 2_000_000;
const DAY_MS = 86_400_000;
const EPOCH_MS = Date.UTC(1899, 11, 30);
const DAYS_TO_1904 = 1462;
const ROW_END = /<\/(?:\w+:)?row>/g;
const CELL = /<(?:\w+:)?c(\s[^>]*?)?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g;

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

/** `dd/mm/yyyy` of a day counted as Excel does. */
export function dateText(serial: number, isFrom1904: boolean): string {
  const date = new Date(EPOCH_MS + Math.floor(serial + (isFrom1904 ? DAYS_TO_1904 : 0)) * DAY_MS);
  if (Number.isNaN(date.getTime())) return String(serial);
  const [year = '', month = '', day = ''] = date.toISOString().slice(0, 10).split('-');
  return `${day}/${month}/${year}`;
}

function numberText(raw: string, isDate: boolean, isFrom1904: boolean): string {
  const value = Number(raw);
  if (raw === '' || !Number.isFinite(value)) return raw;
  if (isDate && value >= 1 && value < 2_958_466) return dateText(value, isFrom1904);
  return Number.isInteger(value) ? BigInt(value).toString() : String(value);
}

function inside(xml: string, tag: string): string | null {
  return new RegExp(`<(?:\\w+:)?${tag}(?:\\s[^>]*)?>([^<]*)<`).exec(xml)?.[1] ?? null;
}

function savedText(tag: string, type: string, value: string, sources: CellSources): string {
  switch (type) {
    case 's':
      return sources.sharedTexts[Number(value)] ?? '';
    case 'b':
      return value === '1' ? 'TRUE' : 'FALSE';
    case 'n':
      return numberText(value, sources.dateFormats.has(Number(attribute(tag, 's') ?? -1)), sources.isFrom1904);
    default:
      return plainText(value);
  }
}

function cellText(tag: string, content: string, sources: CellSources): string {
  const type = attribute(tag, 't') ?? 'n';
  if (type === 'inlineStr') return textOf(content);
  const value = inside(content, 'v') ?? '';
  if (value !== '') return savedText(tag, type, value, sources);
  return /<(?:\w+:)?f[\s/>]/.test(content) ? `=${plainText(inside(content, 'f') ?? '')}` : '';
}

function cellsOf(xml: string, sources: CellSources): string[] {
  const cells: string[] = [];
  let next = 0;
  for (const [, tag = '', content = ''] of xml.matchAll(CELL)) {
    const reference = attribute(tag, 'r');
    const column = reference === undefined ? next : columnOf(reference);
    next = column + 1;
    if (column < 0 || column >= MAX_COLUMNS) continue;
    const text = content === '' ? '' : cellText(tag, content, sources).normalize('NFC');
    while (cells.length <= column) cells.push('');
    cells[column] = text;
  }
  return cells;
}

/**
 * The rows of a sheet's XML that hold something, from pieces of its text.
 * @throws BrokenSpreadsheet, MostlyBlankSpreadsheet, SpreadsheetWithEntities
 */
export async function* rowsOf(texts: AsyncIterable<string>, sources: CellSources): AsyncGenerator<SpreadsheetRow> {
  let rest = '';
  let last = 0;
  let isFirst = true;
  const blanks = new BlankRows();
  for await (const text of texts) {
    rest += text;
    if (isFirst) refuseDocumentType(rest);
    isFirst = isFirst && rest.length < 4_096;
    let from = 0;
    for (const end of rest.matchAll(ROW_END)) {
      const part = rest.slice(from, end.index);
      from = end.index + end[0].length;
      const opening = lastRowTag(part);
      if (opening === null) continue;
      last = Number(attribute(opening.tag, 'r') ?? last + 1 + opening.blanks);
      const cells = cellsOf(part.slice(opening.end), sources);
      const isBlank = cells.every((cell) => cell.trim() === '');
      blanks.add(opening.blanks + (isBlank ? 1 : 0));
      if (!isBlank) yield { number: last, cells };
    }
    rest = rest.slice(from);
    if (rest.length > MAX_ROW_SIGNS) rest = shortened(rest, blanks);
  }
}

/** The opening tag of the row that ends here; rows without content stand before it, closed in themselves. */
function lastRowTag(xml: string): { readonly tag: string; readonly end: number; readonly blanks: number } | null {
  const tags = [...xml.matchAll(/<(?:\w+:)?row(\s[^>]*)?>/g)];
  const found = tags[tags.length - 1];
  if (found === undefined) return null;
  return { tag: found[0], end: found.index + found[0].length, blanks: tags.length - 1 };
}

/** Rows closed in themselves hold nothing and may go; anything else that long is no row. */
function shortened(xml: string, blanks: BlankRows): string {
  const kept = xml.replace(/<(?:\w+:)?row\s[^>]*\/>/g, () => {
    blanks.add(1);
    return '';
  });
  if (kept.length > MAX_ROW_SIGNS) throw new BrokenSpreadsheet();
  return kept;
}

/** The merged cells, which stand behind the rows. */
export async function mergesOf(texts: AsyncIterable<string>): Promise<MergedCells[]> {
  let tail = '';
  for await (const text of texts) {
    tail += text;
    const end = tail.lastIndexOf('</sheetData>');
    if (end !== -1) tail = tail.slice(end);
    else if (!tail.startsWith('</sheetData>')) tail = tail.slice(-64);
  }
  return [...tail.matchAll(/<(?:\w+:)?mergeCell\s[^>]*>/g)].flatMap(([tag]) => {
    const found = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(attribute(tag, 'ref') ?? '');
    if (found === null) return [];
    const [, left = '', top, right = '', bottom] = found;
    return [
      { firstRow: Number(top), lastRow: Number(bottom), firstColumn: columnOf(left), lastColumn: columnOf(right) },
    ];
  });
}
