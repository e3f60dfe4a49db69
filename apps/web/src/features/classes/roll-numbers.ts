import type { RollRow } from './types';

type Numbered = Pick<RollRow, 'number'>;

/** Whole numbers of the paper that nobody on the list has. */
export interface Gap {
  from: number;
  to: number;
}

/** A roll that this tab kept before lines were numbered says nothing of them. */
const numberOf = (row: Partial<Numbered>): number | null => row.number ?? null;

/** In the order of every printed sheet: by the number of the line; whoever has none yet behind, by name as before. */
export function inSheetOrder<Row extends Numbered>(rows: readonly Row[]): Row[] {
  const place = (row: Row): number => numberOf(row) ?? Number.MAX_SAFE_INTEGER;
  return [...rows].sort((a, b) => place(a) - place(b));
}

export const isNumbered = (row: Numbered): boolean => numberOf(row) !== null;

/** What stands on paper between a line and the one before it, of rows in the order of the sheet; null: nothing. */
export function gapBefore(rows: readonly Numbered[], index: number): Gap | null {
  const row = rows[index];
  const to = (row === undefined ? null : numberOf(row)) ?? 0;
  const before = rows[index - 1];
  const from = (before === undefined ? 0 : (numberOf(before) ?? to)) + 1;
  return from < to ? { from, to: to - 1 } : null;
}
