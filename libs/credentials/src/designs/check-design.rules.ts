import {
  type Design,
  DESIGN_FIELDS,
  DESIGN_SHAPES,
  type DesignElement,
  type DesignFault,
  fieldsIn,
  markedText,
  pageSize,
  wordsOf,
} from './design.rules';
import { readDesign } from './read-design.rules';

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

/** WCAG 2.2, 1.4.3: words on their ground. */
const LEAST_CONTRAST = 4.5;

const WHITE = '#ffffff';

/** Why words that a certificate needs might not be read on paper: pale on their ground, or painted over. What lies under a picture is unknown. */
export function legibleFaults(element: DesignElement, elements: readonly DesignElement[]): string[] {
  const faults: string[] = [];
  const colour = wordsOf(element, 'colour');
  if (groundsOf(element, elements).some((ground) => contrast(colour, ground) < LEAST_CONTRAST))
    faults.push('Chữ bắt buộc phải đọc được mà màu chữ gần với màu nền. Chọn màu chữ đậm hơn hoặc nền nhạt hơn.');
  const over = elements.filter((one) => one.at > element.at && paintsOver(one, element));
  const named = over.map(({ type, at }) => `${at} (${DESIGN_SHAPES[type].label})`).join(', ');
  if (over.length > 0)
    faults.push(`Phần tử ${named} đè lên chữ bắt buộc phải đọc được. Dời đi, hoặc đặt trước chữ trong danh sách.`);
  return faults;
}

/** The colours that lie under an element: white, or what rectangles before it paint. */
function groundsOf(element: DesignElement, elements: readonly DesignElement[]): string[] {
  let grounds = [WHITE];
  for (const one of elements) {
    if (one.at >= element.at || one.type !== 'rect' || !paintsOver(one, element)) continue;
    const fill = wordsOf(one, 'fill');
    grounds = holds(one, element) && one.values.radius === 0 ? [fill] : [...grounds, fill];
  }
  return grounds;
}

/** WCAG 2.2, “contrast ratio”, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

/** WCAG 2.2, “relative luminance” of “#rrggbb”, from 0 to 1. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** What the picture of one signature takes: name, body and time in four lines of the smallest letters. */
const LEAST_WIDTH_MM = 30;

const LEAST_HEIGHT_MM = 12;

/** Why signatures can't go where a design lets them (decision 0055): what stands there would be hidden by their pictures. */
export function signingAreaFaults(area: DesignElement, elements: readonly DesignElement[]): string[] {
  const faults: string[] = [];
  if (area.width < LEAST_WIDTH_MM || area.height < LEAST_HEIGHT_MM)
    faults.push(
      `Ô ký số rộng ít nhất ${LEAST_WIDTH_MM} mm, cao ít nhất ${LEAST_HEIGHT_MM} mm để hình chữ ký đọc được.`,
    );
  const within = elements.filter((one) => one.type !== 'signing-area' && paintsWithin(one, area, 0));
  const named = within.map(({ type, at }) => `${at} (${DESIGN_SHAPES[type].label})`).join(', ');
  if (within.length > 0)
    faults.push(
      `Phần tử ${named} nằm trong ô ký số, hình chữ ký sẽ che mất. Ô ký số phải để trống: dời phần tử hoặc dời ô.`,
    );
  return faults;
}

/**
 * Says when a design leaves no place for signatures. Asked where a design is saved: one that was saved before there were such places goes on,
 * and of its papers only the first signature may be shown.
 */
export function missingSigningArea({ pages }: Design): DesignFault[] {
  const isThere = pages.some(({ elements }) => elements.some(({ type }) => type === 'signing-area'));
  const words = 'Mẫu chưa có ô ký số. Thêm phần tử “Ô ký số” vào chỗ trống gần chức danh người ký.';
  return isThere || pages.length === 0 ? [] : [{ page: null, element: null, words }];
}

/** Smaller, and the cells of a full code are too fine for the camera of a cheap phone (about 0.5 mm each at 33 mm). */
const SMALLEST_QR_MM = 28;

const SLACK_MM = 0.05;

/** Two bands and a cell between them: a smaller woven band would be drawn larger than its box. */
const FRAME_CELLS = 2 * BAND_CELLS + 1;

/** What a paper is checked by, and says of its signature: without these it is no certificate (DESIGN 4.2). */
const NEEDED_FIELDS = ['họ tên', 'số vào sổ', 'mã kiểm tra', 'dòng chữ ký'];

/** A design and all that is wrong with it, in the order of its pages; what a drawing tells (words too long) is not among it. */
export function checkDesign(
  source: string,
  images: { has(name: string): boolean },
): { readonly design: Design | null; readonly faults: readonly DesignFault[] } {
  const { design, faults } = readDesign(source);
  if (design === null) return { design, faults };
  const found = design.pages.flatMap(({ elements }, index) =>
    elements.flatMap((element) =>
      faultsOf(element, { design, elements, images }).map((words) => ({ page: index + 1, element: element.at, words })),
    ),
  );
  return { design, faults: [...faults, ...found, ...missing(design)].sort(byPlace) };
}

const byPlace = (one: DesignFault, other: DesignFault): number =>
  (one.page ?? 0) - (other.page ?? 0) || (one.element ?? 0) - (other.element ?? 0);

interface Surroundings {
  readonly design: Design;
  readonly elements: readonly DesignElement[];
  readonly images: { has(name: string): boolean };
}

function faultsOf(element: DesignElement, around: Surroundings): string[] {
  const faults = [...placeFaults(element, around.design), ...textFaults(element)];
  if (isNeeded(element)) faults.push(...legibleFaults(element, around.elements));
  if (element.type === 'qr') faults.push(...qrFaults(element, around));
  if (element.type === 'image') faults.push(...imageFaults(element, around));
  if (element.type === 'table') faults.push(...tableFaults(element));
  if (element.type === 'frame') faults.push(...frameFaults(element));
  if (element.type === 'signing-area') faults.push(...signingAreaFaults(element, around.elements));
  return faults;
}

function placeFaults({ type, x, y, width, height }: DesignElement, design: Design): string[] {
  const page = pageSize(design);
  const faults: string[] = [];
  if (x + width > page.width + SLACK_MM || y + height > page.height + SLACK_MM)
    faults.push(`Nằm ra ngoài trang ${page.width} × ${page.height} mm. Dịch vào hoặc thu nhỏ lại.`);
  const isNothing = type === 'line' ? width + height === 0 : width === 0 || height === 0;
  if (isNothing) faults.push('Rộng và cao phải lớn hơn 0.');
  return faults;
}

function textFaults(element: DesignElement): string[] {
  return textsOf(element).flatMap((text) => [
    ...markedText(text).faults,
    ...fieldsIn(text)
      .filter((name) => !Object.hasOwn(DESIGN_FIELDS, name))
      .map((name) => `Không có mục “${name}”. Các mục dùng được: ${Object.keys(DESIGN_FIELDS).join(', ')}.`),
    ...(text.trim() === '' && element.type === 'text' ? ['Chưa có chữ nào.'] : []),
  ]);
}

/** Whether a certificate needs what the element says. */
function isNeeded(element: DesignElement): boolean {
  return textsOf(element)
    .flatMap(fieldsIn)
    .some((name) => NEEDED_FIELDS.includes(name));
}

/** Every text of an element that may hold fields. */
export function textsOf(element: DesignElement): string[] {
  const { type, values } = element;
  if (type === 'text') return [wordsOf(element, 'text')];
  if (type === 'register-number') return [`${wordsOf(element, 'text')}{{số vào sổ}}`];
  if (type === 'field') return [`{{${wordsOf(element, 'field')}}}`];
  return type === 'table' && Array.isArray(values.rows) ? values.rows.flatMap((row: readonly string[]) => row) : [];
}

function qrFaults(qr: DesignElement, { design, elements }: Surroundings): string[] {
  const page = pageSize(design);
  const faults: string[] = [];
  if (qr.width < SMALLEST_QR_MM) faults.push(`Mã QR rộng ít nhất ${SMALLEST_QR_MM} mm để điện thoại đọc được.`);
  const farthest = Math.max(qr.x + qr.width - page.width, qr.y + qr.height - page.height);
  if (Math.min(qr.x, qr.y, -farthest) < QR_CLEAR_MM) faults.push(`Mã QR cách mép trang ít nhất ${QR_CLEAR_MM} mm.`);
  const over = elements.filter((one) => overlapsQr(one, qr));
  const named = over.map(({ type, at }) => `${at} (${DESIGN_SHAPES[type].label})`).join(', ');
  if (over.length > 0)
    faults.push(`Phần tử ${named} đè lên mã QR hoặc sát quá. Quanh mã để trống ít nhất ${QR_CLEAR_MM} mm.`);
  return faults;
}

function imageFaults(element: DesignElement, { images }: Surroundings): string[] {
  const image = wordsOf(element, 'image');
  const faults: string[] = [];
  if (!images.has(image)) faults.push(`Chưa có hình “${image}”. Tải hình lên trước.`);
  if (wordsOf(element, 'alt').trim() === '') faults.push('Hình cần lời tả (alt) cho người không nhìn được.');
  return faults;
}

function tableFaults({ values: { columns, rows } }: DesignElement): string[] {
  const count = Array.isArray(columns) ? columns.length : 0;
  const wrong = Array.isArray(rows) ? rows.findIndex((row: readonly string[]) => row.length !== count) : -1;
  return wrong < 0 ? [] : [`Dòng ${wrong + 1} của bảng phải có ${count} ô như số cột.`];
}

function frameFaults({ width, height, values }: DesignElement): string[] {
  const least = FRAME_CELLS * Number(values.cell);
  if (Math.min(width, height) > least - SLACK_MM) return [];
  const words = least.toLocaleString('vi-VN', { maximumFractionDigits: 2 });
  return [`Khung dệt rộng và cao ít nhất ${words} mm, bằng ${FRAME_CELLS} ô dệt. Cho khung lớn hơn hoặc ô nhỏ hơn.`];
}

function missing({ pages }: Design): DesignFault[] {
  const elements = pages.flatMap((page) => page.elements);
  const fields = new Set(elements.flatMap(textsOf).flatMap(fieldsIn));
  const words = NEEDED_FIELDS.filter((name) => !fields.has(name)).map((name) => `Giấy chưa in mục “${name}”.`);
  if (!elements.some(({ type }) => type === 'qr')) words.push('Giấy chưa có mã QR để kiểm tra.');
  return words.map((one) => ({ page: null, element: null, words: one }));
}
