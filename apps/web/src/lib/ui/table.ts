/** A column of DataTable; the cell snippet gets it back with each row. */
export interface Column<Key extends string = string> {
  key: Key;
  label: string;
  /** Numbers stand at the right. */
  numeric?: boolean;
  sortable?: boolean;
  /** CSS width, for example "96px". */
  width?: string;
  /** Stays in sight when the table scrolls sideways: the name. One column at most. */
  fixed?: boolean;
  /** Long words that may break into lines on a narrow screen. */
  wraps?: boolean;
}

/** What the table is sorted by; kept in the URL by the page. */
export interface Sort {
  key: string;
  direction: 'asc' | 'desc';
}

/** The sort after a press on a head: another column rises first, the same one turns round. */
export function nextSort(current: Sort | null, key: string): Sort {
  const turns = current?.key === key && current.direction === 'asc';
  return { key, direction: turns ? 'desc' : 'asc' };
}

/** Value of `aria-sort` for a head. */
export function ariaSort(current: Sort | null, column: Column): 'ascending' | 'descending' | 'none' | undefined {
  if (!column.sortable) return undefined;
  if (current?.key !== column.key) return 'none';
  return current.direction === 'asc' ? 'ascending' : 'descending';
}
