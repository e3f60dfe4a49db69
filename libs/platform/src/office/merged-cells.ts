import { type MergedCells } from './spreadsheet';
import { OverfullSpreadsheet } from './spreadsheet.errors';
import { columnOf } from './xlsx-rows';
import { scanXml } from './xml-scan';

/** Each commune, village and family name merged downwards makes some thousands. */
const MAX_MERGES = 100_000;

/** The merged cells, which stand behind the rows. @throws OverfullSpreadsheet, BrokenSpreadsheet, SpreadsheetWithEntities */
export async function mergesOf(texts: AsyncIterable<string>): Promise<MergedCells[]> {
  const merges: MergedCells[] = [];
  await scanXml(texts, {
    opened: (name, { ref }) => {
      const found = name === 'mergeCell' ? /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(ref ?? '') : null;
      if (found === null) return;
      if (merges.length === MAX_MERGES) throw new OverfullSpreadsheet();
      const [, left = '', top, right = '', bottom] = found;
      merges.push({
        firstRow: Number(top),
        lastRow: Number(bottom),
        firstColumn: columnOf(left),
        lastColumn: columnOf(right),
      });
    },
  });
  return merges;
}
