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
