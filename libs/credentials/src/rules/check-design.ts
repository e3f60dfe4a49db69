import { type Design, type DesignElement, type DesignFault, pageSize, wordsOf } from './design';
import { DESIGN_FIELDS } from './design-fields';
import { DESIGN_SHAPES } from './design-shapes';
import { legibleFaults } from './legible';
import { fieldsIn, markedText } from './marked-text';
import { BAND_CELLS, overlapsQr, QR_CLEAR_MM } from './qr-space';
import { readDesign } from './read-design';
import { signingAreaFaults } from './signing-space';

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
