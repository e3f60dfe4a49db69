import { type PrintedFields } from './printed-fields';
import { sealText } from './seal-text';

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
