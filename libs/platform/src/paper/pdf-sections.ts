import { type Unpack } from '../files/pdf-bytes';
import {
  BrokenPdf,
  isDictionary,
  isList,
  type PdfDictionary,
  PdfReference,
  PdfScanner,
  type PdfValue,
} from './pdf-values';

/** Where an object stands: at a byte, packed in a stream of objects, or nowhere any more. */
export type PdfPlace =
  | { readonly kind: 'at'; readonly offset: number }
  | { readonly kind: 'packed'; readonly within: number; readonly index: number }
  | { readonly kind: 'free' };

/** One table of objects: what one writing of the file added or changed. */
export interface PdfSection {
  /** Byte at which the table stands. */
  readonly at: number;
  readonly places: ReadonlyMap<number, PdfPlace>;
  readonly trailer: PdfDictionary;
  /** The byte behind the trailer, or behind the object that the table is. */
  readonly end: number;
  /** It is an object itself. */
  readonly isPacked: boolean;
}

/** More writings than a file that some people sign one after another has. */
const SECTIONS_AT_MOST = 40;
/** More objects than a paper of some pages has; a packed table may name millions in a few bytes. */
const ENTRIES_AT_MOST = 100_000;
/**
 * To the letter of ISO 32000-2, 7.5.4, rows of 20 bytes: what one reader takes for a table and another doesn't shows two things, since the other
 * looks for objects by itself.
 * One that signs gives the end of the line before as its place, which all readers pass over.
 */
const TABLE = /\n?xref ?(?:\r\n|\n|\r)/y;
const RANGE = /(\d{1,10}) (\d{1,10}) ?(?:\r\n|\n|\r)/y;
const ROW = /(\d{10}) (\d{5}) ([nf])(?: \r| \n|\r\n)/y;
const TRAILER = /trailer(?=[\0\t\n\f\r <])/y;

/** The tables of a PDF, the latest first, as a reader follows them from the end. @throws BrokenPdf */
export function sectionsOf(text: string, unpack: Unpack): PdfSection[] {
  const start = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(text.slice(-200))?.[1];
  if (start === undefined) throw new BrokenPdf('no end');
  const sections: PdfSection[] = [];
  let at: number | null = Number(start);
  while (at !== null) {
    if (sections.length >= SECTIONS_AT_MOST) throw new BrokenPdf('too many tables');
    const section = sectionAt(text, at, unpack);
    // Each writing stands behind the one it goes on from: a file that leads in circles is none.
    const before = numberIn(section.trailer, '/Prev');
    if (before !== null && before >= at) throw new BrokenPdf('tables out of order');
    if (section.trailer.has('/Encrypt') || section.trailer.has('/XRefStm')) throw new BrokenPdf('locked or hybrid');
    sections.push(section);
    at = before;
  }
  return sections;
}

function sectionAt(text: string, at: number, unpack: Unpack): PdfSection {
  const scanner = new PdfScanner(text, at, true);
  return scanner.match(TABLE) !== null ? plainSection(scanner, at) : packedSection(scanner, at, unpack);
}

function plainSection(scanner: PdfScanner, at: number): PdfSection {
  const places = new Map<number, PdfPlace>();
  while (scanner.match(TRAILER) === null) {
    const [, first, count] = scanner.match(RANGE) ?? [];
    if (first === undefined) throw new BrokenPdf('no table');
    for (let index = 0; index < Number(count); index += 1) {
      const [, offset, generation, kind] = scanner.match(ROW) ?? [];
      if (offset === undefined) throw new BrokenPdf('a table ends early');
      if (kind === 'n') requireFirst(Number(generation));
      put(places, Number(first) + index, kind === 'n' ? { kind: 'at', offset: Number(offset) } : { kind: 'free' });
    }
  }
  const trailer = scanner.value();
  if (!isDictionary(trailer)) throw new BrokenPdf('no trailer');
  return { at, places, trailer, end: scanner.at, isPacked: false };
}

/** Of two rows for one number each reader takes its own. */
function put(places: Map<number, PdfPlace>, id: number, place: PdfPlace): void {
  if (places.has(id)) throw new BrokenPdf(`${id} is listed twice`);
  if (places.size >= ENTRIES_AT_MOST) throw new BrokenPdf('too many objects');
  places.set(id, place);
}

function packedSection(scanner: PdfScanner, at: number, unpack: Unpack): PdfSection {
  const { id, said, stream } = objectAt(scanner);
  if (!isDictionary(said) || said.get('/Type') !== '/XRef' || stream === null) throw new BrokenPdf('no table');
  const rows = unpacked(said, stream, unpack);
  const fields = rowReader(rows, numbersIn(said, '/W'));
  const places = new Map<number, PdfPlace>();
  let row = 0;
  for (const [first, count] of rangesIn(said))
    for (let index = 0; index < count; index += 1, row += 1) put(places, first + index, placeOf(fields(row)));
  const own = places.get(id);
  if (own?.kind !== 'at' || own.offset !== at) throw new BrokenPdf('a table that isn’t listed');
  return { at, places, trailer: said, end: scanner.at, isPacked: true };
}

/** Numbers are used again where objects were removed, which signing never does; readers differ in what they then show. */
function requireFirst(generation: number): void {
  if (generation !== 0) throw new BrokenPdf('a number was used again');
}

/** The first id and the number of ids of each part of a packed table. */
function rangesIn(said: PdfDictionary): [number, number][] {
  const numbers = said.has('/Index') ? numbersIn(said, '/Index') : [0, numberIn(said, '/Size') ?? 0];
  const ranges: [number, number][] = [];
  for (let at = 0; at + 1 < numbers.length; at += 2) ranges.push([numbers[at] ?? 0, numbers[at + 1] ?? 0]);
  if (ranges.reduce((sum, [, count]) => sum + count, 0) > ENTRIES_AT_MOST) throw new BrokenPdf('too many objects');
  return ranges;
}

/** The three fields of a row, each so many bytes wide, the highest first. */
function rowReader(bytes: Uint8Array, widths: readonly number[]): (row: number) => [number, number, number] {
  const [kind = 0, first = 0, second = 0] = widths;
  const width = kind + first + second;
  if (widths.length !== 3 || width < 1 || width > 24) throw new BrokenPdf('no table');
  const number = (from: number, length: number): number =>
    bytes.subarray(from, from + length).reduce((sum, byte) => sum * 256 + byte, 0);
  return (row) => {
    const from = row * width;
    if (from + width > bytes.length) throw new BrokenPdf('a table ends early');
    return [kind === 0 ? 1 : number(from, kind), number(from + kind, first), number(from + kind + first, second)];
  };
}

function placeOf([kind, first, second]: readonly [number, number, number]): PdfPlace {
  if (kind === 1) {
    requireFirst(second);
    return { kind: 'at', offset: first };
  }
  return kind === 2 ? { kind: 'packed', within: first, index: second } : { kind: 'free' };
}

/** An object as it stands in the file, the bytes of its stream with it, a byte a sign. */
export interface PdfObjectSaid {
  readonly id: number;
  readonly said: ReturnType<PdfScanner['value']>;
  readonly stream: string | null;
}

const HEAD = /([1-9]\d{0,9}) (\d{1,5}) obj(?=[\0\t\n\f\r ()<>[\]/%])/y;

/** @param lengthOf what a length that stands elsewhere is. @throws BrokenPdf */
export function objectAt(scanner: PdfScanner, lengthOf?: (reference: PdfReference) => number | null): PdfObjectSaid {
  const [, id, generation] = scanner.match(HEAD) ?? [];
  if (id === undefined) throw new BrokenPdf(`no object at ${scanner.at}`);
  requireFirst(Number(generation));
  const said = scanner.value();
  if (isDictionary(said) && scanner.skip('stream')) {
    const stated = said.get('/Length');
    const length = stated instanceof PdfReference ? lengthOf?.(stated) : stated;
    const stream = streamAt(scanner, length);
    requireEnd(scanner);
    return { id: Number(id), said, stream };
  }
  requireEnd(scanner);
  return { id: Number(id), said, stream: null };
}

function requireEnd(scanner: PdfScanner): void {
  if (!scanner.skip('endobj')) throw new BrokenPdf('an object has no end');
}

function streamAt(scanner: PdfScanner, length: PdfValue | undefined): string {
  if (scanner.match(/\r?\n/y) === null) throw new BrokenPdf('a stream has no beginning');
  if (typeof length !== 'number' || !Number.isInteger(length) || length < 0) throw new BrokenPdf('no length');
  const stream = scanner.text.slice(scanner.at, scanner.at + length);
  scanner.at += length;
  if (!scanner.skip('endstream')) throw new BrokenPdf('a stream has no end');
  return stream;
}

/** Other names of what tells how a stream is packed, and of what lies elsewhere: some readers take them, this one never does. */
const OTHER_WAYS = ['/F', '/DP', '/FFilter', '/FDecodeParms'] as const;

/** What a stream holds. @throws BrokenPdf when it is packed in another way than deflating, in a way that readers take differently, or unpacks to too much */
export function unpacked(said: PdfDictionary, stream: string, unpack: Unpack): Uint8Array {
  if (OTHER_WAYS.some((key) => said.has(key))) throw new BrokenPdf('packed in another way');
  const bytes = Buffer.from(stream, 'latin1');
  const [filter, ...more] = oneOrMore(said.get('/Filter'));
  if (filter === undefined) return bytes;
  if (filter !== '/FlateDecode' || more.length > 0) throw new BrokenPdf('packed in another way');
  const plain = unpack(bytes);
  if (plain === null) throw new BrokenPdf('packed too well');
  const [parameters, ...others] = oneOrMore(said.get('/DecodeParms'));
  if (others.length > 0) throw new BrokenPdf('packed in another way');
  if (parameters === undefined || parameters === null) return plain;
  // Said elsewhere, it could be told anew there.
  if (!isDictionary(parameters)) throw new BrokenPdf('packed in another way');
  return unpredicted(plain, parameters);
}

/** Rows of whole bytes, one each: of other ones readers make something else. */
function requireRowsOfBytes(parameters: PdfDictionary): void {
  const isSaidAs = (key: `/${string}`, fits: (value: number) => boolean): boolean =>
    !parameters.has(key) || fits(numberIn(parameters, key) ?? -1);
  const isPlain =
    isSaidAs('/Predictor', (way) => way === 1 || (way >= 10 && way <= 15)) &&
    isSaidAs('/Colors', (count) => count === 1) &&
    isSaidAs('/BitsPerComponent', (count) => count === 8) &&
    isSaidAs('/Columns', (count) => count >= 1);
  if (!isPlain) throw new BrokenPdf('packed in another way');
}

function oneOrMore(value: PdfValue | undefined): readonly PdfValue[] {
  if (value === undefined || value === null) return [];
  return isList(value) ? value : [value];
}

/** Rows that say how each differs from the one above (PNG): the way tables of objects are packed. */
function unpredicted(plain: Uint8Array, parameters: PdfDictionary): Uint8Array {
  requireRowsOfBytes(parameters);
  if ((numberIn(parameters, '/Predictor') ?? 1) === 1) return plain;
  const columns = numberIn(parameters, '/Columns') ?? 1;
  if (columns < 1 || columns > 64 || plain.length % (columns + 1) !== 0) throw new BrokenPdf('packed in another way');
  const bytes = new Uint8Array((plain.length / (columns + 1)) * columns);
  let above = new Uint8Array(columns);
  for (let row = 0; row * columns < bytes.length; row += 1) {
    const [way, ...said] = plain.subarray(row * (columns + 1), (row + 1) * (columns + 1));
    if (way !== 0 && way !== 2) throw new BrokenPdf('packed in another way');
    const base = above;
    above = Uint8Array.from(said, (byte, column) => byte + (way === 2 ? (base[column] ?? 0) : 0));
    bytes.set(above, row * columns);
  }
  return bytes;
}

export function numberIn(said: PdfDictionary, key: `/${string}`): number | null {
  const value = said.get(key);
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}

export function numbersIn(said: PdfDictionary, key: `/${string}`): number[] {
  const value = said.get(key);
  return isList(value) ? value.filter((one) => typeof one === 'number') : [];
}
