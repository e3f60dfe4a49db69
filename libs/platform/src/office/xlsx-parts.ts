import { posix } from 'node:path';
import { unescaped } from './cell-text';
import { BrokenSpreadsheet, OverfullSpreadsheet } from './spreadsheet.errors';
import { scanXml, type XmlAttributes } from './xml-scan';

/** A sheet as the workbook lists it. */
export interface ListedSheet {
  readonly name: string;
  readonly relation: string;
  readonly isHidden: boolean;
}

/** A part that another one names. */
export interface Relation {
  readonly path: string;
  readonly type: string;
}

const MAX_SHEETS = 250;
/** A workbook may carry thousands of named ranges. */
const MAX_LIST_ELEMENTS = 100_000;
/** Office's own limits for a format of numbers and for a path. */
const MAX_SIGNS = 255;

/** The value of an attribute whatever its prefix. */
function valueOf(attributes: XmlAttributes, name: string): string {
  const key = name in attributes ? name : Object.keys(attributes).find((one) => one.endsWith(`:${name}`));
  return unescaped(attributes[key ?? ''] ?? '');
}

/** The sheets in the order of their tabs, and whether days are counted from 1904. */
export async function readWorkbook(
  texts: AsyncIterable<string>,
): Promise<{ readonly sheets: readonly ListedSheet[]; readonly isFrom1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let isFrom1904 = false;
  const opened = (name: string, attributes: XmlAttributes): void => {
    if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributes.date1904 ?? '');
    if (name !== 'sheet') return;
    if (sheets.length === MAX_SHEETS) throw new OverfullSpreadsheet();
    sheets.push({
      name: valueOf(attributes, 'name').slice(0, MAX_SIGNS),
      relation: valueOf(attributes, 'id'),
      isHidden: (attributes.state ?? 'visible') !== 'visible',
    });
  };
  await scanXml(texts, { opened }, MAX_LIST_ELEMENTS);
  if (sheets.length === 0) throw new BrokenSpreadsheet();
  return { sheets, isFrom1904 };
}

/** Paths of parts by the id of their relation, resolved against the folder of the part that names them. */
export async function readRelations(texts: AsyncIterable<string>, folder: string): Promise<Map<string, Relation>> {
  const relations = new Map<string, Relation>();
  const opened = (name: string, attributes: XmlAttributes): void => {
    const target = valueOf(attributes, 'Target');
    if (name !== 'Relationship' || target.length > MAX_SIGNS) return;
    const path = posix.normalize(target.startsWith('/') ? target.slice(1) : `${folder}${target}`);
    relations.set(valueOf(attributes, 'Id'), { path, type: posix.basename(valueOf(attributes, 'Type')) });
  };
  await scanXml(texts, { opened }, MAX_LIST_ELEMENTS);
  return relations;
}

function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined) return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
  return /[dy]|m{3,}/i.test(code.slice(0, MAX_SIGNS).replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
}

/** Numbers of the cell formats that show a date. */
export async function readDateFormats(texts: AsyncIterable<string>): Promise<ReadonlySet<number>> {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let isInFormats = false;
  await scanXml(texts, {
    opened: (name, attributes) => {
      if (name === 'cellXfs') isInFormats = true;
      else if (name === 'numFmt') codes.set(Number(attributes.numFmtId), attributes.formatCode ?? '');
      else if (name === 'xf' && isInFormats) formats.push(Number(attributes.numFmtId ?? 0));
    },
    closed: (name) => {
      if (name === 'cellXfs') isInFormats = false;
    },
  });
  return new Set(formats.flatMap((id, index) => (isDateFormat(id, codes.get(id)) ? [index] : [])));
}
