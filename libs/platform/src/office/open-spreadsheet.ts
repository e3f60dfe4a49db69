import { openCsv } from './csv-reading';
import { type OpenSheet, type OpenSpreadsheet } from './spreadsheet';
import {
  BrokenSpreadsheet,
  LockedSpreadsheet,
  NotASpreadsheet,
  OldSpreadsheet,
  SpreadsheetWithMacros,
} from './spreadsheet.errors';
import { readDateFormats, readRelations, readSharedTexts, readWorkbook, refuseDocumentType } from './xlsx-parts';
import { type CellSources, mergesOf, rowsOf } from './xlsx-rows';
import { unzipped, unzippedTexts, zippedFiles, type ZippedFile } from './zip-reading';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The name of the stream in which Office puts an encrypted workbook. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');
const ZIP = Buffer.from('504b0304', 'hex');
const ELSE = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', '{\\rtf', '<htm', '<!DO', '<?xm', 'Rar!'].map((sign) =>
  Buffer.from(sign, 'latin1'),
);

const begins = (bytes: Buffer, sign: Buffer): boolean => bytes.subarray(0, sign.length).equals(sign);

/**
 * Looks at a file without unpacking it, cheaply enough for the request that uploads it.
 * @throws NotASpreadsheet, OldSpreadsheet, LockedSpreadsheet, SpreadsheetWithMacros, SpreadsheetTooBig, BrokenSpreadsheet
 */
export function inspectSpreadsheet(bytes: Buffer): 'xlsx' | 'csv' {
  if (begins(bytes, OLE)) throw bytes.includes(LOCKED) ? new LockedSpreadsheet() : new OldSpreadsheet();
  if (!begins(bytes, ZIP)) {
    if (bytes.length === 0 || ELSE.some((sign) => begins(bytes, sign))) throw new NotASpreadsheet();
    return 'csv';
  }
  const files = zippedFiles(bytes);
  const paths = [...files.keys()];
  if (paths.some((path) => /(^|\/)(vbaProject|vbaData|macrosheets|xlmMacro)/i.test(path)))
    throw new SpreadsheetWithMacros();
  if (!paths.some((path) => /^xl\/workbook[^/]*\.(xml|bin)$/.test(path))) throw new NotASpreadsheet();
  if (paths.includes('xl/workbook.bin')) throw new OldSpreadsheet();
  return 'xlsx';
}

/**
 * Opens an .xlsx or .csv; rows are unpacked as they are pulled, so memory holds the file and its shared texts only. Formulas
 * are never computed, macros, links and everything but cells is not looked at.
 * @throws the errors of `inspectSpreadsheet`, SpreadsheetWithEntities; while rows are pulled BrokenSpreadsheet, MostlyBlankSpreadsheet
 */
export function openSpreadsheet(bytes: Buffer): OpenSpreadsheet {
  return inspectSpreadsheet(bytes) === 'csv' ? openCsv(bytes) : openXlsx(bytes);
}

class Parts {
  private readonly files: Map<string, ZippedFile>;

  constructor(private readonly archive: Buffer) {
    this.files = zippedFiles(archive);
  }

  has(path: string): boolean {
    return this.files.has(path);
  }

  text(path: string): string {
    const text = unzipped(this.archive, this.file(path)).toString('utf8');
    refuseDocumentType(text);
    return text;
  }

  texts(path: string): AsyncGenerator<string> {
    return unzippedTexts(this.archive, this.file(path));
  }

  private file(path: string): ZippedFile {
    const file = this.files.get(path);
    if (file === undefined) throw new BrokenSpreadsheet();
    return file;
  }
}

function openXlsx(bytes: Buffer): OpenSpreadsheet {
  const parts = new Parts(bytes);
  const main = [...readRelations(parts.text('_rels/.rels'), '').values()].find(({ type }) => type === 'officeDocument');
  const workbookPath = main?.path ?? 'xl/workbook.xml';
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const relations = readRelations(parts.text(`${folder}_rels/${workbookPath.slice(folder.length)}.rels`), folder);
  const pathOf = (wanted: string): string | undefined =>
    [...relations.values()].find(({ type, path }) => type === wanted && parts.has(path))?.path;
  const workbook = readWorkbook(parts.text(workbookPath));
  const [shared, styles] = [pathOf('sharedStrings'), pathOf('styles')];
  const sources: CellSources = {
    sharedTexts: shared === undefined ? [] : readSharedTexts(parts.text(shared)),
    dateFormats: styles === undefined ? new Set() : readDateFormats(parts.text(styles)),
    isFrom1904: workbook.isFrom1904,
  };
  return {
    sheets: workbook.sheets.flatMap(({ name, isHidden, relation }): OpenSheet[] => {
      const found = relations.get(relation);
      if (found?.type !== 'worksheet') return [];
      return [
        {
          name,
          isHidden,
          rows: () => rowsOf(parts.texts(found.path), sources),
          merges: () => mergesOf(parts.texts(found.path)),
        },
      ];
    }),
  };
}
