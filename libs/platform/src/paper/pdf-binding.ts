import { createHash } from 'node:crypto';
import {
  type PdfObject,
  type PdfParts,
  pdfText,
  referenceOf,
  referencesOf,
  takeApart,
  withReferences,
} from './pdf-objects';

/** A PDF of this process' typesetter, with a bookmark for each of its pages. */
export interface BoundPart {
  readonly pdf: Buffer;
  readonly bookmarks: readonly string[];
}

/** Ids that are known before the first part comes. */
const CATALOG = 1;
const PAGES = 2;
const OUTLINES = 3;
const STRUCTURE = 4;
const DOCUMENT = 5;
const INFO = 6;
const FIRST_FREE = 7;

/**
 * Puts PDFs one behind the other into one, as they come: tagged, in their language, a bookmark for each page. Of a part nothing is held
 * but where its objects went, so that a book of twenty thousand pages takes some tens of megabytes. The same parts: the same bytes.
 * @throws Error for a part that another program wrote
 */
export async function* bindPdfs(
  parts: AsyncIterable<BoundPart> | Iterable<BoundPart>,
  title: string,
): AsyncGenerator<Buffer> {
  const book = new Book();
  yield book.add('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n');
  for await (const { pdf, bookmarks } of parts) yield* book.take(takeApart(pdf), bookmarks);
  yield* book.end(title);
}

interface Bookmark {
  readonly title: string;
  readonly pageId: number;
}

class Book {
  private readonly hash = createHash('sha256');
  /** By id. A list, since a map of half a million would weigh ten times as much. */
  private readonly offsets: (number | undefined)[] = [];
  private readonly pageTrees: number[] = [];
  private readonly documents: number[] = [];
  private readonly bookmarks: Bookmark[] = [];
  private readonly parents: string[] = [];
  private roleMap = '';
  private written = 0;
  private pages = 0;
  /** The next id, and the next key of the tree that leads from a page's marks to their tags. */
  private free = FIRST_FREE;
  private nextKey = 0;

  add(bytes: Buffer | string): Buffer {
    const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
    this.hash.update(buffer);
    this.written += buffer.length;
    return buffer;
  }

  *take(part: PdfParts, titles: readonly string[]): Generator<Buffer> {
    const root = part.objects.get(part.rootId)?.said ?? '';
    const pagesId = referenceOf(root, 'Pages');
    const structureId = referenceOf(root, 'StructTreeRoot');
    if (pagesId === null || structureId === null) throw new Error('The PDF has no pages or no tags');
    const base = this.free - 1;
    this.free += Math.max(...part.objects.keys());
    const idOf = (id: number): number => (id === structureId ? DOCUMENT : id + base);
    const left = new Set([
      part.rootId,
      part.infoId,
      structureId,
      referenceOf(root, 'Metadata'),
      ...outlineIds(part, root),
    ]);
    for (const object of part.objects.values())
      if (!left.has(object.id)) yield* this.copy(object, { idOf, isPagesRoot: object.id === pagesId });
    this.pageTrees.push(idOf(pagesId));
    const leaves = leavesOf(part, pagesId);
    this.pages += leaves.length;
    leaves.forEach((id, index) => this.bookmarks.push({ title: titles[index] ?? '', pageId: idOf(id) }));
    this.takeStructure(part.objects.get(structureId)?.said ?? '', idOf);
  }

  private takeStructure(said: string, idOf: (id: number) => number): void {
    this.documents.push(...referencesOf(said, 'K').map(idOf));
    const keys = [...(/\/Nums \[([^\]]*)\]/.exec(said)?.[1] ?? '').matchAll(/(\d+) (\d+) 0 R/g)];
    for (const [, key, id] of keys) this.parents.push(`${Number(key) + this.nextKey} ${idOf(Number(id))} 0 R`);
    this.nextKey += Number(/\/ParentTreeNextKey (\d+)/.exec(said)?.[1] ?? keys.length);
    if (this.roleMap === '') this.roleMap = /\/RoleMap <<[^>]*>>/.exec(said)?.[0] ?? '';
  }

  private *copy(
    { id, said, stream }: PdfObject,
    { idOf, isPagesRoot }: { readonly idOf: (id: number) => number; readonly isPagesRoot: boolean },
  ): Generator<Buffer> {
    let text = withReferences(said, idOf).replace(
      /\/StructParent(s?) (\d+)/,
      (_, plural: string, key: string) => `/StructParent${plural} ${Number(key) + this.nextKey}`,
    );
    if (isPagesRoot) text = text.replace('<<', `<<\n  /Parent ${PAGES} 0 R`);
    this.offsets[idOf(id)] = this.written;
    yield this.add(`${idOf(id)} 0 obj${text}`);
    if (stream !== null) {
      yield this.add('\n');
      yield this.add(stream);
      yield this.add('\n');
    }
    yield this.add('endobj\n\n');
  }

  *end(title: string): Generator<Buffer> {
    const list = (ids: readonly number[]): string => ids.map((id) => `${id} 0 R`).join(' ');
    const firstMark = this.free;
    const lastMark = firstMark + this.bookmarks.length - 1;
    const parentsId = lastMark + 1;
    yield this.object(CATALOG, [
      `/Type /Catalog /Pages ${PAGES} 0 R /Lang (vi) /StructTreeRoot ${STRUCTURE} 0 R /Outlines ${OUTLINES} 0 R`,
      '/MarkInfo << /Marked true >> /PageMode /UseOutlines',
      '/ViewerPreferences << /Direction /L2R /DisplayDocTitle true >>',
    ]);
    yield this.object(PAGES, [`/Type /Pages /Count ${this.pages} /Kids [${list(this.pageTrees)}]`]);
    const ends = this.bookmarks.length === 0 ? '' : `/First ${firstMark} 0 R /Last ${lastMark} 0 R`;
    yield this.object(OUTLINES, [`/Type /Outlines ${ends} /Count ${this.bookmarks.length}`]);
    yield this.object(STRUCTURE, [
      `/Type /StructTreeRoot /K [${DOCUMENT} 0 R] /ParentTree ${parentsId} 0 R /ParentTreeNextKey ${this.nextKey}`,
      this.roleMap,
    ]);
    yield this.object(DOCUMENT, [`/Type /StructElem /S /Document /P ${STRUCTURE} 0 R /K [${list(this.documents)}]`]);
    yield this.object(INFO, [`/Title ${pdfText(title)}`]);
    for (const [index, { title: mark, pageId }] of this.bookmarks.entries()) {
      const before = index === 0 ? '' : ` /Prev ${firstMark + index - 1} 0 R`;
      const after = index === this.bookmarks.length - 1 ? '' : ` /Next ${firstMark + index + 1} 0 R`;
      const place = `/Parent ${OUTLINES} 0 R${before}${after} /Dest [${pageId} 0 R /Fit]`;
      yield this.object(firstMark + index, [`/Title ${pdfText(mark)} ${place}`]);
    }
    yield this.object(parentsId, [`/Nums [${this.parents.join(' ')}]`]);
    yield* this.table(parentsId + 1);
  }

  private object(id: number, lines: readonly string[]): Buffer {
    this.offsets[id] = this.written;
    return this.add(`${id} 0 obj\n<< ${lines.join('\n')} >>\nendobj\n\n`);
  }

  /** The table of all objects, some at a time; ids that were left out are free. */
  private *table(size: number): Generator<Buffer> {
    const start = this.written;
    yield this.add(`xref\n0 ${size}\n0000000000 65535 f \n`);
    for (let from = 1; from < size; from += ENTRIES) {
      const lines: string[] = [];
      for (let id = from; id < Math.min(size, from + ENTRIES); id += 1) lines.push(entryOf(this.offsets[id]));
      yield this.add(lines.join(''));
    }
    const name = this.hash.copy().digest('hex').slice(0, 32);
    const trailer = `trailer\n<< /Size ${size} /Root ${CATALOG} 0 R /Info ${INFO} 0 R /ID [<${name}> <${name}>] >>`;
    yield this.add(`${trailer}\nstartxref\n${start}\n%%EOF\n`);
  }
}

/** Lines of the table written at once. */
const ENTRIES = 10_000;

function entryOf(offset: number | undefined): string {
  return offset === undefined ? '0000000000 00001 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
}

/** The bookmarks a part has of its own: the book makes better ones. */
function outlineIds({ objects }: PdfParts, root: string): number[] {
  const ids: number[] = [];
  const walk = (id: number | null): void => {
    for (let at = id; at !== null && !ids.includes(at); at = referenceOf(objects.get(at)?.said ?? '', 'Next')) {
      ids.push(at);
      walk(referenceOf(objects.get(at)?.said ?? '', 'First'));
    }
  };
  walk(referenceOf(root, 'Outlines'));
  return ids;
}

/** The pages below a node of the tree of pages, in their order. */
function leavesOf(part: PdfParts, id: number): number[] {
  const said = part.objects.get(id)?.said ?? '';
  return /\/Type \/Pages\b/.test(said) ? referencesOf(said, 'Kids').flatMap((kid) => leavesOf(part, kid)) : [id];
}
