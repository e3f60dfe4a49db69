/** What a column holds. `date` takes `yyyy-mm-dd`, `instant` a `Date` that is written as Vietnam's clock, `paragraph` wraps. */
export type ColumnKind = 'text' | 'paragraph' | 'whole' | 'date' | 'instant';

/** One value; null leaves the cell empty, and so does a value that is not of the column's kind. */
export type CellValue = string | number | Date | null;

/** A column with its head. */
export interface SheetColumn {
  readonly header: string;
  /** In characters of the normal font. */
  readonly width: number;
  readonly kind: ColumnKind;
}

/** A sheet of a workbook. */
export interface Sheet {
  /** At most 31 signs, none of `: \ / ? * [ ]`. */
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** Pulled one by one while the file is read. */
  readonly rows: Iterable<readonly CellValue[]> | AsyncIterable<readonly CellValue[]>;
  /** Gives the head filter buttons. */
  readonly isList?: boolean;
}
