import { type OpenSheet, type SpreadsheetRow } from '@lopso/platform';
import { NothingToRead } from '../interop.errors';
import { findHeader, type FoundHeader } from '../rules/column-match';
import { type ImportKind } from '../rules/import-fields';
import { EXAMPLE_SHEET } from '../rules/template';

const MAX_SHEETS = 20;
const FIRST_ROWS = 60;

/** A sheet with the row of its heads, if one was found. */
export interface ChosenSheet {
  readonly sheet: OpenSheet;
  readonly header: FoundHeader | null;
}

async function firstRowsOf(sheet: OpenSheet): Promise<SpreadsheetRow[]> {
  const rows: SpreadsheetRow[] = [];
  for await (const row of sheet.rows()) {
    rows.push(row);
    if (rows.length === FIRST_ROWS) break;
  }
  return rows;
}

interface FoundSheet extends ChosenSheet {
  /** It has every needed head, a row below, and is not our own example. */
  readonly isList: boolean;
}

/** A sheet that is a list before one that only has more heads. */
const weightOf = ({ header, isList }: FoundSheet): number =>
  Object.keys(header?.columns ?? {}).length + (isList ? 100 : 0);

/**
 * The visible sheet of the wanted name, else a list, the one whose heads say most, else the first that has rows; and the names of
 * further lists.
 * @throws NothingToRead when no visible sheet has rows
 */
export async function chooseSheet(
  sheets: readonly OpenSheet[],
  kind: ImportKind,
  wanted: string | null,
): Promise<{ readonly chosen: ChosenSheet; readonly others: readonly string[] }> {
  const found: FoundSheet[] = [];
  for (const sheet of sheets.filter(({ isHidden }) => !isHidden).slice(0, MAX_SHEETS)) {
    const rows = await firstRowsOf(sheet);
    if (rows.length === 0) continue;
    const header = findHeader(rows, kind);
    const hasRows = header?.isComplete === true && rows.some(({ number }) => number > header.row);
    found.push({ sheet, header, isList: hasRows && sheet.name !== EXAMPLE_SHEET });
  }
  const [first, ...rest] = found;
  if (first === undefined) throw new NothingToRead();
  const best = rest.reduce((a, b) => (weightOf(b) > weightOf(a) ? b : a), first);
  const chosen = found.find(({ sheet }) => sheet.name === wanted) ?? best;
  const others = found.filter((one) => one.isList && one !== chosen).map(({ sheet }) => sheet.name);
  return { chosen, others };
}
