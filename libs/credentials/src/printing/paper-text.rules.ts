import {
  printedCode,
  type PrintedContents,
  type PrintedDays,
  type PrintedFields,
  printedNumber,
} from '../certificates/certificate.rules';

/** The dark cells of a QR code as runs (first column, row, length), and how many cells it is wide. */
export interface QrRuns {
  readonly size: number;
  readonly runs: readonly (readonly [number, number, number])[];
}

/** What a certificate template reads: sentences ready to print. content/certificates documents it for its authors. */
export interface PaperText {
  readonly number: string;
  readonly code: string;
  readonly superior: string;
  readonly issuer: string;
  readonly authority: string;
  readonly fullName: string;
  readonly birthYear: number;
  readonly unit: string;
  readonly title: string;
  readonly period: string;
  readonly basis: string;
  /** yyyy-mm-dd, the date of the PDF document. */
  readonly issuedOn: string;
  readonly placeAndDate: string;
  readonly signer: string;
  readonly signature: string;
  readonly replaces: string | null;
  /** “, thay cho giấy số 0101/2026”, or an empty text. */
  readonly replacing: string;
  /** dd/mm/yyyy, as the next ones. */
  readonly startedOn: string;
  readonly finishedOn: string;
  readonly decisionNumber: string;
  readonly decidedOn: string;
  readonly courses: number;
  /** “3”, “3,5”. */
  readonly classHours: string;
  /** Where to type the code, without the protocol. */
  readonly checkAddress: string;
  /** “, gia hạn từ giấy số 0101/2026”, or an empty text. */
  readonly renewing: string;
  /** The last day as it stood at the issue, dd/mm/yyyy, or “không thời hạn”. */
  readonly validUntil: string;
  /** “. Có giá trị đến hết ngày 23/11/2028”, or an empty text where it is good without end. */
  readonly goodUntil: string;
  readonly qr: QrRuns;
}

/** What stands for the last day of a paper that has none. */
export const WITHOUT_END = 'không thời hạn';

/** The sentences of one paper. `checkUrl` is the address of the check page without a code. */
export function paperText(
  certificate: {
    readonly number: number;
    readonly year: number;
    readonly code: string;
    readonly fields: PrintedFields;
  },
  checkUrl: string,
  qr: QrRuns,
): PaperText {
  const { fields } = certificate;
  const { superior, issuer, authority, fullName, birthYear, unit, title, issuedOn, signer, signature } = fields;
  return {
    number: printedNumber(certificate.number, certificate.year),
    code: printedCode(certificate.code),
    ...{ superior, issuer, authority, fullName, birthYear, unit, title, issuedOn, signer, signature },
    period: periodOf(fields),
    basis: `theo Quyết định số ${fields.decisionNumber} ngày ${dayMonthYear(fields.decidedOn)}`,
    placeAndDate: `${fields.place}, ${longDate(issuedOn)}`,
    replaces: fields.replacesNumber,
    replacing: fields.replacesNumber === null ? '' : `, thay cho giấy số ${fields.replacesNumber}`,
    startedOn: dayMonthYear(fields.startedOn),
    finishedOn: dayMonthYear(fields.finishedOn),
    decisionNumber: fields.decisionNumber,
    decidedOn: dayMonthYear(fields.decidedOn),
    courses: fields.courses,
    classHours: hours(fields.classMinutes),
    checkAddress: checkUrl.replace(/^https?:\/\//, ''),
    renewing: fields.renewsNumber ? `, gia hạn từ giấy số ${fields.renewsNumber}` : '',
    validUntil: lastDayOf(fields),
    goodUntil: fields.validUntil ? `. Có giá trị đến hết ngày ${dayMonthYear(fields.validUntil)}` : '',
    qr,
  };
}

/** What was learnt and by which decision, for a badge: “Gồm 3 khóa học và 3 giờ lớp trực tiếp, theo Quyết định số …”. */
export function badgeContents(fields: PrintedFields): string {
  const basis = `heo Quyết định số ${fields.decisionNumber} ngày ${dayMonthYear(fields.decidedOn)}.`;
  const contents = contentsOf(fields);
  return contents === '' ? `T${basis}` : `Gồm ${contents}, t${basis}`;
}

/** “3 khóa học và 3 giờ lớp trực tiếp”, or an empty text. */
export function contentsOf(fields: PrintedContents): string {
  const parts = [
    ...(fields.courses > 0 ? [`${fields.courses} khóa học`] : []),
    ...(fields.classMinutes > 0 ? [`${hours(fields.classMinutes)} giờ lớp trực tiếp`] : []),
  ];
  return parts.join(' và ');
}

/** “từ ngày 07/09/2026 đến ngày 24/11/2026, gồm 3 khóa học và 3 giờ lớp trực tiếp”. */
function periodOf(fields: PrintedFields): string {
  const known = contentsOf(fields);
  const contents = known === '' ? '' : `, gồm ${known}`;
  return `${daysOf(fields)}${contents}`;
}

/** “từ ngày 07/09/2026 đến ngày 24/11/2026”. */
export function daysOf({ startedOn, finishedOn }: PrintedDays): string {
  return `từ ngày ${dayMonthYear(startedOn)} đến ngày ${dayMonthYear(finishedOn)}`;
}

/** “23/11/2028”, or “không thời hạn”. */
export function lastDayOf({ validUntil }: PrintedDays): string {
  return validUntil ? dayMonthYear(validUntil) : WITHOUT_END;
}

const numbers = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

function hours(minutes: number): string {
  return numbers.format(minutes / 60);
}

function partsOf(date: string): [string, string, string] {
  const [year = '', month = '', day = ''] = date.split('-');
  return [year, month, day];
}

/** “05/11/2026” of `2026-11-05`. */
export function dayMonthYear(date: string): string {
  const [year, month, day] = partsOf(date);
  return `${day}/${month}/${year}`;
}

/** Decree 30/2020/NĐ-CP, annex I: a leading zero for days below 10 and for months 1 and 2 only. */
function longDate(date: string): string {
  const [year, month, day] = partsOf(date);
  return `ngày ${day} tháng ${Number(month) <= 2 ? month : Number(month)} năm ${year}`;
}

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
