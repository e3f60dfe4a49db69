import { printedNumber } from './certificate-number';
import { type PrintedFields } from './printed-fields';

/** What names a paper among many. */
export interface NamedPaper {
  readonly number: number;
  readonly year: number;
  readonly fields: Pick<PrintedFields, 'fullName' | 'unit'>;
}

/** What the bookmarks of a paper's pages say: “0147/2026 · Nguyễn Thị Ngẫu”, “0147/2026 · Nguyễn Thị Ngẫu, trang 2”. */
export function bookmarksOf({ number, year, fields }: NamedPaper, pages: number): string[] {
  const name = `${printedNumber(number, year)} · ${fields.fullName}`;
  return Array.from({ length: pages }, (_, index) => (index === 0 ? name : `${name}, trang ${index + 1}`));
}

/** The name of a paper's file in the archive; the number first, so that files stand in the order of the register. */
export function fileNameOf({ number, year, fields }: NamedPaper): string {
  const name = fields.fullName
    .normalize('NFC')
    .replace(/[^\p{L}\p{M} .'-]/gu, '')
    .trim();
  return `${printedNumber(number, year).replace('/', '-')} ${name}.pdf`;
}

/** A line of the archive's list, for a spreadsheet: each cell quoted, none read as a formula. */
export function listLine(cells: readonly string[]): string {
  const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;
  const plain = cells.map((cell) => quoted(/^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell));
  return `${plain.join(';')}\r\n`;
}

/** The head of that list, behind the mark by which a spreadsheet knows UTF-8. */
export const LIST_HEAD = `\ufeff${listLine(['Tệp', 'Số vào sổ', 'Họ và tên', 'Đơn vị', 'SHA-256 của tệp'])}`;
