import { type CellValue, type SheetColumn } from '@lopso/platform';
import { type CertificateState, type PrintedFields, printedNumber } from '../certificates/certificate.rules';

/** What a register book is of: a round, or all rounds of a province in a year. */
export type BookKind = 'round' | 'year';

/** What tells one book from another. */
export interface BookWords {
  readonly kind: BookKind;
  /** The round, or the year. */
  readonly title: string;
  /** By what its papers were given; an empty string where that stands at each of them. */
  readonly basis: string;
  /** What is to be known of its numbers. */
  readonly note: string;
  /** The words of its round as they are now: a paper of before they were put right prints others. Null: of a year, whose lines each name theirs. */
  readonly round: BookRound | null;
}

/** What a round's book says of it. */
export interface BookRound {
  readonly title: string;
  readonly decisionNumber: string;
  /** `yyyy-mm-dd`. */
  readonly decidedOn: string;
}

/** A column of the table on paper; all of a book together are 257 mm wide. */
interface BookColumn {
  readonly head: string;
  readonly widthMm: number;
  readonly isCentred: boolean;
}

const column = (head: string, widthMm: number, isCentred = false): BookColumn => ({ head, widthMm, isCentred });

const COLUMNS: Readonly<Record<BookKind, readonly BookColumn[]>> = {
  round: [
    ...[column('Số vào sổ', 20, true), column('Họ và tên', 42), column('Năm sinh', 12, true), column('Đơn vị', 48)],
    ...['Ngày hoàn thành', 'Ngày cấp', 'Hiệu lực đến hết'].map((head) => column(head, 21, true)),
    ...[column('Tình trạng', 50), column('Người nhận ký', 22)],
  ],
  year: [
    ...[column('Số vào sổ', 20, true), column('Họ và tên', 35), column('Năm sinh', 12, true), column('Đơn vị', 35)],
    column('Đợt, quyết định', 42),
    ...['Ngày hoàn thành', 'Ngày cấp', 'Hiệu lực đến hết'].map((head) => column(head, 21, true)),
    ...[column('Tình trạng', 32), column('Người nhận ký', 18)],
  ],
};

/** Of a round's book: its numbers have holes, where papers of other rounds were given in between. */
export function roundBookWords({ title, decisionNumber, decidedOn }: BookRound): BookWords {
  const round = { title, decisionNumber, decidedOn };
  return {
    ...{ kind: 'round', title, round },
    basis: `Theo Quyết định số ${decisionNumber} ngày ${dayInWords(decidedOn)}`,
    note: 'Số vào sổ cấp chung cho mọi đợt trong năm, nên các số ở đây có thể không liền nhau.',
  };
}

/** Of the book of a year: its numbers run on without a gap. */
export function yearBookWords(year: number): BookWords {
  return {
    ...{ kind: 'year', title: `Năm ${year}`, basis: '', round: null },
    note: `Sổ ghi mọi số đã cấp trong năm ${year}, của tất cả các đợt, liền nhau từ số 1.`,
  };
}

/** What all pages of a book share, as the drawing takes it. `units`: of an extract; null: the whole book. `total`: papers; `asOf`: `yyyy-mm-dd`. */
export function bookHead(
  words: BookWords,
  of: {
    readonly units: readonly string[] | null;
    readonly issuer: string;
    readonly total: number;
    readonly pages: number;
    readonly asOf: string;
  },
) {
  const isExtract = of.units !== null;
  const name = bookName(of.units);
  const [total, pages] = [of.total, of.pages].map((count) => count.toLocaleString('vi-VN'));
  const what = isExtract ? 'Bản trích gồm' : 'Sổ gồm';
  const basis = words.basis === '' ? '' : `${words.basis}. `;
  return {
    ...{ title: `${name}. ${words.title}`, name, issuer: of.issuer, round: words.title, pages, note: words.note },
    about: `${basis}${what} ${total} giấy, ${pages} trang, tính đến ${dayInWords(of.asOf)}.`,
    columns: COLUMNS[words.kind],
    signers: [
      { who: isExtract ? 'Người trích sổ' : 'Người lập sổ', how: '(Ký, ghi rõ họ tên)' },
      { who: isExtract ? 'Thủ trưởng đơn vị' : 'Thủ trưởng cơ quan', how: '(Ký, đóng dấu, ghi rõ họ tên)' },
    ],
  };
}

/** See `bookHead`. */
export type BookHead = ReturnType<typeof bookHead>;

/** Whose book it is in its head: of an extract the units it was made for. `units` null: the whole book, of a round or a year. */
export function bookName(units: readonly string[] | null): string {
  if (units === null) return 'Sổ gốc cấp giấy chứng nhận';
  const more = units.length - NAMED_UNITS;
  const named = units.slice(0, NAMED_UNITS).join(', ') + (more > 0 ? ` và ${more} đơn vị khác` : '');
  return named === '' ? 'Trích sổ gốc' : `Trích sổ gốc: ${named}`;
}

/** Units an extract names. */
const NAMED_UNITS = 3;

function dayInWords(date: string): string {
  return date.split('-').reverse().join('/');
}

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

/** Lines of a page: of one height, so that how many pages a book has is known before any is set. */
export const LINES_PER_PAGE = 13;

/** Lines of the last page, below which there is a place to sign. */
export const LINES_ABOVE_SIGNATURES = 9;

/** A line as it is printed, cell by cell. */
export type PrintedLine = readonly string[];

/** A page of the book. */
export interface RegisterPage {
  /** From 1. */
  readonly page: number;
  readonly lines: readonly PrintedLine[];
  /** Who made the book and who certifies it sign here. */
  readonly isLast: boolean;
  /** What a reader finds it by: “Trang 2, số 0015/2026 đến 0028/2026”. */
  readonly bookmark: string;
}

/** How many pages so many papers fill; a book has one at least. */
export function pagesOf(papers: number): number {
  return linesOfPages(papers, true).length;
}

/** The lines of each page. Those that leave no place to sign go over to one page more, so that nobody signs a page without entries. */
function linesOfPages(papers: number, isEnd: boolean): number[] {
  const full = Math.max(0, Math.ceil(papers / LINES_PER_PAGE) - 1);
  const last = papers - full * LINES_PER_PAGE;
  const over = isEnd ? Math.max(0, last - LINES_ABOVE_SIGNATURES) : 0;
  return [...Array<number>(full).fill(LINES_PER_PAGE), last - over, ...(over > 0 ? [over] : [])];
}

/**
 * A line of the book on paper, a cell for each of its columns: of a round's book what is the round's stands at the head of the page. Of who is restricted or erased the
 * number and the dates.
 */
export function printedLine(
  line: RegisterLine,
  { isUsable, kind, round }: { readonly isUsable: boolean; readonly kind: BookKind; readonly round: BookRound | null },
): PrintedLine {
  const { fields, erasedAt, renewed } = line;
  const isShown = isUsable && erasedAt === null;
  const notes = [
    stateWords(line),
    ...(fields.replacesNumber ? [`Thay cho số ${fields.replacesNumber}`] : []),
    ...(renewed === null ? [] : [`Gia hạn từ số ${printedNumber(renewed.number, renewed.year)}`]),
    ...(round === null ? [] : printedOtherwise(fields, round)),
  ];
  return [
    printedNumber(line.number, line.year),
    erasedAt !== null ? ERASED : isUsable ? fields.fullName : WITHHELD,
    isShown ? String(fields.birthYear) : '',
    isShown ? fields.unit : '',
    ...(kind === 'year' ? [`${fields.title}. QĐ ${fields.decisionNumber} ngày ${dayOf(fields.decidedOn)}`] : []),
    ...[fields.finishedOn, fields.issuedOn, line.validUntil].map(dayOf),
    notes.join('. '),
    '',
  ];
}

/** What a paper of before the round's words were put right prints of it (decision 0124). */
function printedOtherwise(fields: BookRound, round: BookRound): string[] {
  const isDecided = fields.decisionNumber === round.decisionNumber && fields.decidedOn === round.decidedOn;
  return [
    ...(fields.title === round.title ? [] : [`Giấy in: ${fields.title}`]),
    ...(isDecided ? [] : [`Giấy in: QĐ ${fields.decisionNumber} ngày ${dayOf(fields.decidedOn)}`]),
  ];
}

/** Lines as pages, the first of which has the number `first`; `isEnd`: the last of them ends the book. */
export function inPages(
  lines: readonly PrintedLine[],
  { first, isEnd }: { readonly first: number; readonly isEnd: boolean },
): RegisterPage[] {
  let taken = 0;
  const counts = linesOfPages(lines.length, isEnd);
  return counts.map((count, index) => {
    const own = lines.slice(taken, (taken += count));
    const page = first + index;
    const bookmark = `Trang ${page}, số ${own[0]?.[0] ?? ''} đến ${own.at(-1)?.[0] ?? ''}`;
    return { page, lines: own, isLast: isEnd && index === counts.length - 1, bookmark };
  });
}

function dayOf(date: string | null): string {
  if (date === null) return '';
  const [year = '', month = '', day = ''] = date.split('-');
  return `${day}/${month}/${year}`;
}
