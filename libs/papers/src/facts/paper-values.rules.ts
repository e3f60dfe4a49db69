import { type TableColumn, type TableRow } from '../papers/paper-tree.rules';

const whole = new Intl.NumberFormat('vi-VN');

const tenths = new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 1 });

/** A count; below 10 with a leading zero, as papers write it. */
export function numberInWords(count: number): string {
  return count > 0 && count < 10 ? `0${count}` : whole.format(count);
}

/** A count in a table: “3.570”, “5”. */
export function countInTable(count: number): string {
  return whole.format(count);
}

/** “5 giờ”, “4,5 giờ”. */
export function hoursInWords(minutes: number): string {
  return `${tenths.format(minutes / 60)} giờ`;
}

/** “87,5%”; `share` from 0 to 1. */
export function percentInWords(share: number): string {
  return `${tenths.format(share * 100)}%`;
}

/** A column that tells of no person. */
export function column(title: string, weight: number, align: TableColumn['align'] = 'left'): TableColumn {
  return { title, weight, align, isPersonal: false };
}

/** A column whose cells tell of the row's person. */
export function personal(title: string, weight: number, align: TableColumn['align'] = 'left'): TableColumn {
  return { title, weight, align, isPersonal: true };
}

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

/** What a class, round or plan has to say for a paper. */
export interface Facts {
  /** Of the class, round or plan. */
  readonly title: string;
  readonly values: PaperValues;
  /** People who belong on the list and are not named: of other units, or whose record rests. */
  readonly leftOut: number;
}
