import { isNew, keepsResources, listed, moreOf, type PdfStep } from './pdf-more';
import { canonical, type PdfDictionary, type PdfName, PdfReference, type PdfValue } from './pdf-values';

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
/** The only field that a writing may add: its object, and the object of the place where it is shown; null: nowhere. */
export interface AddedField {
  readonly id: number;
  readonly widgetId: number | null;
}

/** The field of the signature that a writing adds; null when it adds none, more than one, or one that isn't new through and through. */
export function addedField(step: PdfStep): AddedField | null {
  const reference = onlyOne(step, moreOf(fieldsIn(step.before), fieldsIn(step.after)));
  const field = step.after.dictionary(reference);
  return reference === null || field === null ? null : fieldIn(step, reference, field);
}

function fieldIn(step: PdfStep, reference: PdfReference, field: PdfDictionary): AddedField | null {
  if (!isSignatureField(step, field)) return null;
  const kids = field.get('/Kids');
  if (kids === undefined) return { id: reference.id, widgetId: isWidget(field) ? reference.id : null };
  const place = isNew(step, kids) ? onlyOne(step, listed(step.after, kids)) : null;
  if (place === null || isWidget(field)) return null;
  return isPlaceOf(step, reference, place) ? { id: reference.id, widgetId: place.id } : null;
}

/** The only thing in a list, which is a new object; null for anything else. */
function onlyOne(step: PdfStep, list: readonly PdfValue[] | null): PdfReference | null {
  const [one] = list ?? [];
  return list?.length === 1 && one instanceof PdfReference && isNew(step, one) ? one : null;
}

function fieldsIn(file: PdfStep['before']): readonly PdfValue[] {
  return listed(file, file.dictionary(file.catalog.get('/AcroForm'))?.get('/Fields'));
}

/** It stands by itself and holds a signature of its own. */
function isSignatureField(step: PdfStep, field: PdfDictionary): boolean {
  const value = field.get('/V');
  if (!saysOnly(field, FIELD_MAY) || field.get('/FT') !== '/Sig' || field.has('/Parent')) return false;
  return value instanceof PdfReference && isNew(step, value);
}

function isWidget(said: PdfDictionary): boolean {
  return said.get('/Subtype') === '/Widget';
}

/** A place where nothing but this field is shown. */
function isPlaceOf(step: PdfStep, field: PdfReference, place: PdfReference): boolean {
  const said = step.after.dictionary(place);
  if (said === null || !isWidget(said) || !saysOnly(said, FIELD_MAY)) return false;
  if (said.has('/Kids') || said.has('/V') || canonical(said.get('/Parent') ?? null) !== canonical(field)) return false;
  return said.get('/FT') === undefined || said.get('/FT') === '/Sig';
}

/** A form with all it said, and more fields. Which those are `addedField` asks. */
export function isFormWithMore(step: PdfStep, was: PdfValue | undefined, is: PdfValue | undefined): boolean {
  const [old, now] = [step.before.dictionary(was), step.after.dictionary(is)];
  if (now === null) return old === null;
  const said = old ?? new Map<PdfName, PdfValue>();
  if (!saysWhatSigningSays(said, now)) return false;
  if (moreOf(listed(step.before, said.get('/Fields')), listed(step.after, now.get('/Fields'))) === null) return false;
  return keepsResources(step, said.get('/DR'), now.get('/DR'));
}

/** Nothing is said that signing doesn't say, and no reader is told to draw the fields itself. */
function saysWhatSigningSays(was: PdfDictionary, is: PdfDictionary): boolean {
  if ((is.get('/NeedAppearances') ?? false) !== false) return false;
  return [...was.keys(), ...is.keys()].every(
    (key) => FORM_MAY.includes(key) || canonical(was.get(key) ?? null) === canonical(is.get(key) ?? null),
  );
}

/** True for a stamp or a text, as they are laid on a page before the first signature. */
export function isStamp(step: PdfStep, value: PdfValue): boolean {
  const annotation = step.after.dictionary(value);
  if (annotation === null || !isNew(step, value)) return false;
  return STAMPS.includes(annotation.get('/Subtype') ?? null) && saysOnly(annotation, STAMP_MAY);
}

function saysOnly(said: PdfDictionary, keys: ReadonlySet<PdfName>): boolean {
  return [...said.keys()].every((key) => keys.has(key));
}
