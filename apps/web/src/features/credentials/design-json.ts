import type { DesignElement, DesignProperty, DesignShape, Spot } from './design-types';

/** A design as far as the form can change it. */
export interface EditedDesign {
  name: string;
  paper: string;
  orientation: string;
  pages: { elements: DesignElement[] }[];
}

const isBag = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The design of a JSON text; null where the form can do nothing with it: it is mended as text. */
export function editable(source: string): EditedDesign | null {
  const value = parsed(source);
  if (!isBag(value) || !Array.isArray(value.pages)) return null;
  const areWhole = value.pages.every(
    (page: unknown) => isBag(page) && Array.isArray(page.elements) && page.elements.every(isBag),
  );
  if (!areWhole) return null;
  const text = (name: string): string => (typeof value[name] === 'string' ? value[name] : '');
  const head = { name: text('name'), paper: text('paper'), orientation: text('orientation') };
  // What the form does not know stays as it is.
  return { ...value, ...head, pages: value.pages as EditedDesign['pages'] };
}

function parsed(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return null;
  }
}

/** Its JSON, as the server writes it. */
export function written(design: EditedDesign): string {
  return `${JSON.stringify(design, null, 2)}\n`;
}

/** Two texts that say the same, whatever their blanks. */
export function saysTheSame(one: string, other: string): boolean {
  const [left, right] = [parsed(one), parsed(other)];
  return left === null || right === null ? one === other : JSON.stringify(left) === JSON.stringify(right);
}

/** The value of a property: what stands there, or what counts where nothing does. */
export function valueOf(element: DesignElement, { name, usual }: DesignProperty): unknown {
  return element[name] ?? (usual === null ? undefined : parsed(usual));
}

/** With a property changed; what counts anyway is left out. */
export function withValue(element: DesignElement, { name, usual }: DesignProperty, value: unknown): DesignElement {
  if (usual === null || JSON.stringify(value) !== usual) return { ...element, [name]: value };
  return Object.fromEntries(Object.entries(element).filter(([key]) => key !== name));
}

const boxes: Readonly<Record<string, DesignElement>> = {
  qr: { width: 33 },
  line: { width: 60, height: 0 },
  frame: { x: 8, y: 8, width: 120, height: 90 },
  image: { width: 30, height: 30 },
  table: { width: 120, height: 40 },
  // A hand's signature, and the round seal of 36 mm over a third of it.
  'signing-area': { width: 80, height: 40 },
};

/** A new element of a kind, near the upper left corner, with the least that it must say. */
export function newElement(
  { type, properties }: DesignShape,
  images: readonly string[],
  fields: readonly string[],
): DesignElement {
  const said: DesignElement = {
    ...{ text: 'Chữ mới', field: fields[0] ?? '', image: images[0] ?? '' },
    ...{
      columns: [
        { title: 'Nội dung', width: 3 },
        { title: 'Kết quả', width: 1 },
      ],
      rows: [['Số khóa học', '{{số khóa học}}']],
    },
    ...{ x: 20, y: 20, width: 60, height: 10, ...boxes[type] },
  };
  const needed = properties.filter(({ usual }) => usual === null).map(({ name }) => [name, said[name]]);
  return { type, ...Object.fromEntries(needed) };
}

const mm = (value: unknown): number => (typeof value === 'number' ? value : 0);
/** To a tenth of a millimetre, or as fine as it was. */
const rounded = (value: number): number => Math.max(0, Math.round(value * 1000) / 1000);

/** Moved by millimetres; never beyond the upper or left edge. */
export function nudged(element: DesignElement, right: number, down: number): DesignElement {
  return { ...element, x: rounded(mm(element.x) + right), y: rounded(mm(element.y) + down) };
}

/** Moved in its list, later or earlier; where it then stands. */
export function reordered(list: readonly DesignElement[], index: number, by: 1 | -1): [DesignElement[], number] {
  const to = Math.min(list.length - 1, Math.max(0, index + by));
  const rest = list.filter((_, at) => at !== index);
  const moved = list[index];
  return [moved === undefined ? [...list] : [...rest.slice(0, to), moved, ...rest.slice(to)], to];
}

const millimetres: Readonly<Record<string, [number, number]>> = { a4: [210, 297], a5: [148, 210] };

/** Width and height of its pages in millimetres. */
export function sizeOf({ paper, orientation }: EditedDesign): { width: number; height: number } {
  const [short, long] = millimetres[paper] ?? [210, 297];
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}

/** Where an element lies on its page, in hundredths of it. */
export function placeOn(
  design: EditedDesign,
  { page, index }: Spot,
): { left: number; top: number; width: number; height: number } | null {
  const element = design.pages[page]?.elements[index];
  if (!element) return null;
  const { width, height } = sizeOf(design);
  const tall = element.type === 'qr' ? element.width : element.height;
  return {
    ...{ left: (mm(element.x) / width) * 100, top: (mm(element.y) / height) * 100 },
    ...{ width: (mm(element.width) / width) * 100, height: (mm(tall) / height) * 100 },
  };
}

/** What stands for an element in the list: its own words. */
export function wordsOf(element: DesignElement): string {
  const said = [element.text, element.field, element.image].find((one) => typeof one === 'string');
  return typeof said === 'string' ? said.replace(/\s+/g, ' ').slice(0, 60) : '';
}
