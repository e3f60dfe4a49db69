import type { PrintedFields } from './certificate-words';
import { textOfSeal } from './seal-text';

/** What the QR code of a paper says, before anybody has checked it. */
export interface PaperSeal {
  /** As printed, 4-4-2. */
  readonly code: string;
  /** As printed: `0147/2026`. */
  readonly number: string;
  readonly registerNumber: number;
  readonly year: number;
  readonly issuerCode: string;
  readonly keyId: string;
  readonly fields: PrintedFields;
  /** What was signed, and the signature. */
  readonly message: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** The second has the last day and the number of the renewed paper behind the rest. */
const versions = [1, 2];
const headBytes = 5;
const signatureBytes = 64;
const msPerDay = 86_400_000;

function bytesOf(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]+$/.test(text)) return null;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) => sign.charCodeAt(0));
  } catch {
    return null;
  }
}

/** Reads numbers and texts one after the other; what lies beyond the end is a fault. */
class Reading {
  #place = headBytes;
  isBroken = false;

  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  number(): number {
    let value = 0;
    for (let shift = 1; this.#place < this.#bytes.length; shift *= 0x80) {
      const byte = this.#bytes[this.#place++] ?? 0;
      value += (byte & 0x7f) * shift;
      if (byte < 0x80) return value;
    }
    this.isBroken = true;
    return 0;
  }

  date(): string {
    const at = new Date(this.number() * msPerDay);
    if (Number.isNaN(at.getTime())) this.isBroken = true;
    return this.isBroken ? '' : at.toISOString().slice(0, 10);
  }

  /** An empty text for no day. */
  dateOrNone(): string {
    const before = this.#place;
    if (this.number() === 0) return '';
    this.#place = before;
    return this.date();
  }

  text(): string {
    const length = this.number();
    const text = textOfSeal(this.#bytes.subarray(this.#place, this.#place + length));
    if (text === null || this.#place + length > this.#bytes.length) this.isBroken = true;
    this.#place += length;
    return text ?? '';
  }

  get isAtEnd(): boolean {
    return this.#place === this.#bytes.length;
  }
}

function fieldsOf(
  reading: Reading,
  version: number,
): Pick<PaperSeal, 'registerNumber' | 'year' | 'issuerCode' | 'fields'> {
  const [registerNumber, year, birthYear] = [reading.number(), reading.number(), reading.number()];
  const [startedOn, finishedOn, decidedOn, issuedOn] = [reading.date(), reading.date(), reading.date(), reading.date()];
  const [courses, classMinutes] = [reading.number(), reading.number()];
  const [issuerCode, fullName, unit, title] = [reading.text(), reading.text(), reading.text(), reading.text()];
  const [superior, issuer, signer, authority] = [reading.text(), reading.text(), reading.text(), reading.text()];
  const [decisionNumber, place, signature, replaces] = [reading.text(), reading.text(), reading.text(), reading.text()];
  const [ends, renews] = version === 1 ? ['', ''] : [reading.dateOrNone(), reading.text()];
  const fields: PrintedFields = {
    ...{ superior, issuer, signer, fullName, birthYear, unit, title, startedOn, finishedOn, courses, classMinutes },
    ...{ decisionNumber, decidedOn, place, issuedOn, signature },
    authority: authority || `${signer} ${issuer}`,
    replacesNumber: replaces || null,
    renewsNumber: renews || null,
    validUntil: ends || null,
  };
  return { registerNumber, year, issuerCode, fields };
}

function join(text: string, bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(text);
  const joined = new Uint8Array(head.length + bytes.length);
  joined.set(head);
  joined.set(bytes, head.length);
  return joined;
}

/**
 * Reads what stands behind the hash of a check page's address (decision 0051); null for nothing that such a code could carry.
 * Whether it is true is told by `judgeSeal`.
 */
export function readSeal(typedCode: string, hash: string): PaperSeal | null {
  const bytes = bytesOf(hash.replace(/^#/, ''));
  const version = bytes?.[0] ?? 0;
  if (bytes === null || bytes.length < headBytes + signatureBytes || !versions.includes(version)) return null;
  const body = bytes.subarray(0, -signatureBytes);
  const reading = new Reading(body);
  const read = fieldsOf(reading, version);
  if (reading.isBroken || !reading.isAtEnd) return null;
  const code = typedCode.toUpperCase().replace(/[^0-9A-Z]/g, '');
  return {
    ...read,
    code: `${code.slice(0, 4)}-${code.slice(4, 8)}-${code.slice(8)}`,
    number: `${String(read.registerNumber).padStart(4, '0')}/${read.year}`,
    keyId: [...body.subarray(1, headBytes)].map((byte) => byte.toString(16).padStart(2, '0')).join(''),
    message: join(`lopso giay 1\n${code}\n`, body),
    signature: bytes.slice(-signatureBytes),
  };
}
