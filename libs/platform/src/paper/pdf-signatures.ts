import { type PdfFile } from './pdf-file';
import { numbersIn } from './pdf-sections';
import { isList, type PdfDictionary, PdfText, type PdfValue, textOf } from './pdf-values';

/** A signature as the form of a PDF names it. */
export interface PdfSignature {
  /** How it is written: `/ETSI.CAdES.detached`. */
  readonly kind: string;
  /** What was signed: all bytes up to `end` but for the place of the signature itself. */
  readonly signed: Buffer;
  /** The signature, with what fills its place behind it. */
  readonly contents: Buffer;
  /** The first byte that wasn't signed. */
  readonly gapAt: number;
  /** The byte behind the last that was signed. */
  readonly end: number;
  /** A time stamp over the file: nobody's signature. */
  readonly isTimeStamp: boolean;
  /** The time the file says beside the signature; null: none that can be read. */
  readonly saidAt: Date | null;
}

/** More fields than a form of some signatures has. */
const FIELDS_AT_MOST = 200;
const FIELD_DEPTH = 8;

/**
 * The signatures of a PDF that a reader would show, in the order in which they were made; null when one of them leaves out more than its own
 * place. A picture, or a field nobody signed, is none.
 * @throws BrokenPdf
 */
export function signaturesOf(file: PdfFile, bytes: Buffer): PdfSignature[] | null {
  const form = file.dictionary(file.catalog.get('/AcroForm'));
  const said = signedFields(file, form?.get('/Fields'));
  const found = said.map((one) => signatureIn(one, bytes));
  const whole = found.filter((one) => one !== null);
  if (whole.length < found.length) return null;
  const ends = new Map(whole.map((one) => [`${one.gapAt}-${one.end}`, one]));
  return [...ends.values()].sort((a, b) => a.end - b.end);
}

/** What the fields of a form that are signed hold, below whatever other field. */
function signedFields(file: PdfFile, fields: PdfValue | undefined): PdfDictionary[] {
  const found: PdfDictionary[] = [];
  let seen = 0;
  const walk = (list: PdfValue | undefined, kind: PdfValue, depth: number): void => {
    const resolved = file.resolve(list);
    if (!isList(resolved) || depth > FIELD_DEPTH) return;
    for (const one of resolved) {
      const field = file.dictionary(one);
      seen += 1;
      if (field === null || seen > FIELDS_AT_MOST) continue;
      const type = field.get('/FT') ?? kind;
      const value = type === '/Sig' ? file.dictionary(field.get('/V')) : null;
      if (value !== null) found.push(value);
      walk(field.get('/Kids'), type, depth + 1);
    }
  };
  walk(fields, null, 0);
  return found;
}

/** Null unless the bytes left out are exactly the hexadecimal text of the signature. */
function signatureIn(said: PdfDictionary, bytes: Buffer): PdfSignature | null {
  const range = rangeIn(said, bytes.length);
  const contents = said.get('/Contents');
  if (range === null || !(contents instanceof PdfText)) return null;
  const { before, behind, end } = range;
  const gap = bytes.toString('latin1', before, behind);
  if (!/^<[0-9A-Fa-f]+>$/.test(gap) || Buffer.from(gap.slice(1, -1), 'hex').toString('latin1') !== contents.bytes)
    return null;
  const kind = said.get('/SubFilter');
  return {
    kind: typeof kind === 'string' ? kind : '',
    isTimeStamp: kind === '/ETSI.RFC3161',
    signed: Buffer.concat([bytes.subarray(0, before), bytes.subarray(behind, end)]),
    contents: Buffer.from(contents.bytes, 'latin1'),
    gapAt: before,
    end,
    saidAt: dateOf(said.get('/M')),
  };
}

/** From the first byte to `before`, from `behind` to `end`; null for anything else. */
function rangeIn(said: PdfDictionary, size: number): { before: number; behind: number; end: number } | null {
  const numbers = numbersIn(said, '/ByteRange');
  if (numbers.length !== 4 || !numbers.every(Number.isInteger)) return null;
  const [from, before, behind, after] = numbers as [number, number, number, number];
  const end = behind + after;
  const isOrdered = from === 0 && before > 0 && behind > before && end > behind && end <= size;
  return isOrdered ? { before, behind, end } : null;
}

const DATE = /^D:(\d{4})(\d{2})?(\d{2})?(\d{2})?(\d{2})?(\d{2})?(Z|[+-]\d{2}'?(?:\d{2})?)?/;

/** A date of a PDF: `D:20261127140500+07'00'`; without a zone it is read as Vietnam's. */
export function dateOf(value: PdfValue | undefined): Date | null {
  const found = DATE.exec(textOf(value) ?? '');
  if (found === null) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = found
    .slice(1, 7)
    .map((part, index) => Number(part ?? (index < 3 ? 1 : 0)));
  const local = Date.UTC(year, month - 1, day, hour, minute, second);
  const at = new Date(local - zoneMinutes(found[7]) * 60_000);
  return Number.isNaN(at.getTime()) ? null : at;
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined) return 420;
  if (zone === 'Z') return 0;
  const digits = zone.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
