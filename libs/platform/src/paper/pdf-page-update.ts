import { type AddedField, isStamp } from './pdf-form-update';
import { isKeptBut, keepsEntries, keepsResources, listed, moreOf, type PdfStep } from './pdf-more';
import { type PdfFile } from './pdf-file';
import {
  canonical,
  isDictionary,
  isList,
  type PdfDictionary,
  type PdfName,
  PdfReference,
  type PdfValue,
} from './pdf-values';

/** What signing adds to a page: where the signature is shown. */
const PAGE_MAY: readonly PdfName[] = ['/Annots'];
/** Before the first signature there may be drawn besides, and tools note for themselves that they did. */
const UNSIGNED_PAGE_MAY: readonly PdfName[] = [
  ...PAGE_MAY,
  ...(['/Contents', '/LastModified', '/PieceInfo', '/Resources', '/Tabs'] as const),
];
const PAGE_DEPTH = 20;

/** A judge of one object: what it was, what it is. */
export type Judge = (was: PdfValue, is: PdfValue) => boolean;

/** A writing, the field it adds, and whether nobody has signed the page yet, so that who will has seen what is drawn on it. */
export interface PageStep extends PdfStep {
  readonly field: AddedField;
  readonly mayDraw: boolean;
}

/** A page with all it showed, and more. */
function isPageWithMore(step: PageStep, was: PdfValue, is: PdfValue): boolean {
  if (!isDictionary(was) || !isDictionary(is)) return false;
  const { mayDraw } = step;
  if (!isKeptBut(mayDraw ? UNSIGNED_PAGE_MAY : PAGE_MAY, was, is)) return false;
  if (!keepsAnnotations(step, was.get('/Annots'), is.get('/Annots'))) return false;
  if (!mayDraw) return true;
  return (
    keepsContents(step, was.get('/Contents'), is.get('/Contents')) &&
    keepsResources(step, inherited(step.before, was, '/Resources'), inherited(step.after, is, '/Resources'))
  );
}

function keepsAnnotations(step: PageStep, was: PdfValue | undefined, is: PdfValue | undefined): boolean {
  const more = moreOf(listed(step.before, was), listed(step.after, is));
  return more?.every((one) => isPlace(step, one) || (step.mayDraw && isStamp(step, one))) ?? false;
}

function isPlace({ field }: PageStep, value: PdfValue): boolean {
  return value instanceof PdfReference && value.id === field.widgetId;
}

/** True when the new signature is shown in one place at most. */
export function isShownOnce(step: PageStep): boolean {
  const places = pagesOf(step.after).flatMap((page) =>
    listed(step.after, step.after.dictionary(page)?.get('/Annots')).filter((one) => isPlace(step, one)),
  );
  return places.length <= 1;
}

/** What was drawn is drawn first and whole; before it stands at most that the state of drawing is kept, as tools write it. */
function keepsContents({ before, after }: PdfStep, was: PdfValue | undefined, is: PdfValue | undefined): boolean {
  const [old, now] = [listed(before, was).map(canonical), listed(after, is)];
  const at = old[0] === undefined ? 0 : now.findIndex((one) => canonical(one) === old[0]);
  if (at < 0 || !now.slice(0, at).every((one) => /^[\sq]*$/.test(after.streamIn(one) ?? 'other'))) return false;
  return old.every((one, index) => canonical(now[at + index] ?? null) === one);
}

/** What a page says itself, or the node of the tree above it that says so (ISO 32000-2, 7.7.3.4). */
export function inherited(file: PdfFile, page: PdfDictionary, key: PdfName): PdfValue | undefined {
  let node: PdfDictionary | null = page;
  for (let depth = 0; node !== null && depth < PAGE_DEPTH; depth += 1) {
    const value = node.get(key);
    if (value !== undefined) return value;
    node = file.dictionary(node.get('/Parent'));
  }
  return undefined;
}

/** The judges of a page and of what is its own but stands elsewhere: its lists of annotations, its resources. */
export function pageJudges(step: PageStep): [number, Judge][] {
  const judges: [number, Judge][] = [];
  const own = (value: PdfValue | undefined, judge: Judge): void => {
    if (value instanceof PdfReference) judges.push([value.id, judge]);
  };
  for (const reference of pagesOf(step.before)) {
    const page = step.before.dictionary(reference);
    if (page === null) continue;
    own(reference, (was, is) => isPageWithMore(step, was, is));
    own(page.get('/Annots'), (was, is) => isList(was) && isList(is) && keepsAnnotations(step, was, is));
    if (!step.mayDraw) continue;
    const resources = inherited(step.before, page, '/Resources');
    own(resources, (was, is) => keepsResources(step, was, is));
    for (const part of step.before.dictionary(resources)?.values() ?? [])
      own(part, (was, is) => isDictionary(was) && isDictionary(is) && keepsEntries(was, is));
  }
  return judges;
}

export function pagesOf(file: PdfFile): PdfReference[] {
  const found: PdfReference[] = [];
  const walk = (value: PdfValue | undefined, depth: number): void => {
    const node = file.dictionary(value);
    if (node === null || depth > PAGE_DEPTH) return;
    if (node.get('/Type') === '/Page' && value instanceof PdfReference) found.push(value);
    else for (const kid of listed(file, node.get('/Kids'))) walk(kid, depth + 1);
  };
  walk(file.catalog.get('/Pages'), 0);
  return found;
}
