import { type CellValue, type ColumnChoices, type Sheet, type SheetColumn } from './sheet';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const CHUNK_SIGNS = 32_768;
const DAY_MS = 86_400_000;
const CHOICE_ROWS = 5_000;
const VIETNAM_MS = 7 * 3_600_000;
/** Excel counts days from 30 December 1899. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** A text that begins like a formula. Its cell is a text already; the mark keeps it one when somebody edits it. */
const LIKE_FORMULA = /^[=+\-@\t\r\n]/;

/** Numbers of the formats in `stylesXml`. */
const STYLE = { head: 1, text: 2, quoted: 3, paragraph: 4, quotedParagraph: 5, whole: 6, date: 7, instant: 8 } as const;

/** Text that XML can carry: markup escaped, control characters and half letters gone, Excel's own `_x0041_` taken literally. */
export function xmlText(text: string): string {
  return text
    .replace(/\p{Cs}|[^\P{Cc}\t\n\r]/gu, '')
    .replace(/[\uFFFE\uFFFF]/g, '')
    .replace(/_x([0-9A-Fa-f]{4})_/g, '_x005F_x$1_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

/** A, B … Z, AA … of a column counted from 0. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnName(Math.floor(index / 26) - 1) + last;
}

/** Days since Excel's beginning, as its cells hold dates. A calendar date has none of the day; an instant is Vietnam's clock. */
export function serialOf(value: string | Date): number {
  const ms = value instanceof Date ? value.getTime() + VIETNAM_MS : Date.parse(`${value}T00:00:00Z`);
  return (ms - EPOCH_MS) / DAY_MS;
}

function textCell(at: string, text: string, style: number): string {
  return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xmlText(text)}</t></is></c>`;
}

function numberCell(at: string, value: number, style: number): string {
  return Number.isFinite(value) ? `<c r="${at}" s="${style}"><v>${value}</v></c>` : '';
}

function wordsXml(at: string, text: string, [plain, quoted]: readonly [number, number]): string {
  return textCell(at, text, LIKE_FORMULA.test(text) ? quoted : plain);
}

function cellXml(at: string, { kind }: SheetColumn, value: CellValue): string {
  if (value === null) return '';
  switch (kind) {
    case 'text':
      return wordsXml(at, String(value), [STYLE.text, STYLE.quoted]);
    case 'paragraph':
      return wordsXml(at, String(value), [STYLE.paragraph, STYLE.quotedParagraph]);
    case 'whole':
      return typeof value === 'number' ? numberCell(at, value, STYLE.whole) : '';
    case 'date':
      return typeof value === 'string' ? numberCell(at, serialOf(value), STYLE.date) : '';
    case 'instant':
      return value instanceof Date ? numberCell(at, serialOf(value), STYLE.instant) : '';
  }
}

function rowXml(number: number, columns: readonly SheetColumn[], values: readonly CellValue[]): string {
  const cells = columns.map((column, index) => cellXml(`${columnName(index)}${number}`, column, values[index] ?? null));
  return `<row r="${number}">${cells.join('')}</row>`;
}

function opening({ columns }: Sheet): string {
  const widths = columns.map(
    ({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  );
  const head = columns.map(({ header }, index) => textCell(`${columnName(index)}1`, header, STYLE.head));
  return (
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>` +
    '<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>${widths.join('')}</cols>` +
    `<sheetData><row r="1">${head.join('')}</row>`
  );
}

function choicesXml(choices: readonly ColumnChoices[]): string {
  const offered = choices.filter(({ count }) => count > 0);
  if (offered.length === 0) return '';
  const each = offered.map(({ column, listSheet, listColumn, count, isClosed }) => {
    const [own, list] = [columnName(column), columnName(listColumn)];
    const source = `'${listSheet.replaceAll("'", "''")}'!$${list}$2:$${list}$${count + 1}`;
    const strict = isClosed ? ' showErrorMessage="1"' : '';
    return `<dataValidation type="list" allowBlank="1"${strict} sqref="${own}2:${own}${CHOICE_ROWS}"><formula1>${xmlText(source)}</formula1></dataValidation>`;
  });
  return `<dataValidations count="${each.length}">${each.join('')}</dataValidations>`;
}

/** Signs that stand side by side on A4 across at full size. */
const A4_SIGNS = 137;
/** Paper sizes by ECMA-376, 18.3.1.63. */
const PAPER = { a3: 8, a4: 9 } as const;

/** A sheet is printed one page wide. Where that would make the letters smaller than 60 % on A4, it is set for A3. */
function paperOf(columns: readonly SheetColumn[]): number {
  const signs = columns.reduce((sum, { width }) => sum + width, 0);
  return A4_SIGNS / signs < 0.6 ? PAPER.a3 : PAPER.a4;
}

function closing({ columns, isList, choices = [] }: Sheet, rows: number): string {
  const filter = isList ? `<autoFilter ref="A1:${columnName(columns.length - 1)}${rows}"/>` : '';
  return `</sheetData>${filter}${choicesXml(choices)}<pageSetup paperSize="${paperOf(columns)}" orientation="landscape" fitToWidth="1" fitToHeight="0"/><headerFooter><oddFooter>&amp;C&amp;P/&amp;N</oddFooter></headerFooter></worksheet>`;
}

/** The XML of a sheet in pieces of some 32,000 signs, pulling its rows one by one. */
export async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  let piece = opening(sheet);
  let number = 1;
  for await (const values of sheet.rows) {
    number += 1;
    piece += rowXml(number, sheet.columns, values);
    if (piece.length >= CHUNK_SIGNS) {
      yield piece;
      piece = '';
    }
  }
  yield piece + closing(sheet, number);
}

/** The formats of all cells; `STYLE` names their places. */
export function stylesXml(): string {
  const xf = (format: number, font: number, rest: string, inside = ''): string =>
    `<xf numFmtId="${format}" fontId="${font}" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" ${rest}>${inside}</xf>`;
  const wrapped = '<alignment vertical="top" wrapText="1"/>';
  return (
    `${XML}<styleSheet xmlns="${MAIN}">` +
    '<numFmts count="2"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="dd/mm/yyyy hh:mm"/></numFmts>' +
    '<fonts count="2"><font><sz val="11"/><name val="Times New Roman"/></font>' +
    '<font><b/><sz val="11"/><name val="Times New Roman"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    `<cellXfs count="9">${[
      xf(0, 0, ''),
      xf(0, 1, 'applyFont="1" applyAlignment="1"', wrapped),
      xf(49, 0, ''),
      xf(49, 0, 'quotePrefix="1"'),
      xf(49, 0, 'applyAlignment="1"', wrapped),
      xf(49, 0, 'quotePrefix="1" applyAlignment="1"', wrapped),
      xf(1, 0, ''),
      xf(164, 0, ''),
      xf(165, 0, ''),
    ].join('')}</cellXfs>` +
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
  );
}

/** On paper the head stands on every page of a sheet, as it stays in sight on a screen. */
function headRepeated(name: string, index: number): string {
  const sheet = xmlText(`'${name.replaceAll("'", "''")}'`);
  return `<definedName name="_xlnm.Print_Titles" localSheetId="${index}">${sheet}!$1:$1</definedName>`;
}

/** The small files of a workbook beside its sheets: path and content. */
export function workbookParts(names: readonly string[]): readonly (readonly [string, string])[] {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const relation = (id: string, kind: string, target: string): string =>
    `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`;
  const override = (part: string, type: string): string =>
    `<Override PartName="${part}" ContentType="${types}.${type}+xml"/>`;
  const sheets = names.map((_, index) => `worksheets/sheet${index + 1}.xml`);
  return [
    [
      '[Content_Types].xml',
      `${XML}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
        `<Default Extension="xml" ContentType="application/xml"/>${override('/xl/workbook.xml', 'sheet.main')}` +
        `${override('/xl/styles.xml', 'styles')}${sheets.map((sheet) => override(`/xl/${sheet}`, 'worksheet')).join('')}</Types>`,
    ],
    [
      '_rels/.rels',
      `${XML}<Relationships xmlns="${packages}/relationships">${relation('rId1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    ],
    [
      'xl/workbook.xml',
      `${XML}<workbook xmlns="${MAIN}" xmlns:r="${office}"><sheets>${names
        .map((name, index) => `<sheet name="${xmlText(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join('')}</sheets><definedNames>${names.map(headRepeated).join('')}</definedNames></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      `${XML}<Relationships xmlns="${packages}/relationships">${sheets
        .map((sheet, index) => relation(`rId${index + 1}`, 'worksheet', sheet))
        .join('')}${relation(`rId${names.length + 1}`, 'styles', 'styles.xml')}</Relationships>`,
    ],
    ['xl/styles.xml', stylesXml()],
  ];
}
