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

/** A drop-down of a column: the texts below the head of a column of another sheet of the workbook. */
export interface ColumnChoices {
  /** Which column offers them, from 0. */
  readonly column: number;
  /** The name of the sheet that holds the list. */
  readonly listSheet: string;
  /** Which column of that sheet, from 0. */
  readonly listColumn: number;
  /** How many texts there are; none, no drop-down. */
  readonly count: number;
  /** True: the program refuses what is not in the list. */
  readonly isClosed: boolean;
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
  /** Drop-downs, offered in the first 5,000 rows. */
  readonly choices?: readonly ColumnChoices[];
}
