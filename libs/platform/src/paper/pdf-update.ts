import { addedField, isFormWithMore } from './pdf-form-update';
import { coversWhatWasShown } from './pdf-covering';
import { isKeptBut, isNew, isSame, moreOf, type PdfStep } from './pdf-more';
import { type PdfFile } from './pdf-file';
import { isShownOnce, type Judge, pageJudges, type PageStep } from './pdf-page-update';
import { reachOf, without } from './pdf-reach';
import { type PdfObjectSaid } from './pdf-sections';
import { tagJudges } from './pdf-tags-update';
import {
  canonical,
  isDictionary,
  isList,
  type PdfDictionary,
  type PdfName,
  PdfReference,
  type PdfValue,
  textOf,
} from './pdf-values';
import { requireWritten } from './pdf-writings';
import { type SigningArea } from './signing-area';

/**
 * What a writing is for: the first signature, before which its signer may have had something drawn on the page, or a later one, which adds its
 * own field alone.
 */
export type StepKind = 'first' | 'later';

/** What nobody is shown: proofs, and what the file says of itself. */
const UNSHOWN: readonly PdfName[] = ['/DSS', '/Metadata'];
const CATALOG_MAY: Readonly<Record<StepKind, readonly PdfName[]>> = {
  first: [...UNSHOWN, '/AcroForm', '/Extensions', '/LastModified', '/Perms', '/PieceInfo', '/Version'],
  later: [...UNSHOWN, '/AcroForm', '/Extensions', '/LastModified', '/PieceInfo', '/Version'],
};
/** Of a file's own words these name it in a reader's window. */
const TITLES: readonly PdfName[] = ['/Author', '/Keywords', '/Subject', '/Title'];

/** How a writing is more than a signature: something is another than it was, or its picture is laid where it may cover what was there. */
export type StepFault = 'changes' | 'covers';

/**
 * Null when a writing adds to a file nothing but what signing adds (decision 0055): it goes on from the file's own tables and is read through
 * whole; each object of the file is as it was, or is one of those that signing touches and keeps what it said; no object comes where the file
 * already pointed at none; one field of a signature is new, and a later one is shown in the areas for signatures alone.
 * @throws BrokenPdf
 */
export function faultOfStep(
  { before, after }: PdfStep,
  kind: StepKind,
  areas: readonly SigningArea[],
): StepFault | null {
  const added = after.sectionsSince(before);
  if (added === null || after.rootId !== before.rootId) return 'changes';
  requireWritten(before, after, added);
  const field = addedField({ before, after });
  if (field === null) return 'changes';
  const step = { before, after, field, mayDraw: kind === 'first' };
  if (!isInfoKept(step) || !isFormKept(step) || !isShownOnce(step) || !keepsObjects(step, kind)) return 'changes';
  return kind === 'later' && coversWhatWasShown(step, areas) ? 'covers' : null;
}

function keepsObjects(step: PageStep, kind: StepKind): boolean {
  const { before, after } = step;
  const judges = judgesOf(step, kind);
  const known = reachOf(before, before.sections[0]?.trailer ?? null);
  return [...new Set([...before.ids, ...after.ids])].every((id) => {
    const [was, is] = [before.object(id), after.object(id)];
    // A reader would show what comes there now in its place.
    if (was === null) return is === null || !known.has(id);
    return is !== null && (isSame(was, is) || isKeptByAll(judges.get(id) ?? [], was, is));
  });
}

/** What several are to judge has to hold before each of them: no name that a writing gives to an object frees it from the others. */
function isKeptByAll(judges: readonly Judge[], was: PdfObjectSaid, is: PdfObjectSaid): boolean {
  if (judges.length === 0) return false;
  // Only the file's words about itself may be a stream and change.
  const isPlain = was.stream === null && is.stream === null;
  return judges.every((judge) => (isPlain || judge === isMetadata) && judge(was.said, is.said));
}

function judgesOf(step: PageStep, kind: StepKind): ReadonlyMap<number, readonly Judge[]> {
  const { before } = step;
  const judges = new Map<number, Judge[]>();
  const all: readonly [number, Judge][] = [
    ...tagJudges(step),
    ...pageJudges(step),
    ...formJudges(step),
    ...wordJudges(before),
    [before.rootId, (was, is) => isCatalogKept(step, kind, [was, is])],
  ];
  for (const [id, judge] of all) judges.set(id, [...(judges.get(id) ?? []), judge]);
  return judges;
}

/** The judges of a form, and of its list of fields where that stands elsewhere. */
function formJudges(step: PdfStep): [number, Judge][] {
  const form = step.before.catalog.get('/AcroForm');
  const fields = step.before.dictionary(form)?.get('/Fields');
  const judges: [number, Judge][] = [];
  if (form instanceof PdfReference)
    judges.push([form.id, (was, is) => isDictionary(was) && isDictionary(is) && isFormWithMore(step, was, is)]);
  if (fields instanceof PdfReference)
    judges.push([fields.id, (was, is) => isList(was) && isList(is) && moreOf(was, is) !== null]);
  return judges;
}

function isFormKept(step: PdfStep): boolean {
  return isFormWithMore(step, step.before.catalog.get('/AcroForm'), step.after.catalog.get('/AcroForm'));
}

/** The judges of a file's words about itself that are reached from nowhere else: what else leads to them shows them. */
function wordJudges(file: PdfFile): [number, Judge][] {
  const { catalog } = file;
  const shown = reachOf(file, without(catalog, UNSHOWN));
  const [metadata, info] = [catalog.get('/Metadata'), file.trailerId('/Info')];
  const judges: [number, Judge][] = [];
  if (metadata instanceof PdfReference) judges.push([metadata.id, isMetadata]);
  if (info !== null) judges.push([info, keepsTitles]);
  return judges.filter(([id]) => !shown.has(id));
}

/** Was and is a file's words about itself (ISO 32000-2, 14.3.2), whatever they say: a reader takes the title from them at most. */
const isMetadata: Judge = (was, is) =>
  [was, is].every((one) => isDictionary(one) && one.get('/Type') === '/Metadata' && one.get('/Subtype') === '/XML');

/** What a file is called is what it was called, or isn't said any more. */
function keepsTitles(was: PdfValue, is: PdfValue): boolean {
  if (!isDictionary(was) || !isDictionary(is)) return false;
  return TITLES.every((key) => !is.has(key) || textOf(is.get(key)) === textOf(was.get(key)));
}

/** A file's words of itself are those that were there, or new ones. */
function isInfoKept({ before, after }: PdfStep): boolean {
  const [was, is] = [before.trailerId('/Info'), after.trailerId('/Info')];
  if (is === null || is === was) return true;
  const [old, now] = [was === null ? null : before.object(was), after.object(is)];
  return before.object(is) === null && keepsTitles(old?.said ?? new Map(), now?.said ?? null);
}

function isCatalogKept(step: PdfStep, kind: StepKind, [was, is]: readonly [PdfValue, PdfValue]): boolean {
  if (!isDictionary(was) || !isDictionary(is) || !isKeptBut(CATALOG_MAY[kind], was, is)) return false;
  return certifiesAlone(step, is) && UNSHOWN.every((key) => isSameOrNew(step, was.get(key), is.get(key)));
}

function isSameOrNew(step: PdfStep, was: PdfValue | undefined, is: PdfValue | undefined): boolean {
  return canonical(was ?? null) === canonical(is ?? null) || isNew(step, is ?? null);
}

/** What a first signer allows others to do is said by her signature; the other permissions open a program's own functions. */
function certifiesAlone({ after }: PdfStep, catalog: PdfDictionary): boolean {
  return [...(after.dictionary(catalog.get('/Perms'))?.keys() ?? [])].every((key) => key === '/DocMDP');
}
