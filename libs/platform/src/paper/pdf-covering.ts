import { type PageStep, pagesOf } from './pdf-page-update';
import { type PdfFile } from './pdf-file';
import { listed } from './pdf-more';
import { type PdfDictionary, PdfReference, type PdfValue } from './pdf-values';
import { boxOf, isWithinArea, type PdfBox, sheetOf, type SigningArea } from './signing-area';

/** The picture of a later signature takes so much of a page at most. */
const SHARE_AT_MOST = 1 / 4;
/**
 * The seal of an office is laid over a third of its head's signature, on the left (Decree 30/2020/NĐ-CP, annex I, II.8: from memory, not
 * looked up here); by eye that is not more than half.
 */
const SHARE_OF_SIGNATURE = 1 / 2;
/** Flags of an annotation (ISO 32000-2, 12.5.3) by which it isn't shown within its box: it keeps its size, or stays upright. */
const OUT_OF_BOX = 8 + 16;

/**
 * True when a signature that isn't the first is shown anywhere but in a part of the page that was left blank for signatures, or over something
 * that was laid there before, or over more of another signature than a seal is, or over a large part of the page: she who signed before never
 * saw that. A place that can't be read is one, too.
 */
export function coversWhatWasShown({ before, after, field }: PageStep, areas: readonly SigningArea[]): boolean {
  const { widgetId } = field;
  const at = pagesOf(after).findIndex((one) => placesOn(after, one).some((place) => isObject(place, widgetId)));
  const page = pagesOf(after)[at];
  if (widgetId === null || page === undefined) return false;
  const widget = after.dictionary(new PdfReference(widgetId, 0));
  const place = boxOf(widget?.get('/Rect'));
  if (place === null || !staysInBox(widget?.get('/F') ?? 0)) return true;
  if (areaOf(place) === 0) return false;
  const said = { sheet: sheetOf(after, after.dictionary(page)), number: at + 1 };
  return !isFreeFor(place, said, areas) || isOverAny(place, before, page);
}

/** Whether a picture goes there on a page. @param sheet the whole of it; null: it isn't known where readers show what */
function isFreeFor(
  place: PdfBox,
  { sheet, number }: { readonly sheet: PdfBox | null; readonly number: number },
  areas: readonly SigningArea[],
): boolean {
  if (sheet === null || areaOf(place) > areaOf(sheet) * SHARE_AT_MOST) return false;
  return isWithinArea(place, { sheet, number }, areas);
}

/** Whether a box lies over something that was laid on a page; a part of an earlier signature may be under it and others together. */
function isOverAny(place: PdfBox, file: PdfFile, page: PdfReference): boolean {
  const laid = placesOn(file, page).map((one) => {
    const annotation = file.dictionary(one);
    return { box: boxOf(annotation?.get('/Rect')), isSignature: isOfSignature(file, annotation) };
  });
  return laid.some(({ box, isSignature }, at) => {
    if (box === null || !isSignature) return meets(place, box);
    if (!meets(place, box)) return false;
    const others = laid.filter((_, other) => other !== at).flatMap((one) => (one.box === null ? [] : [one.box]));
    const hidden = others.reduce((sum, over) => sum + sharedOf(over, box), sharedOf(place, box));
    return hidden > areaOf(box) * SHARE_OF_SIGNATURE;
  });
}

/** The place of a signature that was given: a field that nobody has signed is none. */
function isOfSignature(file: PdfFile, annotation: PdfDictionary | null): boolean {
  const field = annotation?.get('/FT') === undefined ? file.dictionary(annotation?.get('/Parent')) : annotation;
  return field?.get('/FT') === '/Sig' && file.dictionary(field.get('/V')) !== null;
}

/** How much two boxes have in common. */
function sharedOf(one: PdfBox, other: PdfBox): number {
  const width = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
  const height = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
  return Math.max(0, width) * Math.max(0, height);
}

function staysInBox(flags: PdfValue): boolean {
  return typeof flags === 'number' && (flags & OUT_OF_BOX) === 0;
}

function placesOn(file: PdfFile, page: PdfReference): readonly PdfValue[] {
  return listed(file, file.dictionary(page)?.get('/Annots'));
}

function isObject(value: PdfValue, id: number | null): boolean {
  return value instanceof PdfReference && value.id === id;
}

function areaOf([left, bottom, right, top]: PdfBox): number {
  return (right - left) * (top - bottom);
}

function meets(one: PdfBox, other: PdfBox | null): boolean {
  if (other === null) return true;
  if (areaOf(other) === 0) return false;
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
