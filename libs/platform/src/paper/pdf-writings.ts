import { type PdfFile } from './pdf-file';
import { numberIn, objectAt, type PdfObjectSaid, type PdfSection } from './pdf-sections';
import { BrokenPdf, canonical, isDictionary, PdfScanner } from './pdf-values';

const WHITE = /[\0\t\n\f\r ]*/y;
const LINE = String.raw`(?:\r\n|\n|\r)`;
/** How a writing ends; some tools put their own name before it, in one word that no reader takes for an object. */
const END = new RegExp(
  String.raw`[\0\t\n\f\r ]+(?:%[\w.+-]{1,60}${LINE}${WHITE.source})?startxref ?${LINE}(\d{1,10}) ?${LINE}%%EOF(?![^\0\t\n\f\r ])`,
  'y',
);

/**
 * Reads what was written behind a file from its first byte to its last: the objects its tables list, each table, trailer and end, with nothing
 * but blanks between. Bytes that no table lists are what a reader finds that gives a table up and looks for objects by itself.
 * @throws BrokenPdf for anything else
 */
export function requireWritten(before: PdfFile, after: PdfFile, added: readonly PdfSection[]): void {
  let at = before.text.length;
  if (BROKEN_NUMBERS.test(after.text.slice(at))) throw new BrokenPdf('places that are no whole numbers');
  for (const section of added) at = endOf(after, section, at);
  new WritingScanner(after.text, at).requireOver();
  requireNumbers(before, added);
}

/** What a reader looks for that gives the tables up: it finds the same, as no text or stream holds what looks like it. */
const HEADS = /\d(?:[\0\t\n\v\f\r \x85\xa0]|%[^\r\n]*[\r\n])+\d+(?:[\0\t\n\v\f\r \x85\xa0]|%[^\r\n]*[\r\n])+obj/g;
const TRAILERS = /trailer/g;

/** Signing adds a handful of objects; readers give a table up whose numbers are beyond what they think possible. */
const NEW_NUMBERS_AT_MOST = 10_000;

/** Places and lengths are whole numbers, written as such: 9000.0 is one to this reader and none to others. */
const BROKEN_NUMBERS = /\/(?:Prev|Size|Length|First|Index)[\0\t\n\f\r ]*\[?[\0\t\n\f\r +\d]*(?:[+]|\d\.|\.\d)/;

/** Blanks and what stands between them. */
class WritingScanner extends PdfScanner {
  constructor(text: string, at: number) {
    super(text, at, true);
  }

  /** Passes over blanks, of which there is one at least. */
  next(): number {
    this.match(WHITE);
    if (!/[\0\t\n\f\r ]/.test(this.text[this.at - 1] ?? '')) throw new BrokenPdf('nothing stands between');
    return this.at;
  }

  requireOver(): void {
    this.match(WHITE);
    if (this.at !== this.text.length) throw new BrokenPdf('something stands behind');
  }
}

/** The byte behind a writing that begins at a byte. */
function endOf(file: PdfFile, section: PdfSection, from: number): number {
  const scanner = new WritingScanner(file.text, from);
  const read = new Set<number>();
  const packs = new Set<number>();
  for (let at = scanner.next(); !isTableAt(section, at); at = scanner.next()) {
    const object = objectAt(scanner, (reference) => file.lengthOf(reference));
    requireAt(section, object.id, at);
    read.add(object.id);
    requirePlain(file, object);
    if (typeOf(object) !== '/ObjStm') continue;
    requirePacked(file, section, object);
    packs.add(object.id);
  }
  requireNoMore(file, section, { from, objects: read.size });
  requireRead(section, read, packs);
  scanner.at = section.end;
  const start = scanner.match(END)?.[1];
  if (Number(start) !== section.at) throw new BrokenPdf('a writing has no end');
  return scanner.at;
}

/** What the table lists was read, or is the table itself. */
function requireRead({ at, places }: PdfSection, read: ReadonlySet<number>, packs: ReadonlySet<number>): void {
  for (const [id, place] of places) {
    const isMissing = place.kind === 'at' && !read.has(id) && place.offset !== at;
    if (isMissing || (place.kind === 'packed' && !packs.has(place.within)))
      throw new BrokenPdf(`object ${id} is elsewhere`);
  }
}

/** A table may be said to stand at the end of the line before. */
function isTableAt({ at, isPacked }: PdfSection, next: number): boolean {
  return at === next || (!isPacked && at === next - 1);
}

function requireNoMore(
  { text }: PdfFile,
  { end, isPacked }: PdfSection,
  { from, objects }: { readonly from: number; readonly objects: number },
): void {
  const written = text.slice(from, end);
  const [heads, trailers] = [HEADS, TRAILERS].map((one) => written.match(one)?.length ?? 0);
  if (heads !== objects + (isPacked ? 1 : 0) || trailers !== (isPacked ? 0 : 1)) throw new BrokenPdf('hidden objects');
}

/** No table that isn't the writing's own, and no second catalogue. */
function requirePlain(file: PdfFile, object: PdfObjectSaid): void {
  const type = typeOf(object);
  if (type === '/XRef' || (type === '/Catalog' && object.id !== file.rootId)) throw new BrokenPdf('a second beginning');
}

function requireAt(section: PdfSection, id: number, at: number): void {
  const place = section.places.get(id);
  if (place?.kind !== 'at' || place.offset !== at) throw new BrokenPdf(`object ${id} is not listed`);
}

function typeOf({ said }: PdfObjectSaid): unknown {
  return isDictionary(said) ? said.get('/Type') : null;
}

/** A stream of objects holds those that the table says it holds, one behind the other. */
function requirePacked(file: PdfFile, { places }: PdfSection, { id: within, said }: PdfObjectSaid): void {
  const { first, plain } = file.packAt(within);
  const heads = plain.slice(0, first).trim().split(/\s+/).map(Number);
  const listed = packedIn(places, within);
  if (heads.length !== 2 * listed.length || listed.length !== countIn(said)) throw new BrokenPdf('packed otherwise');
  const scanner = new PdfScanner(plain, first, true);
  for (const [at, { id, index }] of listed.entries()) {
    scanner.match(WHITE);
    const isNext = index === at && heads[2 * at] === id && first + (heads[2 * at + 1] ?? 0) === scanner.at;
    if (!isNext) throw new BrokenPdf('packed otherwise');
    scanner.value();
  }
  scanner.match(WHITE);
  if (scanner.at !== plain.length) throw new BrokenPdf('packed otherwise');
}

/** Null for a stream that goes on from another. */
function countIn(said: PdfObjectSaid['said']): number | null {
  return isDictionary(said) && !said.has('/Extends') ? numberIn(said, '/N') : null;
}

/** What a table says of a stream of objects, in the order of their places in it. */
function packedIn(places: PdfSection['places'], within: number): { readonly id: number; readonly index: number }[] {
  return [...places]
    .flatMap(([id, place]) => (place.kind === 'packed' && place.within === within ? [{ id, index: place.index }] : []))
    .sort((a, b) => a.index - b.index);
}

/** Each trailer names the same catalogue, and counts all numbers there are: a reader may pass over those beyond. */
function requireNumbers(before: PdfFile, added: readonly PdfSection[]): void {
  const root = canonical(before.sections[0]?.trailer.get('/Root') ?? null);
  let highest = 0;
  for (const id of before.ids) highest = Math.max(highest, id);
  const most = highest + NEW_NUMBERS_AT_MOST;
  for (const { places, trailer } of added) {
    for (const id of places.keys()) highest = Math.max(highest, id);
    if (canonical(trailer.get('/Root') ?? null) !== root) throw new BrokenPdf('another catalogue');
    if (highest > most) throw new BrokenPdf('numbers too high');
    requireSize(trailer, highest);
  }
}

function requireSize(trailer: PdfSection['trailer'], highest: number): void {
  if ((numberIn(trailer, '/Size') ?? 0) <= highest) throw new BrokenPdf('numbers beyond the size');
}
