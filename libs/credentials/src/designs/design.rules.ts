import { type PaperText } from '../printing/paper-text.rules';

/** What a design is made of; the names stand in its JSON. */
export const ELEMENT_TYPES = [
  ...(['text', 'field', 'register-number', 'qr', 'image'] as const),
  ...(['table', 'line', 'rect', 'frame', 'signing-area'] as const),
] as const;

export type ElementType = (typeof ELEMENT_TYPES)[number];

/** A column of a table. */
export interface TableColumn {
  readonly title: string;
  /** Its share of the table's width. */
  readonly width: number;
}

export type PropertyValue = string | number | boolean | readonly TableColumn[] | readonly (readonly string[])[];

/** An element of a page; lengths in millimetres from the upper left corner. What else it has stands in `DESIGN_SHAPES`. */
export interface DesignElement {
  readonly type: ElementType;
  /** Its place in the list of its page, from 1. */
  readonly at: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly values: Readonly<Record<string, PropertyValue>>;
}

/** A page; what comes later is painted over what came before. */
export interface DesignPage {
  readonly elements: readonly DesignElement[];
}

export const PAPER_SIZES = ['a4', 'a5'] as const;

export type PaperSize = (typeof PAPER_SIZES)[number];

export const ORIENTATIONS = ['landscape', 'portrait'] as const;

export type Orientation = (typeof ORIENTATIONS)[number];

/** How a certificate looks: data, never a program. */
export interface Design {
  readonly name: string;
  readonly paper: PaperSize;
  readonly orientation: Orientation;
  readonly pages: readonly DesignPage[];
}

/** What is wrong with a design, and where; pages and elements from 1, null: with all of it. */
export interface DesignFault {
  readonly page: number | null;
  readonly element: number | null;
  readonly words: string;
}

const SHORT_AND_LONG: Readonly<Record<PaperSize, readonly [number, number]>> = { a4: [210, 297], a5: [148, 210] };

/** Width and height of a page in millimetres. */
export function pageSize({ paper, orientation }: Pick<Design, 'paper' | 'orientation'>): {
  readonly width: number;
  readonly height: number;
} {
  const [short, long] = SHORT_AND_LONG[paper];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}

/** A property that is a text; another one says nothing. */
export function wordsOf({ values }: Pick<DesignElement, 'values'>, name: string): string {
  const value = values[name];
  return typeof value === 'string' ? value : '';
}

/** A property of an element: how it is written, called and limited. The screen makes its form of these. */
export interface DesignProperty {
  readonly name: string;
  readonly label: string;
  readonly kind: 'number' | 'text' | 'choice' | 'colour' | 'flag' | 'field' | 'image' | 'columns' | 'rows';
  /** Of numbers. */
  readonly min: number | null;
  readonly max: number | null;
  readonly step: number | null;
  /** Of a choice. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What counts where the property is left out; null: it may not be. */
  readonly usual: PropertyValue | null;
}

/** What a kind of element is called and may say. */
export interface ElementShape {
  readonly label: string;
  readonly properties: readonly DesignProperty[];
}

/** So long a text of an element may be. */
export const LONGEST_TEXT = 600;

const property = (
  given: Pick<DesignProperty, 'name' | 'label' | 'kind'> & Partial<DesignProperty>,
): DesignProperty => ({
  ...{ min: null, max: null, step: null, choices: [], usual: null },
  ...given,
});

const number = (
  [name, label]: readonly [string, string],
  [min, max, step]: readonly [number, number, number],
  usual: number | null,
): DesignProperty => property({ name, label, kind: 'number', min, max, step, usual });

const choice = (
  name: string,
  label: string,
  choices: Readonly<Record<string, string>>,
  usual: string,
): DesignProperty =>
  property({
    ...{ name, label, kind: 'choice', usual },
    choices: Object.entries(choices).map(([value, words]) => ({ value, label: words })),
  });

const colour = (name: string, label: string, usual: string): DesignProperty =>
  property({ name, label, kind: 'colour', usual });

const X = number(['x', 'Cách mép trái (mm)'], [0, 297, 0.5], null);

const Y = number(['y', 'Cách mép trên (mm)'], [0, 297, 0.5], null);

const WIDTH = number(['width', 'Rộng (mm)'], [0, 297, 0.5], null);

const HEIGHT = number(['height', 'Cao (mm)'], [0, 297, 0.5], null);

const BOX = [X, Y, WIDTH, HEIGHT];

const ALIGN = choice('align', 'Căn ngang', { left: 'trái', center: 'giữa', right: 'phải' }, 'left');

const SIZE = number(['size', 'Cỡ chữ (pt)'], [8, 60, 0.5], 14);

const LETTERS = [
  choice('font', 'Phông chữ', { Tinos: 'Tinos', 'Source Sans 3': 'Source Sans 3' }, 'Tinos'),
  SIZE,
  choice('weight', 'Nét chữ', { regular: 'thường', bold: 'đậm' }, 'regular'),
  property({ name: 'italic', label: 'Chữ nghiêng', kind: 'flag', usual: false }),
  colour('colour', 'Màu chữ', '#000000'),
];

const STYLE = [
  ...LETTERS,
  number(['smallest', 'Thu nhỏ được đến (pt)'], [0, 60, 0.5], 0),
  ALIGN,
  choice('valign', 'Căn dọc', { top: 'trên', horizon: 'giữa', bottom: 'dưới' }, 'top'),
  property({ name: 'upper', label: 'Viết hoa hết', kind: 'flag', usual: false }),
  number(['leading', 'Hở giữa hai dòng (lần cỡ chữ)'], [0, 2, 0.05], 0.1),
  number(['spacing', 'Giãn chữ (lần cỡ chữ)'], [0, 0.5, 0.01], 0),
];

const STROKE = [number(['thickness', 'Nét dày (pt)'], [0.25, 10, 0.25], 0.75), colour('stroke', 'Màu nét', '#000000')];

/** Every kind of element with what it may say; the order is that of the form. */
export const DESIGN_SHAPES: Readonly<Record<ElementType, ElementShape>> = {
  text: {
    label: 'Chữ',
    properties: [
      property({ name: 'text', label: 'Nội dung', kind: 'text' }),
      ...BOX,
      ...STYLE,
      property({ name: 'heading', label: 'Là tên giấy (đầu đề)', kind: 'flag', usual: false }),
    ],
  },
  field: {
    label: 'Mục hệ thống điền',
    properties: [property({ name: 'field', label: 'Mục', kind: 'field' }), ...BOX, ...STYLE],
  },
  'register-number': {
    label: 'Số vào sổ',
    properties: [
      property({ name: 'text', label: 'Chữ đứng trước số', kind: 'text', usual: 'Số vào sổ: ' }),
      ...BOX,
      ...STYLE,
    ],
  },
  qr: { label: 'Mã QR', properties: [X, Y, number(['width', 'Cạnh (mm)'], [0, 100, 0.5], null)] },
  image: {
    label: 'Hình ảnh',
    properties: [
      property({ name: 'image', label: 'Hình', kind: 'image' }),
      property({ name: 'alt', label: 'Lời tả hình cho người không nhìn được', kind: 'text', usual: '' }),
      ...BOX,
    ],
  },
  table: {
    label: 'Bảng',
    properties: [
      property({ name: 'columns', label: 'Các cột', kind: 'columns' }),
      property({ name: 'rows', label: 'Các dòng', kind: 'rows' }),
      ...BOX,
      ...LETTERS,
      ALIGN,
      ...STROKE,
    ],
  },
  line: { label: 'Đường kẻ', properties: [...BOX, ...STROKE] },
  rect: {
    label: 'Khung chữ nhật',
    properties: [
      ...BOX,
      ...STROKE,
      property({ name: 'fill', label: 'Màu nền, để trống là không tô', kind: 'colour', usual: '' }),
      number(['radius', 'Bo góc (mm)'], [0, 20, 0.5], 0),
    ],
  },
  frame: {
    label: 'Khung dệt',
    properties: [...BOX, number(['cell', 'Một ô dệt (mm)'], [0.5, 1, 0.05], 0.8)],
  },
  'signing-area': { label: 'Ô ký số', properties: BOX },
};

/** Where a fault is, in words: “Trang 1, phần tử 3 (Mã QR)”. */
export function placeOf({ page, element }: DesignFault, design: Design | null): string {
  if (page === null) return 'Cả mẫu';
  if (element === null) return `Trang ${page}`;
  const found = design?.pages[page - 1]?.elements.find(({ at }) => at === element);
  return `Trang ${page}, phần tử ${element}${found === undefined ? '' : ` (${DESIGN_SHAPES[found.type].label})`}`;
}

/** The pictures a design shows. */
export function imagesIn({ pages }: Design): string[] {
  const names = pages.flatMap(({ elements }) => elements.map(({ values }) => values.image));
  return [...new Set(names.filter((name) => typeof name === 'string'))];
}

/** What the system fills in: the name in a design, and what a paper calls it. The closed list of decision 0078. */
export const DESIGN_FIELDS: Readonly<Record<string, Exclude<keyof PaperText, 'qr'>>> = {
  'họ tên': 'fullName',
  'năm sinh': 'birthYear',
  'đơn vị': 'unit',
  'tên đợt': 'title',
  'thời gian và nội dung': 'period',
  'ngày bắt đầu': 'startedOn',
  'ngày kết thúc': 'finishedOn',
  'số khóa học': 'courses',
  'số giờ lớp': 'classHours',
  'căn cứ': 'basis',
  'số quyết định': 'decisionNumber',
  'ngày quyết định': 'decidedOn',
  'cơ quan cấp trên': 'superior',
  'cơ quan cấp giấy': 'issuer',
  'người chứng nhận': 'authority',
  'chức danh người ký': 'signer',
  'dòng chữ ký': 'signature',
  'nơi và ngày cấp': 'placeAndDate',
  'số vào sổ': 'number',
  'thay cho giấy số': 'replacing',
  'gia hạn từ giấy số': 'renewing',
  'hiệu lực đến': 'validUntil',
  'có giá trị đến': 'goodUntil',
  'mã kiểm tra': 'code',
  'trang kiểm tra': 'checkAddress',
};
/** A piece of a line: words as they stand, or a field to be filled in. */
export interface TextRun {
  readonly text: string | null;
  readonly field: string | null;
  readonly bold: boolean;
  readonly italic: boolean;
}

const PIECE = /(\\\*|\*\*|\*|\{\{[^{}]*\}\}|\n)/;

const OPEN_STAR = 'Dấu * mở mà chưa đóng. Muốn in dấu *, viết \\*.';

const OPEN_BRACKET = 'Ngoặc nhọn mở mà chưa đóng, hoặc đóng mà chưa mở.';

/**
 * The lines of a text with `**bold**`, `*italic*` and `{{field}}`; `\*` is a star. Nothing else means anything, so that no text of a
 * design or of a person can be more than text. `faults`: sentences about what doesn't close.
 */
export function markedText(text: string): {
  readonly lines: readonly (readonly TextRun[])[];
  readonly faults: string[];
} {
  const lines: TextRun[][] = [[]];
  const look = { bold: false, italic: false };
  for (const piece of text.split(PIECE)) {
    if (piece === '**') look.bold = !look.bold;
    else if (piece === '*') look.italic = !look.italic;
    else if (piece === '\n') lines.push([]);
    else if (piece !== '') lines.at(-1)?.push(runOf(piece, look));
  }
  return { lines, faults: [...(look.bold || look.italic ? [OPEN_STAR] : []), ...bracketFaults(lines.flat())] };
}

function bracketFaults(runs: readonly TextRun[]): string[] {
  return runs.some(({ text }) => /\{\{|\}\}/.test(text ?? '')) ? [OPEN_BRACKET] : [];
}

function runOf(piece: string, look: { readonly bold: boolean; readonly italic: boolean }): TextRun {
  const field = /^\{\{([^{}]*)\}\}$/.exec(piece)?.[1]?.trim() ?? null;
  return { ...look, field, text: field === null ? piece.replace('\\*', '*') : null };
}

/** The fields a text asks for. */
export function fieldsIn(text: string): string[] {
  return markedText(text).lines.flatMap((line) => line.flatMap(({ field }) => (field === null ? [] : [field])));
}
