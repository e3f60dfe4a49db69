import { type DesignElement } from './design';

/** White around a QR code: four of its cells (ISO/IEC 18004) at the size it is usually printed. */
export const QR_CLEAR_MM = 2;
/** The cells that the woven band is wide. */
export const BAND_CELLS = 11;
const MM_PER_POINT = 25.4 / 72;

type Box = Pick<DesignElement, 'x' | 'y' | 'width' | 'height'>;

/** Whether an element paints where a code needs white. An outline with nothing inside may go round it. */
export function overlapsQr(element: DesignElement, qr: DesignElement): boolean {
  return element !== qr && paintsWithin(element, qr, QR_CLEAR_MM);
}

/** Whether an element paints within the box of another, or nearer to it than so many millimetres. An outline may go round both. */
export function paintsWithin(element: DesignElement, other: DesignElement, clearMm: number): boolean {
  const clear = grown(other, clearMm);
  if (!meets(grown(element, strokeOf(element) / 2), clear)) return false;
  const rim = rimOf(element, other);
  return rim === null || !holds(grown(element, -rim), clear);
}

/** How far the painted rim of an outline goes inwards; null: it is painted all over. */
function rimOf({ type, values, at }: DesignElement, other: DesignElement): number | null {
  if (type === 'frame') return BAND_CELLS * Number(values.cell);
  const isBeneath = values.fill === '#ffffff' && at < other.at;
  const isOpen = type === 'rect' && (values.fill === '' || isBeneath);
  return isOpen ? (Number(values.thickness) * MM_PER_POINT) / 2 : null;
}

/** Whether an element paints its own colour where another stands; words, lines and outlines leave it readable. */
export function paintsOver(element: DesignElement, other: Box): boolean {
  const { type, values } = element;
  if (type === 'frame')
    return meets(element, other) && !holds(grown(element, -BAND_CELLS * Number(values.cell)), other);
  const isFilled = type === 'image' || (type === 'rect' && values.fill !== '');
  return isFilled && meets(grown(element, strokeOf(element) / 2), other);
}

/** Whether a box is wholly within another. */
export function holds(outer: Box, inner: Box): boolean {
  const isAcross = outer.x <= inner.x && outer.x + outer.width >= inner.x + inner.width;
  return isAcross && outer.y <= inner.y && outer.y + outer.height >= inner.y + inner.height;
}

function strokeOf({ type, values }: DesignElement): number {
  return type === 'line' || type === 'rect' ? Number(values.thickness) * MM_PER_POINT : 0;
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function meets(one: Box, other: Box): boolean {
  const isAcross = one.x < other.x + other.width && other.x < one.x + one.width;
  return isAcross && one.y < other.y + other.height && other.y < one.y + one.height;
}
