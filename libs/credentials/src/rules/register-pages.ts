import { printedNumber } from './certificate-number';
import { type BookKind, type BookRound } from './book-words';
import { ERASED, type RegisterLine, stateWords, WITHHELD } from './register-sheet';

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
