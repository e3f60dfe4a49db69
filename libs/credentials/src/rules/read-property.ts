import { type DesignProperty, LONGEST_TEXT } from './design-shapes';

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
