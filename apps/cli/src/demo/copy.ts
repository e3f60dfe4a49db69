import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { type PoolClient } from 'pg';
import { from } from 'pg-copy-streams';

/** A value of one column; objects are written as JSON. */
export type Cell = string | number | boolean | null | Date | Buffer | readonly string[] | { readonly json: unknown };

const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

function escape(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** The same paper stands in thousands of rows: its text is written once. */
const jsonTexts = new WeakMap<object, string>();

function jsonText(json: unknown): string {
  if (typeof json !== 'object' || json === null) return escape(JSON.stringify(json));
  const text = jsonTexts.get(json) ?? escape(JSON.stringify(json));
  jsonTexts.set(json, text);
  return text;
}

function arrayText(items: readonly string[]): string {
  return `{${items.map((item) => `"${item.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}

function cellText(cell: Cell): string {
  if (cell === null) return '\\N';
  if (typeof cell === 'string') return escape(cell);
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'boolean') return cell ? 't' : 'f';
  if (cell instanceof Date) return cell.toISOString();
  if (Buffer.isBuffer(cell)) return `\\\\x${cell.toString('hex')}`;
  if ('json' in cell) return jsonText(cell.json);
  return escape(arrayText(cell));
}

const BATCH_ROWS = 500;

function* lines(rows: Iterable<readonly Cell[]>): Generator<string> {
  let batch: string[] = [];
  for (const row of rows) {
    batch.push(row.map(cellText).join('\t'));
    if (batch.length === BATCH_ROWS) {
      yield `${batch.join('\n')}\n`;
      batch = [];
    }
  }
  if (batch.length > 0) yield `${batch.join('\n')}\n`;
}

/** Writes rows by COPY in the client's transaction. Columns are named so that the order of the table does not matter. */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Cell[]>,
): Promise<void> {
  const target = client.query(from(`copy ${table} (${columns.join(', ')}) from stdin`));
  await pipeline(Readable.from(lines(rows), { objectMode: true }), target);
}
