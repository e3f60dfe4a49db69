import { headKey } from './column-match';
import { type ColumnMatch, IMPORT_FIELDS, type ImportField } from './import-fields';
import { villageOfHeading } from './place-reading';
import { type RowTexts } from './roster-row';

/** A row below the heads that may be a person or a village. */
export interface DataRow {
  readonly number: number;
  readonly texts: RowTexts;
}

const filled = (cells: readonly string[]): string[] => cells.filter((cell) => cell.trim() !== '');

/** “(1) (2) (3)”, or “1 2 3 4”: the numbers of columns that official forms print below the heads. */
function isColumnNumbers(cells: readonly string[]): boolean {
  const texts = filled(cells).map((cell) => cell.trim());
  return texts.length > 2 && texts.every((text, index) => new RegExp(`^\\(?${index + 1}\\)?$`).test(text));
}

/** Totals and signatures below a list. */
const END_WORDS =
  /^(tong|tong cong|tong so|cong|danh sach co|danh sach nay|nguoi lap|tm |kt |noi nhan|ghi chu|luu y|an dinh)\b/;

const SERIAL = /^(?:[IVXLC]+|\d+|[A-Z])\.?$/;

/** The one text of a row, a serial number before it aside; null when it has more. */
function onlyText(cells: readonly string[]): { readonly text: string; readonly isNumbered: boolean } | null {
  const [first = '', ...others] = [...new Set(filled(cells).map((cell) => cell.trim()))];
  if (others.length === 0) return { text: first, isNumbered: false };
  const [second = ''] = others;
  return others.length === 1 && SERIAL.test(first) ? { text: second, isNumbered: true } : null;
}

/** The words of a heading row, or null for any other row. */
function headingOf(cells: readonly string[], { birthYear, phone }: RowTexts): string | null {
  const only = birthYear === '' && phone === '' ? onlyText(cells) : null;
  if (only === null) return null;
  const isPlace = villageOfHeading(only.text) !== null || isCommuneTeam(only.text);
  return !only.isNumbered || isPlace ? only.text : null;
}

const isCommuneTeam = (heading: string): boolean => /\bto cong nghe so.*\b(xa|phuong)\b/.test(headKey(heading));

function textsOf(cells: readonly string[], columns: ColumnMatch): RowTexts {
  const pick = (field: ImportField): string => {
    const said = (columns[field] ?? []).map((column) => cells[column]?.trim() ?? '').filter((text) => text !== '');
    // Cells that are merged over several columns say the same in each.
    return field === 'fullName' ? [...new Set(said)].join(' ') : (said[0] ?? '');
  };
  return Object.fromEntries(IMPORT_FIELDS.map((field) => [field, pick(field)])) as RowTexts;
}

/** A year under “Nam” and “Nữ” may be a cross with the year elsewhere; a cross is no year. */
const withoutCrosses = (texts: RowTexts): RowTexts =>
  /^[xX✓]$/.test(texts.birthYear) ? { ...texts, birthYear: '' } : texts;

/** The village that headings name, while the rows go by. */
class Section {
  village = '';

  /** True when the row is a heading. */
  takes(heading: string | null): boolean {
    if (heading === null) return false;
    this.village = villageOfHeading(heading) ?? (isCommuneTeam(heading) ? '' : this.village);
    return true;
  }
}

const isNoise = (cells: readonly string[], texts: RowTexts): boolean =>
  isColumnNumbers(cells) || END_WORDS.test(headKey(filled(cells)[0] ?? '')) || saysNothing(texts);

/**
 * The rows below the heads that say something of somebody: numbers of columns, headings, totals and signatures are passed over. A
 * heading that names a village holds for the rows below it that name none.
 */
export function dataRows(
  rows: Iterable<{ readonly number: number; readonly cells: readonly string[] }>,
  headerRow: number,
  columns: ColumnMatch,
): { readonly rows: DataRow[]; readonly passedOver: number[] } {
  const found: DataRow[] = [];
  const passedOver: number[] = [];
  const section = new Section();
  const isOfPeople = columns.fullName !== undefined;
  for (const { number, cells } of rows) {
    if (number <= headerRow) continue;
    const texts = withoutCrosses(textsOf(cells, columns));
    if ((isOfPeople && section.takes(headingOf(cells, texts))) || isNoise(cells, texts)) passedOver.push(number);
    else found.push({ number, texts: texts.village === '' ? { ...texts, village: section.village } : texts });
  }
  return { rows: found, passedOver };
}

/** Only a serial number, or words in columns nobody asked for. */
function saysNothing({ fullName, birthYear, phone, village }: RowTexts): boolean {
  return fullName === '' && birthYear === '' && phone === '' && village === '';
}
