import { Readable } from 'node:stream';
import { type Sheet } from './sheet';
import { sheetXml, workbookParts } from './sheet-xml';
import { type ZipEntry, zipArchive } from './zip';

/** Media type of .xlsx. */
export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const SHEET_NAME = /^[^:\\/?*[\]]{1,31}$/;

/**
 * A workbook as a stream of bytes. Rows are pulled, packed and given on at the pace of the reader, so memory does not grow
 * with their number; a fault in a row source ends the stream with that fault. Every text is written as a text cell, so
 * nothing a person typed is ever computed as a formula; decision 0007 says why this is not a library.
 * @throws Error when a sheet's name is one that Excel refuses
 */
export function streamXlsx(sheets: readonly Sheet[]): Readable {
  const names = sheets.map(({ name }) => name);
  const refused = names.find((name, index) => !SHEET_NAME.test(name) || names.indexOf(name) !== index);
  if (refused !== undefined) throw new Error(`Sheet name ${refused} can't be used`);
  const entries: ZipEntry[] = [
    ...workbookParts(names).map(([path, content]) => ({ path, chunks: [content] })),
    ...sheets.map((sheet, index) => ({ path: `xl/worksheets/sheet${index + 1}.xml`, chunks: sheetXml(sheet) })),
  ];
  return Readable.from(zipArchive(entries), { objectMode: false, highWaterMark: 65_536 });
}
