import { type PrintedFields } from '../certificates/certificate.rules';

/**
 * Letters of Vietnamese text as single bytes, so that a paper's words fit a QR code (decision 0051). Printed papers depend on the
 * order of both lists: version 1 of the seal never changes; another list is another version. The client has the same lists
 * (features/credentials/seal-text.ts); shared vectors keep the two alike.
 */
const ASCII = String.fromCharCode(...Array.from({ length: 95 }, (_, index) => 32 + index));

const SMALL = 'àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ';

const LETTERS = [...ASCII, ...SMALL, ...SMALL.toLocaleUpperCase('vi')];

/** What most papers say, one byte each; a longer one goes before one it begins with. */
const PHRASES = [
  'Bản điện tử do hệ thống cấp, chưa có chữ ký của cơ quan',
  'ỦY BAN NHÂN DÂN TỈNH ',
  'ỦY BAN NHÂN DÂN THÀNH PHỐ ',
  'Sở Khoa học và Công nghệ',
  'Tổ công nghệ số cộng đồng ',
  'công nghệ số cộng đồng',
  'TUYÊN QUANG',
  'Tuyên Quang',
  'Bồi dưỡng ',
  'tổ dân phố ',
  'Giám đốc',
  '/QĐ-SKHCN',
  ', phường ',
  '/QĐ-UBND',
  'Nguyễn ',
  'phường ',
  'Phường ',
  ' năm 20',
  ' Thị ',
  ' Văn ',
  ', đợt ',
  'thôn ',
  'Thôn ',
  ', xã ',
  'xã ',
  'Xã ',
];

/** Other signs stand as UTF-8 between two of these, a byte that UTF-8 never has. */
const OTHER = 0xff;

const codes = new Map(LETTERS.map((letter, index) => [letter, index]));

/** A text in bytes, composed (NFC). */
export function sealText(text: string): number[] {
  const bytes: number[] = [];
  let rest = text.normalize('NFC');
  while (rest !== '') {
    const phrase = PHRASES.findIndex((one) => rest.startsWith(one));
    const [sign = ''] = rest;
    const code = codes.get(sign);
    if (phrase >= 0) bytes.push(LETTERS.length + phrase);
    else if (code === undefined) bytes.push(OTHER, ...Buffer.from(sign), OTHER);
    else bytes.push(code);
    rest = rest.slice((PHRASES[phrase] ?? sign).length);
  }
  return bytes;
}

/** What of a paper is signed: all it prints. */
export interface SealedPaper {
  readonly number: number;
  readonly year: number;
  /** Without dashes; signed with the rest, and read from the address in front of the seal. */
  readonly code: string;
  /** Official code of the province whose register the number is of. */
  readonly issuerCode: string;
  readonly fields: PrintedFields;
}

/** The second says in the end which paper it renews and its last day; papers that have neither are sealed as ever, so that older check pages read them. */
const VERSIONS = { plain: 1, renewable: 2 } as const;

const KEY_ID_BYTES = 4;

const MS_PER_DAY = 86_400_000;

/**
 * The printed fields in bytes (decision 0051): version, four bytes of the key's id, numbers as LEB128, dates as days since
 * 1970-01-01, texts with their length before them. `authority` is empty where it is signer and issuer. A paper with a last day, or that renews
 * another, has both behind the rest: the day (0: none), then the number.
 * @param keyId eight hexadecimal signs
 */
export function sealBody(paper: SealedPaper, keyId: string): Buffer {
  const { fields, number, year, issuerCode } = paper;
  const authority = fields.authority === `${fields.signer} ${fields.issuer}` ? '' : fields.authority;
  const dates = [fields.startedOn, fields.finishedOn, fields.decidedOn, fields.issuedOn];
  const numbers = [number, year, fields.birthYear, ...dates.map(dayNumber), fields.courses, fields.classMinutes];
  const { fullName, unit, title, superior, issuer, signer, decisionNumber, place, signature } = fields;
  const texts = [
    issuerCode,
    fullName,
    unit,
    title,
    superior,
    issuer,
    signer,
    authority,
    decisionNumber,
    place,
    signature,
  ];
  const { renewsNumber, validUntil } = fields;
  const isRenewable = Boolean(renewsNumber) || Boolean(validUntil);
  return Buffer.from([
    isRenewable ? VERSIONS.renewable : VERSIONS.plain,
    ...Buffer.from(keyId, 'hex').subarray(0, KEY_ID_BYTES),
    ...numbers.flatMap(leb128),
    ...[...texts, fields.replacesNumber ?? ''].flatMap(measured),
    ...(isRenewable ? [...leb128(validUntil ? dayNumber(validUntil) : 0), ...measured(renewsNumber ?? '')] : []),
  ]);
}

/** A text with its length before it. */
function measured(text: string): number[] {
  const bytes = sealText(text);
  return [...leb128(bytes.length), ...bytes];
}

/** What is signed: the body, bound to its purpose and to the paper's code. */
export function sealMessage(code: string, body: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from(`lopso giay 1\n${code}\n`), body]);
}

function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;
}

function leb128(value: number): number[] {
  return value < 0x80 ? [value] : [(value % 0x80) | 0x80, ...leb128(Math.floor(value / 0x80))];
}
