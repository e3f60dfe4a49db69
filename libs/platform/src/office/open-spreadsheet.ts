import { openCsv } from './csv-reading';
import { type OpenSheet, type OpenSpreadsheet } from './spreadsheet';
import {
  BrokenSpreadsheet,
  EmptySpreadsheet,
  LockedSpreadsheet,
  NotASpreadsheet,
  OldSpreadsheet,
  SpreadsheetWithMacros,
} from './spreadsheet.errors';
import { mergesOf } from './merged-cells';
import { readSharedTexts } from './shared-texts';
import { readDateFormats, readRelations, readWorkbook, type Relation } from './xlsx-parts';
import { type CellSources, rowsOf } from './xlsx-rows';
import { unzippedTexts, zippedFiles, type ZippedFile } from './zip-reading';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');
/** The name of the stream in which Office puts an encrypted workbook. */
const LOCKED = Buffer.from('EncryptedPackage', 'utf16le');
const ZIP = Buffer.from('504b0304', 'hex');
const ELSE = ['%PDF', '\x89PNG', '\xff\xd8\xff', 'GIF8', '{\\rtf', '<htm', '<!DO', '<?xm', 'Rar!'].map((sign) =>
  Buffer.from(sign, 'latin1'),
);

/** Marks of UTF-8 and UTF-16, noughts of UTF-16, blanks, ends of lines and separators of cells: a .csv without a word. */
const BLANK = new Set([0xef, 0xbb, 0xbf, 0xff, 0xfe, 0x00, 0x09, 0x0a, 0x0d, 0x20, 0x22, 0x2c, 0x3b]);

const isBlank = (bytes: Buffer): boolean => bytes.every((byte) => BLANK.has(byte));

const begins = (bytes: Buffer, sign: Buffer): boolean => bytes.subarray(0, sign.length).equals(sign);

/**
 * Looks at a file without unpacking it, cheaply enough for the request that uploads it.
 * @throws EmptySpreadsheet, NotASpreadsheet, OldSpreadsheet, LockedSpreadsheet, SpreadsheetWithMacros, SpreadsheetTooBig, BrokenSpreadsheet
 */
export function inspectSpreadsheet(bytes: Buffer): 'xlsx' | 'csv' {
  if (begins(bytes, OLE)) throw bytes.includes(LOCKED) ? new LockedSpreadsheet() : new OldSpreadsheet();
  if (!begins(bytes, ZIP)) {
    if (isBlank(bytes)) throw new EmptySpreadsheet();
    if (ELSE.some((sign) => begins(bytes, sign))) throw new NotASpreadsheet();
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
 * @throws the errors of `inspectSpreadsheet`, SpreadsheetWithEntities, OverfullSpreadsheet; while rows are pulled these and
 * MostlyBlankSpreadsheet
 */
export async function openSpreadsheet(bytes: Buffer): Promise<OpenSpreadsheet> {
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

  /** @throws BrokenSpreadsheet when there is no such part, or while its texts are pulled */
  texts(path: string): AsyncGenerator<string> {
    const file = this.files.get(path);
    if (file === undefined) throw new BrokenSpreadsheet();
    return unzippedTexts(this.archive, file);
  }
}

async function openXlsx(bytes: Buffer): Promise<OpenSpreadsheet> {
  const parts = new Parts(bytes);
  const [main] = [...(await readRelations(parts.texts('_rels/.rels'), '')).values()].filter(
    ({ type }) => type === 'officeDocument',
  );
  const workbookPath = main?.path ?? 'xl/workbook.xml';
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf('/') + 1);
  const relations = await readRelations(
    parts.texts(`${folder}_rels/${workbookPath.slice(folder.length)}.rels`),
    folder,
  );
  const { sheets, isFrom1904 } = await readWorkbook(parts.texts(workbookPath));
  const sources = { ...(await sourcesOf(parts, [...relations.values()])), isFrom1904 };
  return {
    sheets: sheets.flatMap(({ name, isHidden, relation }): OpenSheet[] => {
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

async function sourcesOf(parts: Parts, relations: readonly Relation[]): Promise<Omit<CellSources, 'isFrom1904'>> {
  const pathOf = (wanted: string): string | undefined =>
    relations.find(({ type, path }) => type === wanted && parts.has(path))?.path;
  const [shared, styles] = [pathOf('sharedStrings'), pathOf('styles')];
  return {
    sharedTexts: shared === undefined ? [] : await readSharedTexts(parts.texts(shared)),
    dateFormats: styles === undefined ? new Set() : await readDateFormats(parts.texts(styles)),
  };
}
