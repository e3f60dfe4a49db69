import { createHash } from 'node:crypto';
import { typedIn } from '../rules/row-cells';
import { type TracedRow } from '../rules/traced-row';

const SIGNS = 16;

/** Names a row as an officer saw it: once it says something else, what she said of it counts no more. */
export function doubtKey({
  batchId,
  number,
  cells,
  edits,
}: Pick<TracedRow, 'batchId' | 'number' | 'cells' | 'edits'>): string {
  const said = createHash('sha256')
    .update(JSON.stringify([cells, edits]))
    .digest('hex');
  return `${batchId}:${number}:${said.slice(0, SIGNS)}`;
}

/** What an officer reads of a row: what stands in its cells, what was typed in their place beside it. */
export const doubtWords = ({ cells, edits }: Pick<TracedRow, 'cells' | 'edits'>): string[] =>
  [...cells, ...typedIn(edits)].filter((text) => text.trim() !== '');
