import { keepsResources, listed, moreOf, type PdfStep } from './pdf-more';
import { type PdfFile } from './pdf-file';
import { BrokenPdf, canonical, type PdfDictionary, type PdfName, PdfReference, type PdfValue } from './pdf-values';

/** What signing says of a form: its fields, how they are drawn, that there are signatures. */
const FORM_MAY: readonly PdfName[] = ['/DA', '/DR', '/Fields', '/NeedAppearances', '/Q', '/SigFlags', '/Type'];
/** What a field of a signature says of itself and of how it is shown (ISO 32000-2, 12.5.2, 12.5.6.19, 12.7.4, 12.7.5.5). */
const FIELD_MAY = new Set<PdfName>(
  `AP AS BS Border C Contents DA DR DV F FT Ff H Kids Lock M MK NM P Parent Q Rect SV StructParent Subtype T TM TU Type V`
    .split(' ')
    .map((name): PdfName => `/${name}`),
);
/** The same of a stamp or a text laid on a page before the first signature. */
const STAMP_MAY = new Set<PdfName>(
  `AP AS BE BS Border C CA CL CreationDate Contents DA DS F IC IT M NM Name P Popup Q RC RD Rect Rotate StructParent Subj Subtype T Type`
    .split(' ')
    .map((name): PdfName => `/${name}`),
);
const STAMPS: readonly PdfValue[] = ['/Stamp', '/FreeText'];
/** What filling an empty field of a signature changes of it. */
export const FILLING: readonly PdfName[] = ['/AP', '/AS', '/BS', '/DA', '/F', '/M', '/MK', '/NM', '/P', '/V'];
const FIELD_DEPTH = 8;
/** More fields than a form of some signatures has. */
const FIELDS_AT_MOST = 200;

/** A form with all the fields it had, and more of signatures alone. */
export function isFormWithMore(step: PdfStep, was: PdfValue | undefined, is: PdfValue | undefined): boolean {
  const [old, now] = [step.before.dictionary(was), step.after.dictionary(is)];
  if (now === null) return old === null;
  const said = old ?? new Map<PdfName, PdfValue>();
  if (!saysWhatSigningSays(said, now)) return false;
  const more = moreOf(listed(step.before, said.get('/Fields')), listed(step.after, now.get('/Fields')));
  const isMoreOfSignatures = more?.every((one) => isNew(step, one) && isSignatureField(step.after, one)) ?? false;
  if (!isMoreOfSignatures) return false;
  return keepsResources(step, said.get('/DR'), now.get('/DR')) || everyFieldHasItsOwn(step.before);
}

/** Nothing is said that signing doesn't say, and no reader is told to draw the fields itself. */
function saysWhatSigningSays(was: PdfDictionary, is: PdfDictionary): boolean {
  if (is.get('/NeedAppearances') === true) return false;
  return [...was.keys(), ...is.keys()].every(
    (key) => FORM_MAY.includes(key) || canonical(was.get(key) ?? null) === canonical(is.get(key) ?? null),
  );
}

/** True when no field is drawn with what the form has for all: some tools put their own in its place. */
function everyFieldHasItsOwn(file: PdfFile): boolean {
  return fieldsOf(file).every(({ field }) => {
    const appearances = file.dictionary(field.get('/AP'));
    return [...(appearances?.values() ?? [])].every((one) => file.dictionary(one)?.has('/Resources') ?? false);
  });
}

/** A field of a signature, or one that holds such fields alone. */
function isSignatureField(file: PdfFile, value: PdfValue, depth = 0): boolean {
  const field = file.dictionary(value);
  if (field === null || depth > FIELD_DEPTH || !saysOnly(field, FIELD_MAY)) return false;
  const kind = field.get('/FT');
  if (kind !== undefined) return kind === '/Sig';
  const kids = listed(file, field.get('/Kids'));
  return kids.length > 0 && kids.length < FIELDS_AT_MOST && kids.every((kid) => isSignatureField(file, kid, depth + 1));
}

/** True for what signing adds to a page's annotations: where a signature is shown; before the first one stamps and texts too. */
export function isAddedAnnotation(step: PdfStep, value: PdfValue, mayStamp: boolean): boolean {
  const annotation = step.after.dictionary(value);
  if (annotation === null || !isNew(step, value)) return false;
  if (annotation.get('/Subtype') === '/Widget')
    return saysOnly(annotation, FIELD_MAY) && kindOf(step.after, annotation) === '/Sig';
  return mayStamp && STAMPS.includes(annotation.get('/Subtype') ?? null) && saysOnly(annotation, STAMP_MAY);
}

/** The kind of a field, which may be said by what holds it. */
function kindOf(file: PdfFile, field: PdfDictionary): PdfValue {
  let at: PdfDictionary | null = field;
  for (let depth = 0; at !== null && depth < FIELD_DEPTH; depth += 1) {
    const kind = at.get('/FT');
    if (kind !== undefined) return kind;
    at = file.dictionary(at.get('/Parent'));
  }
  return null;
}

function saysOnly(said: PdfDictionary, keys: ReadonlySet<PdfName>): boolean {
  return [...said.keys()].every((key) => keys.has(key));
}

/** Nothing that was there before is made to be something else. */
function isNew({ before }: PdfStep, value: PdfValue): boolean {
  return !(value instanceof PdfReference) || before.object(value.id) === null;
}

/** The ids of fields of signatures that nobody has signed, and of where they are shown. */
export function emptyFieldIds(file: PdfFile): number[] {
  return fieldsOf(file).flatMap(({ id, kind, isFilled }) => (kind === '/Sig' && !isFilled && id !== null ? [id] : []));
}

interface FieldAt {
  readonly id: number | null;
  readonly field: PdfDictionary;
  readonly kind: PdfValue;
  /** It, or what holds it, has a value. */
  readonly isFilled: boolean;
}

function fieldsOf(file: PdfFile): FieldAt[] {
  const found: FieldAt[] = [];
  const walk = (values: readonly PdfValue[], above: Pick<FieldAt, 'kind' | 'isFilled'>, depth: number): void => {
    for (const one of values) {
      const field = file.dictionary(one);
      if (field === null || depth > FIELD_DEPTH) continue;
      if (found.length >= FIELDS_AT_MOST) throw new BrokenPdf('too many fields');
      const kind = field.get('/FT') ?? above.kind;
      const isFilled = above.isFilled || field.has('/V');
      found.push({ id: one instanceof PdfReference ? one.id : null, field, kind, isFilled });
      walk(listed(file, field.get('/Kids')), { kind, isFilled }, depth + 1);
    }
  };
  const form = file.dictionary(file.catalog.get('/AcroForm'));
  walk(listed(file, form?.get('/Fields')), { kind: null, isFilled: false }, 0);
  return found;
}
