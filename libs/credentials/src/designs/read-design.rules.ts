import {
  type Design,
  DESIGN_SHAPES,
  type DesignElement,
  type DesignFault,
  type DesignPage,
  type DesignProperty,
  ELEMENT_TYPES,
  type ElementType,
  LONGEST_TEXT,
  ORIENTATIONS,
  PAPER_SIZES,
  type PropertyValue,
} from './design.rules';

const MOST_COLUMNS = 8;

const MOST_ROWS = 40;

const LONGEST_SHORT = 200;

/** Signs that no text has, and that a database or a PDF refuses: control signs and half letters. */
const NO_TEXT = /[\p{Cc}\p{Cs}]/u;

/** What is wrong with the value of a property, as a sentence; null: nothing. */
export function propertyFault(property: DesignProperty, value: unknown): string | null {
  if (value === undefined) return property.usual === null ? `Thiếu “${property.label}” (${property.name}).` : null;
  const wanted = CHECKS[property.kind](property, value);
  return wanted === null ? null : `“${property.label}” (${property.name}) ${wanted}.`;
}

type Check = (property: DesignProperty, value: unknown) => string | null;

/** Each says what the value should be; null: it is. */
const CHECKS: Readonly<Record<DesignProperty['kind'], Check>> = {
  number: ({ min, max }, value) => {
    const isNumber = typeof value === 'number' && Number.isFinite(value);
    const words = (one: number | null): string => String(one ?? 0).replace('.', ',');
    return isNumber && value >= (min ?? 0) && value <= (max ?? 0) ? null : `là số từ ${words(min)} đến ${words(max)}`;
  },
  text: (_, value) => textFault(value, LONGEST_TEXT),
  choice: ({ choices }, value) =>
    choices.some((one) => one.value === value)
      ? null
      : `là một trong: ${choices.map((one) => `"${one.value}" (${one.label})`).join(', ')}`,
  colour: ({ usual }, value) =>
    (typeof value === 'string' && /^#[0-9a-fA-F]{6}$/.test(value)) || (usual === '' && value === '')
      ? null
      : 'viết như "#14412f"',
  flag: (_, value) => (typeof value === 'boolean' ? null : 'là true hoặc false'),
  field: (_, value) => textFault(value, LONGEST_SHORT),
  image: (_, value) => textFault(value, LONGEST_SHORT),
  columns: (_, value) => (isList(value, MOST_COLUMNS) && value.every(isColumn) ? null : COLUMNS),
  rows: (_, value) => (isList(value, MOST_ROWS) && value.every(isRow) ? null : ROWS),
};

const COLUMNS = `là danh sách từ 1 đến ${MOST_COLUMNS} cột, mỗi cột có title (chữ) và width (số từ 1 đến 100)`;

const ROWS = `là danh sách từ 1 đến ${MOST_ROWS} dòng, mỗi dòng là danh sách chữ, mỗi ô nhiều nhất ${LONGEST_SHORT} chữ`;

function textFault(value: unknown, longest: number): string | null {
  const isText = typeof value === 'string' && !NO_TEXT.test(value.replaceAll('\n', ''));
  return isText && value.length <= longest ? null : `là chữ, nhiều nhất ${longest} chữ`;
}

function isList(value: unknown, most: number): value is unknown[] {
  return Array.isArray(value) && value.length > 0 && value.length <= most;
}

function isColumn(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('title' in value) || !('width' in value)) return false;
  const { title, width } = value;
  const isWidth = typeof width === 'number' && width >= 1 && width <= 100;
  return Object.keys(value).length === 2 && textFault(title, LONGEST_SHORT) === null && isWidth;
}

function isRow(value: unknown): boolean {
  return isList(value, MOST_COLUMNS) && value.every((cell) => textFault(cell, LONGEST_SHORT) === null);
}

export const MOST_PAGES = 4;

export const MOST_ELEMENTS = 60;

/** So many signs a design has at most as it is kept; the database asks the same. */
export const LONGEST_DESIGN = 60_000;

/** A woven band is thousands of threads; sixty a page would hold up everybody else's requests. */
export const MOST_FRAMES = 4;

const LONGEST_NAME = 80;

/** A design with what is wrong in its form; what is wrong is left out of it, so that the rest can be drawn. Null: no JSON of a design. */
export interface ReadDesign {
  readonly design: Design | null;
  readonly faults: readonly DesignFault[];
}

type Bag = Readonly<Record<string, unknown>>;

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null && !Array.isArray(value);

const whole = (words: string): DesignFault => ({ page: null, element: null, words });

/** Reads the JSON text of a design. */
export function readDesign(source: string): ReadDesign {
  const parsed = parse(source);
  if ('fault' in parsed) return { design: null, faults: [whole(parsed.fault)] };
  const { value } = parsed;
  if (!isBag(value))
    return { design: null, faults: [whole('Mẫu phải là một đối tượng JSON, mở bằng { và đóng bằng }.')] };
  const faults = [...lengthFaults(source), ...headFaults(value)];
  const pages = Array.isArray(value.pages) ? (value.pages as unknown[]).slice(0, MOST_PAGES) : [];
  const design: Design = {
    name: typeof value.name === 'string' ? value.name.normalize('NFC').trim().slice(0, LONGEST_NAME) : '',
    paper: PAPER_SIZES.find((one) => one === value.paper) ?? 'a4',
    orientation: ORIENTATIONS.find((one) => one === value.orientation) ?? 'landscape',
    pages: withFewFrames(
      pages.map((page, index) => readPage(page, index + 1, faults)),
      faults,
    ),
  };
  return { design, faults };
}

/** The JSON text of a design under another name; a text that is no JSON stays. */
export function renamed(source: string, name: string): string {
  const parsed = parse(source);
  return 'fault' in parsed ? source : `${JSON.stringify({ ...Object(parsed.value), name }, null, 2)}\n`;
}

/**
 * The JSON text of a design as it is kept: composed, written one way. Two that say the same are one, and a name in it is found when it
 * must go (decision 0026). A text that is no JSON stays.
 */
export function tidied(source: string): string {
  const parsed = parse(source.normalize('NFC'));
  return 'fault' in parsed ? source : `${JSON.stringify(parsed.value, null, 2)}\n`;
}

/** Says when a design is longer than can be kept, measured as it is kept. */
function lengthFaults(source: string): DesignFault[] {
  const { length } = tidied(source);
  if (length <= LONGEST_DESIGN) return [];
  const [has, most] = [length, LONGEST_DESIGN].map((count) => count.toLocaleString('vi-VN'));
  return [whole(`Mẫu dài ${has} ký tự khi xếp thành dòng để lưu, nhiều nhất ${most}. Bớt phần tử hoặc bớt lời.`)];
}

function parse(source: string): { readonly value: unknown } | { readonly fault: string } {
  try {
    return { value: JSON.parse(source) };
  } catch (error) {
    const at = /line (\d+) column (\d+)/.exec(error instanceof Error ? error.message : '');
    const place = at === null ? '' : ` Xem dòng ${at[1]}, cột ${at[2]}.`;
    return { fault: `Chữ JSON viết chưa đúng.${place}` };
  }
}

function headFaults(design: Bag): DesignFault[] {
  const faults = unknownKeys(design, ['name', 'paper', 'orientation', 'pages']).map(whole);
  const name = typeof design.name === 'string' ? design.name.trim() : '';
  if (name === '' || name.length > LONGEST_NAME)
    faults.push(whole(`Mẫu cần tên (name), nhiều nhất ${LONGEST_NAME} chữ.`));
  if (!PAPER_SIZES.some((one) => one === design.paper)) faults.push(whole('Khổ giấy (paper) là "a4" hoặc "a5".'));
  if (!ORIENTATIONS.some((one) => one === design.orientation))
    faults.push(whole('Hướng giấy (orientation) là "landscape" (ngang) hoặc "portrait" (dọc).'));
  const pages: unknown[] = Array.isArray(design.pages) ? design.pages : [];
  if (pages.length === 0 || pages.length > MOST_PAGES)
    faults.push(whole(`Mẫu có từ 1 đến ${MOST_PAGES} trang, viết trong "pages".`));
  return faults;
}

function readPage(page: unknown, number: number, faults: DesignFault[]): DesignPage {
  const elements: unknown[] | null = isBag(page) && Array.isArray(page.elements) ? page.elements : null;
  if (elements === null || !isBag(page)) {
    faults.push({ page: number, element: null, words: 'Trang cần danh sách phần tử "elements".' });
    return { elements: [] };
  }
  const wrong = unknownKeys(page, ['elements']);
  if (elements.length > MOST_ELEMENTS) wrong.push(`Một trang có nhiều nhất ${MOST_ELEMENTS} phần tử.`);
  faults.push(...wrong.map((words) => ({ page: number, element: null, words })));
  return {
    elements: elements.slice(0, MOST_ELEMENTS).flatMap((one, index) => {
      const read = readElement(one, index + 1);
      faults.push(...read.faults.map((words) => ({ page: number, element: index + 1, words })));
      return read.element === null ? [] : [read.element];
    }),
  };
}

/** The pages with the first woven bands; the others are told, the first of each page. */
function withFewFrames(pages: readonly DesignPage[], faults: DesignFault[]): DesignPage[] {
  const frames = pages.flatMap(({ elements }) => elements.filter(({ type }) => type === 'frame'));
  const extra = new Set(frames.slice(MOST_FRAMES));
  return pages.map(({ elements }, index) => {
    const first = elements.find((one) => extra.has(one));
    if (first !== undefined)
      faults.push({ page: index + 1, element: first.at, words: `Một mẫu có nhiều nhất ${MOST_FRAMES} khung dệt.` });
    return { elements: elements.filter((one) => !extra.has(one)) };
  });
}

function readElement(
  given: unknown,
  at: number,
): { readonly element: DesignElement | null; readonly faults: string[] } {
  const type = isBag(given) ? ELEMENT_TYPES.find((one) => one === given.type) : undefined;
  if (!isBag(given) || type === undefined)
    return { element: null, faults: [`Loại phần tử (type) là một trong: ${ELEMENT_TYPES.join(', ')}.`] };
  const { properties } = DESIGN_SHAPES[type];
  const faults = [
    ...unknownKeys(given, ['type', ...properties.map(({ name }) => name)]),
    ...properties.flatMap((one) => propertyFault(one, given[one.name]) ?? []),
  ];
  const values = Object.fromEntries(properties.map((one) => [one.name, valueOf(one, given[one.name])]));
  const isDrawable = properties.every(
    (one) => given[one.name] === undefined || propertyFault(one, given[one.name]) === null,
  );
  const isWhole = properties.every(({ name, usual }) => given[name] !== undefined || usual !== null);
  return { element: isDrawable && isWhole ? elementOf({ type, at }, values) : null, faults };
}

function elementOf(
  named: { readonly type: ElementType; readonly at: number },
  all: Readonly<Record<string, PropertyValue>>,
): DesignElement {
  const { x, y, width, height = width, ...values } = all;
  return { ...named, x: Number(x), y: Number(y), width: Number(width), height: Number(height), values };
}

function valueOf({ usual }: DesignProperty, given: unknown): PropertyValue {
  const value = given ?? usual ?? '';
  return typeof value === 'string' ? value.normalize('NFC') : (value as PropertyValue);
}

function unknownKeys(bag: Bag, known: readonly string[]): string[] {
  return Object.keys(bag)
    .filter((key) => !known.includes(key))
    .map((key) => `Không có thuộc tính “${key.slice(0, 40)}”. Dùng được: ${known.join(', ')}.`);
}
