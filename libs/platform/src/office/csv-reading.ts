import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import { BlankRows } from './blank-rows';
import { composed } from './cell-text';
import { type OpenSpreadsheet, type SpreadsheetRow } from './spreadsheet';
import { BrokenSpreadsheet, MostlyBlankSpreadsheet, NotASpreadsheet } from './spreadsheet.errors';

const MAX_COLUMNS = 60;
const SEPARATORS = [';', ',', '\t'] as const;

/**
 * The text of a .csv: UTF-8 and UTF-16 with or without a mark, else Windows' Vietnamese code page.
 * @throws NotASpreadsheet when it holds control signs that no text has
 */
export function decodedText(bytes: Buffer): string {
  const text = textIn(bytes).replace(/^\uFEFF/, '');
  if (/[^\P{Cc}\t\n\v\f\r]/u.test(text.slice(0, 100_000))) throw new NotASpreadsheet();
  return text;
}

function textIn(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  const wide = wideOrder(bytes.subarray(0, 2_000));
  if (wide !== null) return new TextDecoder(wide).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1258').decode(bytes);
  }
}

/** UTF-16 without a mark: half of the bytes of ordinary letters are zero, on the odd or on the even places. */
function wideOrder(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const zeros = [0, 0];
  bytes.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (Math.max(even, odd) < bytes.length / 8) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}

/** What Excel reads first: a line that names the separator. */
const NAMED_SEPARATOR = /^sep=([;,\t])[ \t]*(?:\r\n|\n|\r)/i;

/** The sign that a first line names (`sep=;`), else the one that separates most cells of the first lines, outside quotes. */
export function separatorOf(text: string): ';' | ',' | '\t' {
  const named = NAMED_SEPARATOR.exec(text)?.[1];
  if (named === ';' || named === ',' || named === '\t') return named;
  const bare = text.slice(0, 20_000).replace(/"(?:[^"]|"")*"/g, '');
  const counts = SEPARATORS.map((sign) => ({ sign, count: bare.split(sign).length }));
  return counts.sort((a, b) => b.count - a.count)[0]?.sign ?? ',';
}

async function* csvRows(text: string): AsyncGenerator<SpreadsheetRow> {
  const parser = Readable.from([text], { objectMode: false }).pipe(
    parse({
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 100_000,
      // All of them, since lists put together from several programs end their lines in several ways.
      record_delimiter: ['\r\n', '\n', '\r'],
    }),
  );
  let number = 0;
  const blanks = new BlankRows();
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      number += 1;
      const cells = record.slice(0, MAX_COLUMNS).map((cell) => composed(cell));
      const isSaying = cells.some((cell) => cell.trim() !== '') && !(number === 1 && NAMED_SEPARATOR.test(text));
      if (isSaying) yield { number, cells };
      else blanks.add(1);
    }
  } catch (cause) {
    throw cause instanceof MostlyBlankSpreadsheet ? cause : new BrokenSpreadsheet(cause);
  } finally {
    parser.destroy();
  }
}

/** Separated text as a spreadsheet of one sheet. @throws NotASpreadsheet */
export function openCsv(bytes: Buffer): OpenSpreadsheet {
  const text = decodedText(bytes);
  return {
    sheets: [{ name: 'CSV', isHidden: false, rows: () => csvRows(text), merges: () => Promise.resolve([]) }],
  };
}
