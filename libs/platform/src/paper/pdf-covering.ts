import { type PageStep, pagesOf } from './pdf-page-update';
import { type PdfFile } from './pdf-file';
import { listed } from './pdf-more';
import { PdfReference, type PdfValue } from './pdf-values';
import { boxOf, isWithinArea, type PdfBox, sheetOf, type SigningArea } from './signing-area';

/** The picture of a later signature takes so much of a page at most. */
const SHARE_AT_MOST = 1 / 4;
/** Flags of an annotation (ISO 32000-2, 12.5.3) by which it isn't shown within its box: it keeps its size, or stays upright. */
const OUT_OF_BOX = 8 + 16;

/**
 * True when a signature that isn't the first is shown anywhere but in a part of the page that was left blank for signatures, or over something
 * that was laid there before, as another signature is, or over a large part of the page: she who signed before never saw that. A place that
 * can't be read is one, too.
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

/** Whether a box lies over something that was laid on a page. */
function isOverAny(place: PdfBox, file: PdfFile, page: PdfReference): boolean {
  return placesOn(file, page).some((one) => meets(place, boxOf(file.dictionary(one)?.get('/Rect'))));
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
