import { emptyFieldIds, FILLING, isFormWithMore } from './pdf-form-update';
import { isKeptBut, isSame, type PdfStep } from './pdf-more';
import { type PdfFile } from './pdf-file';
import { type Judge, pageJudges } from './pdf-page-update';
import { reachOf, without } from './pdf-reach';
import { tagJudges } from './pdf-tags-update';
import { isDictionary, type PdfDictionary, type PdfName, PdfReference, type PdfValue, textOf } from './pdf-values';

/**
 * What a writing is for: the first signature, before which its signer may have had something drawn on the page; a later signature or a time
 * stamp, which adds its own field; proofs that nobody signs: certificates and lists of authorities (`/DSS`).
 */
export type StepKind = 'first' | 'later' | 'proofs';

/** What nobody is shown: proofs, and what the file says of itself. */
const UNSHOWN: readonly PdfName[] = ['/DSS', '/Metadata'];
const CATALOG_MAY: Readonly<Record<StepKind, readonly PdfName[]>> = {
  first: [...UNSHOWN, '/AcroForm', '/Extensions', '/LastModified', '/Perms', '/PieceInfo', '/Version'],
  later: [...UNSHOWN, '/AcroForm', '/Extensions', '/LastModified', '/PieceInfo', '/Version'],
  proofs: [...UNSHOWN, '/Extensions', '/Version'],
};
/** Of a file's own words these name it in a reader's window. */
const TITLES: readonly PdfName[] = ['/Author', '/Keywords', '/Subject', '/Title'];
const PROOFS = new Set<PdfName>(['/CRLs', '/Certs', '/OCSPs', '/Type', '/VRI']);

/**
 * True when a writing adds to a file nothing but what signing adds (decision 0055): it goes on from the file's own tables; each object that was
 * there is as it was, or is one of those that signing touches and keeps what it said; no object comes where the file already pointed at none.
 * @throws BrokenPdf
 */
export function addsOnly(step: PdfStep, kind: StepKind): boolean {
  const { before, after } = step;
  const ids = after.idsSince(before);
  if (ids === null || after.rootId !== before.rootId || !isInfoKept(step)) return false;
  const judges = judgesOf(step, kind);
  const known = reachOf(before, before.sections[0]?.trailer ?? null);
  const isKept = [...ids].every((id) => {
    const was = before.object(id);
    // A reader would show what comes there now in its place.
    if (was === null) return !known.has(id);
    const is = after.object(id);
    if (is === null) return false;
    return isSame(was, is) || isKeptByJudge(judges.get(id), was, is);
  });
  return isKept && (kind !== 'proofs' || addsProofsAlone(step, ids));
}

function isKeptByJudge(
  judge: Judge | undefined,
  was: { readonly said: PdfValue; readonly stream: string | null },
  is: { readonly said: PdfValue; readonly stream: string | null },
): boolean {
  if (judge === undefined) return false;
  // Only what nobody is shown may be a stream and change.
  return judge === anything || (was.stream === null && is.stream === null) ? judge(was.said, is.said) : false;
}

const anything: Judge = () => true;

function judgesOf(step: PdfStep, kind: StepKind): ReadonlyMap<number, Judge> {
  const { before } = step;
  const judges = new Map<number, Judge>();
  if (kind !== 'proofs') {
    for (const [id, judge] of [...tagJudges(step), ...pageJudges(step, kind === 'first')]) judges.set(id, judge);
    for (const id of emptyFieldIds(before)) judges.set(id, (was, is) => isFilled(step, was, is));
    for (const id of formIds(before)) judges.set(id, () => isFormKept(step));
  }
  for (const [id, judge] of unshownJudges(before)) judges.set(id, judge);
  judges.set(before.rootId, (was, is) => isCatalogKept(step, kind, [was, is]));
  return judges;
}

/** A form, and what is its own but stands elsewhere. */
function formIds(file: PdfFile): number[] {
  const form = file.catalog.get('/AcroForm');
  const said = file.dictionary(form);
  const own = [form, said?.get('/Fields'), said?.get('/DR'), ...(file.dictionary(said?.get('/DR'))?.values() ?? [])];
  return own.flatMap((one) => (one instanceof PdfReference ? [one.id] : []));
}

function isFormKept(step: PdfStep): boolean {
  return isFormWithMore(step, step.before.catalog.get('/AcroForm'), step.after.catalog.get('/AcroForm'));
}

/** Whatever is reached from nowhere else: what else leads to it shows it. */
function unshownJudges(file: PdfFile): Map<number, Judge> {
  const { catalog } = file;
  const shown = reachOf(file, without(catalog, UNSHOWN));
  const judges = new Map<number, Judge>();
  for (const id of reachOf(file, catalog.get('/DSS'))) judges.set(id, anything);
  const metadata = catalog.get('/Metadata');
  if (metadata instanceof PdfReference) judges.set(metadata.id, anything);
  const info = file.trailerId('/Info');
  if (info !== null) judges.set(info, keepsTitles);
  for (const id of judges.keys()) if (shown.has(id)) judges.delete(id);
  return judges;
}

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

function isFilled({ before }: PdfStep, was: PdfValue, is: PdfValue): boolean {
  if (!isDictionary(was) || !isDictionary(is) || !isKeptBut(FILLING, was, is)) return false;
  const value = is.get('/V');
  return !(value instanceof PdfReference) || before.object(value.id) === null;
}

function isCatalogKept(step: PdfStep, kind: StepKind, [was, is]: readonly [PdfValue, PdfValue]): boolean {
  if (!isDictionary(was) || !isDictionary(is) || !isKeptBut(CATALOG_MAY[kind], was, is)) return false;
  if (kind === 'proofs') return true;
  return certifiesAlone(step, is) && isFormKept(step);
}

/** What a first signer allows others to do is said by her signature; the other permissions open a program's own functions. */
function certifiesAlone({ after }: PdfStep, catalog: PdfDictionary): boolean {
  return [...(after.dictionary(catalog.get('/Perms'))?.keys() ?? [])].every((key) => key === '/DocMDP');
}

/** Proofs there are, and everything new belongs to them or to the tables of this writing. */
function addsProofsAlone({ before, after }: PdfStep, ids: ReadonlySet<number>): boolean {
  const { catalog } = after;
  const proofs = after.dictionary(catalog.get('/DSS'));
  if (proofs === null || ![...proofs.keys()].every((key) => PROOFS.has(key))) return false;
  const theirs = reachOf(after, catalog.get('/DSS'), catalog.get('/Extensions'), catalog.get('/Metadata'));
  const info = after.trailerId('/Info');
  return [...ids].every((id) => {
    const object = after.object(id);
    if (object === null || before.object(id) !== null || theirs.has(id) || id === info) return true;
    const type = isDictionary(object.said) ? object.said.get('/Type') : null;
    return object.stream !== null && (type === '/XRef' || type === '/ObjStm');
  });
}
