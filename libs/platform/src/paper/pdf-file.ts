import { type Unpack } from '../files/pdf-bytes';
import { inflatingUpTo } from '../files/pdf-unpacking';
import {
  numberIn,
  objectAt,
  type PdfObjectSaid,
  type PdfPlace,
  type PdfSection,
  sectionsOf,
  unpacked,
} from './pdf-sections';
import { BrokenPdf, isDictionary, type PdfDictionary, PdfReference, PdfScanner, type PdfValue } from './pdf-values';

/** What the objects of a paper unpack to, and much more. */
const UNPACKED_AT_MOST_BYTES = 20_000_000;

/** The objects of a PDF, each as the latest writing left it. Reads nothing but what is asked for. */
export class PdfFile {
  readonly sections: readonly PdfSection[];
  /** The whole file, a byte a sign. */
  readonly text: string;
  private readonly unpack: Unpack = inflatingUpTo(UNPACKED_AT_MOST_BYTES);
  private readonly known = new Map<number, PdfObjectSaid | null>();
  /** Streams of objects, unpacked. */
  private readonly packs = new Map<number, string>();

  /** @throws BrokenPdf */
  constructor(bytes: Buffer) {
    this.text = bytes.toString('latin1');
    if (!this.text.startsWith('%PDF-')) throw new BrokenPdf('no PDF');
    this.sections = sectionsOf(this.text, this.unpack);
  }

  get rootId(): number {
    const root = this.sections[0]?.trailer.get('/Root');
    if (!(root instanceof PdfReference) || root.generation !== 0) throw new BrokenPdf('no root');
    return root.id;
  }

  get catalog(): PdfDictionary {
    const catalog = this.object(this.rootId)?.said;
    if (!isDictionary(catalog)) throw new BrokenPdf('no catalogue');
    return catalog;
  }

  /** What the latest trailer refers to under a key; null without. */
  trailerId(key: `/${string}`): number | null {
    const value = this.sections[0]?.trailer.get(key);
    return value instanceof PdfReference ? value.id : null;
  }

  /** The ids of all objects that any of its tables lists. */
  get ids(): Set<number> {
    return new Set(this.sections.flatMap(({ places }) => [...places.keys()]));
  }

  /**
   * The tables of this file's writings since an earlier state of it, the earliest first; null when it doesn't go on from there: a writing that
   * leaves out what it goes on from makes objects vanish.
   */
  sectionsSince(before: PdfFile): readonly PdfSection[] | null {
    const added = this.sections.slice(0, Math.max(0, this.sections.length - before.sections.length));
    const kept = this.sections.slice(added.length);
    const goesOn =
      kept.length === before.sections.length && kept.every(({ at }, index) => at === before.sections[index]?.at);
    if (!goesOn || added.some(({ at }) => at < before.text.length)) return null;
    return added.reverse();
  }

  /** What a stream holds, unpacked, a byte a sign; null for anything but a stream. @throws BrokenPdf */
  streamIn(value: PdfValue | undefined): string | null {
    const found = value instanceof PdfReference ? this.object(value.id) : null;
    if (found === null || found.stream === null || !isDictionary(found.said)) return null;
    return Buffer.from(unpacked(found.said, found.stream, this.unpack)).toString('latin1');
  }

  /** Null for an object that isn't there, or is no more. @throws BrokenPdf */
  object(id: number): PdfObjectSaid | null {
    const known = this.known.get(id);
    if (known !== undefined) return known;
    // Whoever asks for it again while it is read goes in a circle.
    this.known.set(id, null);
    const found = this.read(id);
    this.known.set(id, found);
    return found;
  }

  /** A value itself, or what it refers to. @throws BrokenPdf */
  resolve(value: PdfValue | undefined): PdfValue {
    if (!(value instanceof PdfReference)) return value ?? null;
    if (value.generation !== 0) throw new BrokenPdf('a number was used again');
    return this.object(value.id)?.said ?? null;
  }

  dictionary(value: PdfValue | undefined): PdfDictionary | null {
    const found = this.resolve(value);
    return isDictionary(found) ? found : null;
  }

  private placeOf(id: number): PdfPlace | null {
    for (const { places } of this.sections) {
      const place = places.get(id);
      if (place !== undefined) return place;
    }
    return null;
  }

  private read(id: number): PdfObjectSaid | null {
    const place = this.placeOf(id);
    if (place === null || place.kind === 'free') return null;
    if (place.kind === 'packed') return this.readPacked(id, place);
    const found = objectAt(new PdfScanner(this.text, place.offset), (reference) => this.lengthOf(reference));
    if (found.id !== id) throw new BrokenPdf(`object ${id} is elsewhere`);
    return found;
  }

  /** What a length that stands elsewhere is. @throws BrokenPdf */
  lengthOf(reference: PdfReference): number | null {
    const length = this.object(reference.id)?.said;
    return typeof length === 'number' ? length : null;
  }

  private readPacked(
    id: number,
    { within, index }: { readonly within: number; readonly index: number },
  ): PdfObjectSaid {
    const { first, plain } = this.packAt(within);
    const heads = plain.slice(0, first).trim().split(/\s+/).map(Number);
    const offset = heads[2 * index + 1];
    if (heads[2 * index] !== id || offset === undefined) throw new BrokenPdf(`object ${id} is elsewhere`);
    return { id, said: new PdfScanner(plain, first + offset).value(), stream: null };
  }

  /** What a stream of objects holds, unpacked, and where in it the objects begin. @throws BrokenPdf */
  packAt(within: number): { readonly first: number; readonly plain: string } {
    const holder = this.object(within);
    if (holder === null || holder.stream === null || !isDictionary(holder.said)) throw new BrokenPdf('objects missing');
    const plain =
      this.packs.get(within) ?? Buffer.from(unpacked(holder.said, holder.stream, this.unpack)).toString('latin1');
    this.packs.set(within, plain);
    return { first: numberIn(holder.said, '/First') ?? 0, plain };
  }
}
