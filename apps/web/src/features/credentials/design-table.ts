const isColumn = (value: unknown): value is { title: string; width: number } =>
  typeof value === 'object' && value !== null && 'title' in value && 'width' in value;

const cellsOf = (line: string): string[] => line.split('|').map((cell) => cell.trim());
const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Columns as lines: “Nội dung | 3”. */
export function columnsText(value: unknown): string {
  const columns: unknown[] = Array.isArray(value) ? value : [];
  return columns.map((one) => (isColumn(one) ? `${one.title} | ${one.width}` : '')).join('\n');
}

/** Columns of such lines; a column without a number is as wide as one part. */
export function columnsOf(text: string): { title: string; width: number }[] {
  return linesOf(text).map((line) => {
    const [title = '', width = ''] = cellsOf(line);
    return { title, width: Number(width.replace(',', '.')) || 1 };
  });
}

/** Rows as lines: “Số khóa học | {{số khóa học}}”. */
export function rowsText(value: unknown): string {
  const rows: unknown[] = Array.isArray(value) ? value : [];
  return rows.map((row) => (Array.isArray(row) ? row.join(' | ') : '')).join('\n');
}

/** Rows of such lines. */
export function rowsOf(text: string): string[][] {
  return linesOf(text).map(cellsOf);
}
