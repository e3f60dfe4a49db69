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
