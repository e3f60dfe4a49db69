import { type PageStep, inherited, pagesOf } from './pdf-page-update';
import { type PdfFile } from './pdf-file';
import { listed } from './pdf-more';
import { isList, PdfReference, type PdfValue } from './pdf-values';

/** Two corners, the lower left one first, in points. */
type Box = readonly [left: number, bottom: number, right: number, top: number];

/** The picture of a later signature takes so much of a page at most. */
const SHARE_AT_MOST = 1 / 4;
/** Flags of an annotation (ISO 32000-2, 12.5.3) by which it isn't shown within its box: it keeps its size, or stays upright. */
const OUT_OF_BOX = 8 + 16;

/**
 * True when a signature that isn't the first is shown over something that was laid on the page before, as another signature is, or over a large
 * part of the page: she who signed before never saw that. A place that can't be read is one, too.
 */
export function coversWhatWasShown({ before, after, field }: PageStep): boolean {
  const { widgetId } = field;
  const page = pagesOf(after).find((one) => placesOn(after, one).some((place) => isObject(place, widgetId)));
  if (widgetId === null || page === undefined) return false;
  const widget = after.dictionary(new PdfReference(widgetId, 0));
  const place = boxOf(widget?.get('/Rect'));
  if (place === null || !staysInBox(widget?.get('/F') ?? 0)) return true;
  if (areaOf(place) === 0) return false;
  if (areaOf(place) > areaOfSheet(after, page) * SHARE_AT_MOST) return true;
  return placesOn(before, page).some((one) => meets(place, boxOf(before.dictionary(one)?.get('/Rect'))));
}

function staysInBox(flags: PdfValue): boolean {
  return typeof flags === 'number' && (flags & OUT_OF_BOX) === 0;
}

/** Zero for a page whose size can't be read. */
function areaOfSheet(file: PdfFile, page: PdfReference): number {
  const said = file.dictionary(page);
  const sheet = said === null ? null : boxOf(inherited(file, said, '/MediaBox'));
  return sheet === null ? 0 : areaOf(sheet);
}

function placesOn(file: PdfFile, page: PdfReference): readonly PdfValue[] {
  return listed(file, file.dictionary(page)?.get('/Annots'));
}

function isObject(value: PdfValue, id: number | null): boolean {
  return value instanceof PdfReference && value.id === id;
}

/** Null for anything but four numbers that stand there themselves. */
function boxOf(value: PdfValue | undefined): Box | null {
  if (!isList(value) || value.length !== 4) return null;
  const [a, b, c, d] = value;
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') return null;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}

function areaOf([left, bottom, right, top]: Box): number {
  return (right - left) * (top - bottom);
}

function meets(one: Box, other: Box | null): boolean {
  if (other === null) return true;
  if (areaOf(other) === 0) return false;
  return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
}
