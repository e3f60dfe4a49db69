import { type TableColumn, type TableRow } from './paper-tree';

/** A table that a template may ask for by name. */
export interface PaperTable {
  readonly columns: readonly TableColumn[];
  readonly rows: readonly TableRow[];
  /** 0: as high as its text. */
  readonly rowHeightMm: number;
  /** What stands in its place when it has no rows. */
  readonly emptyWords: string;
}

/** What a template may ask for: fields by name, null where the system has none yet; tables by name. */
export interface PaperValues {
  readonly fields: Readonly<Record<string, string | null>>;
  readonly tables: Readonly<Record<string, PaperTable>>;
}

/** Names a template of a kind may use. */
export interface KnownNames {
  readonly fields: readonly string[];
  readonly tables: readonly string[];
}
