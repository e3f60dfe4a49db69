import { type CellValue, type SheetColumn } from '@lopso/platform';
import { printedNumber } from './certificate-number';
import { type CertificateState } from './certificate-state';
import { type PrintedFields } from './printed-fields';

/** A line of the register book: a paper as it was entered, and what became of it. */
export interface RegisterLine {
  readonly number: number;
  readonly year: number;
  readonly fields: PrintedFields;
  readonly state: CertificateState;
  /** `yyyy-mm-dd`; null: without end. */
  readonly validUntil: string | null;
  readonly stateChangedAt: Date | null;
  readonly successor: { readonly number: number; readonly year: number } | null;
  /** The paper of the passage before. */
  readonly renewed: { readonly number: number; readonly year: number } | null;
  readonly erasedAt: Date | null;
}

/** The columns of the register book; the last is for the hand of who receives the paper. */
export const REGISTER_COLUMNS: readonly SheetColumn[] = [
  { header: 'Số vào sổ', width: 12, kind: 'text' },
  { header: 'Họ và tên', width: 26, kind: 'text' },
  { header: 'Năm sinh', width: 9, kind: 'whole' },
  { header: 'Đơn vị', width: 34, kind: 'paragraph' },
  { header: 'Chương trình', width: 30, kind: 'paragraph' },
  { header: 'Quyết định số', width: 16, kind: 'text' },
  { header: 'Ngày quyết định', width: 13, kind: 'date' },
  { header: 'Ngày hoàn thành', width: 13, kind: 'date' },
  { header: 'Ngày cấp', width: 13, kind: 'date' },
  { header: 'Hiệu lực đến hết', width: 13, kind: 'date' },
  { header: 'Tình trạng', width: 24, kind: 'paragraph' },
  { header: 'Ngày đổi tình trạng', width: 17, kind: 'instant' },
  { header: 'Thay cho giấy số', width: 16, kind: 'text' },
  { header: 'Gia hạn từ giấy số', width: 17, kind: 'text' },
  { header: 'Người nhận ký', width: 18, kind: 'text' },
];

/** What stands for a name that must not be read out. */
export const WITHHELD = 'Đang hạn chế xử lý';
export const ERASED = 'Đã xóa theo yêu cầu';

/** The cells of a line. Of somebody whose record is restricted the number and the dates stay, so that the book has no gaps. */
export function registerCells(line: RegisterLine, isUsable: boolean): readonly CellValue[] {
  const { fields, erasedAt } = line;
  const person = erasedAt === null && isUsable;
  return [
    printedNumber(line.number, line.year),
    erasedAt !== null ? ERASED : isUsable ? fields.fullName : WITHHELD,
    person ? fields.birthYear : null,
    person ? fields.unit : null,
    fields.title,
    fields.decisionNumber,
    ...[fields.decidedOn, fields.finishedOn, fields.issuedOn],
    line.validUntil,
    stateWords(line),
    line.stateChangedAt,
    fields.replacesNumber,
    line.renewed === null ? null : printedNumber(line.renewed.number, line.renewed.year),
    null,
  ];
}

/** Where a paper stands, and what came in its place. */
export function stateWords({ state, successor }: RegisterLine): string {
  switch (state) {
    case 'valid':
      return 'Còn giá trị';
    case 'expired':
      return 'Đã hết hạn';
    case 'withdrawn':
      return successor === null
        ? 'Đã thu hồi'
        : `Đã thu hồi, cấp lại bằng số ${printedNumber(successor.number, successor.year)}`;
    case 'replaced':
      return successor === null ? 'Đã thay' : `Đã thay bằng số ${printedNumber(successor.number, successor.year)}`;
  }
}
