import { type ElementType, type PropertyValue } from './design';

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
