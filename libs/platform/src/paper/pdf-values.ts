/** A name of a PDF with its slash and its codes resolved: `/Type`. */
export type PdfName = `/${string}`;

/** A reference to an object: `12 0 R`. */
export class PdfReference {
  constructor(
    readonly id: number,
    readonly generation: number,
  ) {}
}

/** A text or hexadecimal text, a byte a sign. */
export class PdfText {
  constructor(readonly bytes: string) {}
}

export type PdfDictionary = ReadonlyMap<PdfName, PdfValue>;
export type PdfValue = null | boolean | number | PdfName | PdfReference | PdfText | readonly PdfValue[] | PdfDictionary;

/** The bytes are no PDF, or one that is written in a way this doesn't read. */
export class BrokenPdf extends Error {}

/** Deeper than any paper nests; a hostile one would end the stack. */
const DEPTH = 60;
const BLANK = /(?:[\0\t\n\f\r ]|%[^\r\n]*)*/y;
/** The same without remarks, which programs that sign write into nothing. */
const WHITE = /[\0\t\n\f\r ]*/y;
const REFERENCE = /(\d{1,10})[\0\t\n\f\r ]+(\d{1,5})[\0\t\n\f\r ]+R(?![^\0\t\n\f\r ()<>[\]{}/%])/y;
const NUMBER = /[+-]?(?:\d+\.?\d*|\.\d+)/y;
const NAME = /\/([^\0\t\n\f\r ()<>[\]{}/%]*)/y;
const HEXADECIMAL = /<([0-9A-Fa-f\0\t\n\f\r ]*)>/y;
/** No key of a PDF has signs in it that end a name; coded ones only serve to look like something else. */
const PLAIN_KEY = /^\/[^\0\t\n\f\r ()<>[\]{}/%]*$/;
const WORD = /true|false|null/y;
const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f', '\n': '', '\r': '' };

/** Reads values of a PDF from its text, one byte a sign. */
export class PdfScanner {
  private readonly blank: RegExp;

  /** @param isStrict a remark is no blank */
  constructor(
    readonly text: string,
    public at = 0,
    isStrict = false,
  ) {
    this.blank = isStrict ? WHITE : BLANK;
  }

  /** The sign or word that stands next is passed over; false when something else does. */
  skip(word: string): boolean {
    this.match(this.blank);
    if (!this.text.startsWith(word, this.at)) return false;
    this.at += word.length;
    return true;
  }

  match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text);
    if (found !== null) this.at = pattern.lastIndex;
    return found;
  }

  /** @throws BrokenPdf */
  value(depth = 0): PdfValue {
    if (depth > DEPTH) throw new BrokenPdf('nested too deep');
    this.match(this.blank);
    if (this.skip('<<')) return this.dictionary(depth);
    if (this.skip('[')) return this.list(depth);
    if (this.text[this.at] === '(') return this.literal();
    return this.plain();
  }

  private plain(): PdfValue {
    const hexadecimal = this.match(HEXADECIMAL)?.[1];
    if (hexadecimal !== undefined) return hexadecimalText(hexadecimal);
    const name = this.match(NAME)?.[1];
    return name === undefined ? this.bare() : nameOf(name);
  }

  private bare(): PdfValue {
    const [, id, generation] = this.match(REFERENCE) ?? [];
    if (id !== undefined) return new PdfReference(Number(id), Number(generation));
    const number = this.match(NUMBER)?.[0];
    if (number !== undefined) return Number(number);
    const word = this.match(WORD)?.[0];
    if (word === undefined) throw new BrokenPdf(`no value at ${this.at}`);
    return word === 'null' ? null : word === 'true';
  }

  private list(depth: number): PdfValue[] {
    const items: PdfValue[] = [];
    while (!this.skip(']')) items.push(this.value(depth + 1));
    return items;
  }

  private dictionary(depth: number): PdfDictionary {
    const entries = new Map<PdfName, PdfValue>();
    while (!this.skip('>>')) {
      const name = this.match(NAME)?.[1];
      if (name === undefined) throw new BrokenPdf(`no key at ${this.at}`);
      const key = nameOf(name);
      if (!PLAIN_KEY.test(key)) throw new BrokenPdf('a key with blanks');
      // Which of two a reader takes is its own choice: such a file says two things.
      if (entries.has(key)) throw new BrokenPdf(`${key} stands twice`);
      entries.set(key, this.value(depth + 1));
    }
    return entries;
  }

  private literal(): PdfText {
    const parts: string[] = [];
    let open = 0;
    for (;;) {
      const sign = this.text[this.at];
      if (sign === undefined) throw new BrokenPdf('a text has no end');
      this.at += 1;
      if (sign === '\\') {
        parts.push(this.escaped());
        continue;
      }
      if (sign === '(') open += 1;
      if (sign === ')') open -= 1;
      if (open === 0) return new PdfText(parts.slice(1).join(''));
      parts.push(sign);
    }
  }

  private escaped(): string {
    const octal = this.match(/[0-7]{1,3}/y)?.[0];
    if (octal !== undefined) return String.fromCharCode(Number.parseInt(octal, 8) % 256);
    const sign = this.text[this.at] ?? '';
    this.at += 1;
    return ESCAPED[sign] ?? sign;
  }
}

function nameOf(written: string): PdfName {
  return `/${written.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))}`;
}

function hexadecimalText(written: string): PdfText {
  const digits = written.replace(/[^0-9A-Fa-f]/g, '');
  return new PdfText(Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex').toString('latin1'));
}

export function isDictionary(value: PdfValue | undefined): value is PdfDictionary {
  return value instanceof Map;
}

export function isList(value: PdfValue | undefined): value is readonly PdfValue[] {
  return Array.isArray(value);
}

/** The same text for the same value, however it was written, and never the same for two: names and texts stand in quotes. */
export function canonical(value: PdfValue): string {
  if (value instanceof PdfReference) return `${value.id} ${value.generation} R`;
  if (value instanceof PdfText) return JSON.stringify(value.bytes);
  if (typeof value === 'string') return quoted(value);
  if (isList(value)) return `[${value.map(canonical).join(' ')}]`;
  if (isDictionary(value)) {
    const entries = [...value].map(([key, one]) => `${quoted(key)} ${canonical(one)}`).sort();
    return `<<${entries.join(' ')}>>`;
  }
  return String(value);
}

function quoted(name: PdfName): string {
  return `/${JSON.stringify(name.slice(1))}`;
}

/** A text in words: UTF-16 behind its mark, UTF-8 behind its mark, otherwise a byte a sign. */
export function textOf(value: PdfValue | undefined): string | null {
  if (!(value instanceof PdfText)) return null;
  const bytes = Buffer.from(value.bytes, 'latin1');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const body = Buffer.from(bytes.subarray(2, 2 + 2 * Math.floor((bytes.length - 2) / 2)));
    return body.swap16().toString('utf16le');
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.toString('utf8', 3);
  return bytes.toString('latin1');
}
