import type { Import, ImportRow, ProblemGroup, RowProblem } from './types';

/** How a field is answered otherwise than by a proposal; null: only the proposals are possible. */
export type OtherWay = 'typed' | 'village' | 'commune' | null;

/** Fields whose values are few: every one of them is proposed. */
const closed: ReadonlySet<string> = new Set(['team', 'position', 'kind']);

/** Communes and villages that are known are picked, everything else is typed. */
export function otherWay({ field, communeId, repairs }: RowProblem | ProblemGroup, one: Import): OtherWay {
  if (repairs.length > 0 && closed.has(field)) return null;
  if (field === 'village' && one.kind === 'roster' && communeId !== null) return 'village';
  if (field !== 'commune') return 'typed';
  if (one.isOfProvince) return 'commune';
  return repairs.length > 0 ? null : 'typed';
}

/** A cell of a row as the file has it. */
export interface SeenCell {
  column: number;
  head: string;
  text: string;
  /** What counts instead of an empty cell: it stands in a heading or a merged cell above. */
  above: string;
  isFaulty: boolean;
}

/** The cells of a row that say something or should, under the heads of the file; those a problem is about are marked. */
export function seenCells(row: ImportRow, { headers, fields }: Pick<Import, 'headers' | 'fields'>): SeenCell[] {
  const faulty = new Map(
    row.problems
      .filter(({ isBlocking }) => isBlocking)
      .flatMap((problem) => faultyColumns(row, problem, fields).map((column) => [column, problem.typed] as const)),
  );
  const width = Math.max(row.cells.length, ...[...faulty.keys()].map((column) => column + 1));
  const all = Array.from({ length: width }, (_, column) => ({
    column,
    head: headers[column]?.trim() ?? '',
    text: row.cells[column]?.trim() ?? '',
    above: faulty.get(column)?.trim() ?? '',
    isFaulty: faulty.has(column),
  }));
  return all.filter(({ text, isFaulty }) => text !== '' || isFaulty);
}

/** Of several columns of one field the one that is filled in; the first when none is. */
function faultyColumns(row: ImportRow, { field }: RowProblem, fields: Import['fields']): number[] {
  const columns = fields.find((one) => one.field === field)?.columns ?? [];
  const filled = columns.filter((column) => (row.cells[column] ?? '').trim() !== '');
  return filled.length > 0 ? filled : columns.slice(0, 1);
}
