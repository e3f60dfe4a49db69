import { type PdfFile } from './pdf-file';
import { inherited } from './pdf-page-update';
import { canonical, isList, type PdfDictionary, type PdfValue } from './pdf-values';

/** A part of a paper that was left blank for signatures, in millimetres from the upper left corner of its page. */
export interface SigningArea {
  /** From 1. */
  readonly page: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Two corners, the lower left one first, in points. */
export type PdfBox = readonly [left: number, bottom: number, right: number, top: number];

const POINTS_PER_MM = 72 / 25.4;
/** Tools place by eye and round to whole points. */
const SLACK_POINTS = POINTS_PER_MM;

/** The whole of a page; null when it can't be read, and where it is turned, cut or enlarged: readers show it elsewhere than it says. */
export function sheetOf(file: PdfFile, page: PdfDictionary | null): PdfBox | null {
  if (page === null) return null;
  const media = inherited(file, page, '/MediaBox');
  const cut = inherited(file, page, '/CropBox') ?? media;
  const isCut = canonical(cut ?? null) !== canonical(media ?? null);
  const isTurned = (inherited(file, page, '/Rotate') ?? 0) !== 0;
  const isEnlarged = (page.get('/UserUnit') ?? 1) !== 1;
  return isCut || isTurned || isEnlarged ? null : boxOf(media);
}

/** Whether a box lies within one of the areas of a page. @param page its whole, and its number from 1 */
export function isWithinArea(
  box: PdfBox,
  { sheet, number }: { readonly sheet: PdfBox; readonly number: number },
  areas: readonly SigningArea[],
): boolean {
  const [left, , , top] = sheet;
  return areas.some(({ page, x, y, width, height }) => {
    if (page !== number) return false;
    const area = [x, -(y + height), x + width, -y].map((mm) => mm * POINTS_PER_MM);
    const [west = 0, south = 0, east = 0, north = 0] = area;
    return (
      box[0] >= left + west - SLACK_POINTS &&
      box[1] >= top + south - SLACK_POINTS &&
      box[2] <= left + east + SLACK_POINTS &&
      box[3] <= top + north + SLACK_POINTS
    );
  });
}

/** Null for anything but four numbers that stand there themselves. */
export function boxOf(value: PdfValue | undefined): PdfBox | null {
  if (!isList(value) || value.length !== 4) return null;
  const [a, b, c, d] = value;
  if (typeof a !== 'number' || typeof b !== 'number' || typeof c !== 'number' || typeof d !== 'number') return null;
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)];
}
