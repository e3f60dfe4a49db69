import { deflateRawSync } from 'node:zlib';
import { type Readable } from 'node:stream';
import { rowsOf } from './xlsx-rows';
import { inspectSpreadsheet, openSpreadsheet } from './open-spreadsheet';
import { type Sheet } from './sheet';
import {
  BrokenSpreadsheet,
  LockedSpreadsheet,
  MostlyBlankSpreadsheet,
  NotASpreadsheet,
  OldSpreadsheet,
  SpreadsheetTooBig,
  SpreadsheetWithEntities,
  SpreadsheetWithMacros,
} from './spreadsheet.errors';
import { type SpreadsheetRow } from './spreadsheet';
import { streamXlsx } from './xlsx';
import { zipArchive } from './zip';

async function bytesOf(stream: Readable | AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function rowsIn(bytes: Buffer, sheet = 0): Promise<SpreadsheetRow[]> {
  const rows: SpreadsheetRow[] = [];
  for await (const row of openSpreadsheet(bytes).sheets[sheet]?.rows() ?? []) rows.push(row);
  return rows;
}

const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook of one sheet around the XML of its rows, as small as Excel accepts it. */
function aWorkbook(rows: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const parts: Record<string, string> = {
    '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook><sheets><sheet name="Tổ" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${RELATIONS}/styles" Target="styles.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
    'xl/styles.xml':
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\/mm\\/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>',
    'xl/sharedStrings.xml': '<sst><si><t>Hà</t></si><si><r><t>Hàm </t></r><r><rPr/><t>Yên</t></r></si></sst>',
    ...more,
  };
  return bytesOf(zipArchive(Object.entries(parts).map(([path, content]) => ({ path, chunks: [content] }))));
}

/** An archive whose directory says what `plainBytes` says. */
function aLyingArchive(path: string, content: Buffer, plainBytes: number): Buffer {
  const packed = deflateRawSync(content);
  const name = Buffer.from(path);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(8, 10);
  central.writeUInt32LE(packed.length, 20);
  central.writeUInt32LE(plainBytes, 24);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, central, name, end]);
}

/** An OLE container as Office makes it around an encrypted workbook: the directory names the stream. */
function aLockedWorkbook(): Buffer {
  return Buffer.concat([
    Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    Buffer.alloc(504),
    Buffer.from('EncryptionInfo\0EncryptedPackage\0', 'utf16le'),
    Buffer.alloc(512),
  ]);
}

describe('an .xlsx file that is read', () => {
  it('gives back what the writer wrote, dates as people write them', async () => {
    const sheet: Sheet = {
      name: 'Danh sách',
      columns: [
        { header: 'Họ và tên', width: 20, kind: 'text' },
        { header: 'Năm', width: 8, kind: 'whole' },
        { header: 'Ngày', width: 8, kind: 'date' },
      ],
      rows: [
        ['Giàng A Páo & "vợ" <con>', 1978, '1978-05-31'],
        [null, null, null],
        ["H'Mông Thị Ỷ", 1980, null],
      ],
    };
    expect(await rowsIn(await bytesOf(streamXlsx([sheet])))).toEqual([
      { number: 1, cells: ['Họ và tên', 'Năm', 'Ngày'] },
      { number: 2, cells: ['Giàng A Páo & "vợ" <con>', '1978', '31/05/1978'] },
      { number: 4, cells: ["H'Mông Thị Ỷ", '1980'] },
    ]);
  });

  it('reads shared texts with their runs, numbers without an exponent, true and false, and composes letters', async () => {
    const rows =
      '<row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>9.12345678E8</v></c><c r="C3" t="b"><v>1</v></c>' +
      '<c r="E3" s="1"><v>28641</v></c><c r="F3" t="inlineStr"><is><t>Ho\u0300a</t></is></c></row>';
    expect(await rowsIn(await aWorkbook(rows))).toEqual([
      { number: 3, cells: ['Hàm Yên', '912345678', 'TRUE', '', '31/05/1978', 'Hòa'] },
    ]);
  });

  it('never computes: a formula gives its saved value, or itself where none was saved', async () => {
    const rows =
      '<row r="1"><c r="A1" t="str"><f>A2&amp;B2</f><v>Lù</v></c><c r="B1"><f>VLOOKUP(A1,X!A:B,2)</f></c></row>';
    expect((await rowsIn(await aWorkbook(rows)))[0]?.cells).toEqual(['Lù', '=VLOOKUP(A1,X!A:B,2)']);
  });

  it('names the cells that are merged', async () => {
    const book = await aWorkbook('', {
      'xl/worksheets/sheet1.xml':
        '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="B4:C9"/></mergeCells></worksheet>',
    });
    expect(await openSpreadsheet(book).sheets[0]?.merges()).toEqual([
      { firstRow: 4, lastRow: 9, firstColumn: 1, lastColumn: 2 },
    ]);
  });

  const first = '<row r="1"><c r="A1"><v>1</v></c></row>';
  const last = '<row r="1000002"><c r="A1000002"><v>2</v></c></row>';
  /** Blank rows as programs write them: closed in themselves, or with cells that have a format and nothing else. */
  const blankRows = (count: number, hasCells: boolean): string =>
    Array.from({ length: count }, (_, index) =>
      hasCells ? `<row r="${index + 2}"><c r="A${index + 2}" s="1"/></row>` : `<row r="${index + 2}"/>`,
    ).join('');

  it.each([false, true])('steps over the blank rows that every list has (with cells: %s)', async (hasCells) => {
    const rows = await rowsIn(await aWorkbook(first + blankRows(5_000, hasCells) + last));
    expect(rows.map(({ number }) => number)).toEqual([1, 1_000_002]);
  });

  it.each([false, true])('refuses a million blank rows (with cells: %s)', async (hasCells) => {
    const book = await aWorkbook(first + blankRows(1_000_000, hasCells) + last);
    await expect(rowsIn(book)).rejects.toThrow(MostlyBlankSpreadsheet);
  });

  it('stops unpacking where there are too many blank rows, holding no more than a few pieces', async () => {
    let pulled = 0;
    async function* endless(): AsyncGenerator<string> {
      yield '<worksheet><sheetData>';
      for (;;) {
        const piece = blankRows(1_000, false);
        pulled += piece.length;
        yield await Promise.resolve(piece);
      }
    }
    const sources = { sharedTexts: [], dateFormats: new Set<number>(), isFrom1904: false };
    await expect(rowsOf(endless(), sources).next()).rejects.toThrow(MostlyBlankSpreadsheet);
    expect(pulled).toBeLessThan(5_000_000);
  });

  it.each([
    ['a picture', Buffer.from('\x89PNG\r\n', 'latin1'), NotASpreadsheet],
    ['an empty file', Buffer.alloc(0), NotASpreadsheet],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae100', 'hex'), OldSpreadsheet],
    ['a locked workbook', aLockedWorkbook(), LockedSpreadsheet],
    ['an archive cut off', Buffer.from('504b03041234', 'hex'), BrokenSpreadsheet],
    ['a bomb', aLyingArchive('xl/workbook.xml', Buffer.alloc(10), 3_000_000_000), SpreadsheetTooBig],
  ])('refuses %s before unpacking anything', (_, bytes, error) => {
    expect(() => inspectSpreadsheet(bytes)).toThrow(error);
  });

  it('refuses a file that unpacks to more than it says', () => {
    expect(() => openSpreadsheet(aLyingArchive('_rels/.rels', Buffer.alloc(1_000_000), 10))).toThrow(NotASpreadsheet);
    expect(() => openSpreadsheet(aLyingArchive('xl/workbook.xml', Buffer.alloc(1_000_000), 10))).toThrow(
      BrokenSpreadsheet,
    );
  });

  it('refuses macros, a document of another kind, and a document type with entities', async () => {
    const macros = await aWorkbook('', { 'xl/vbaProject.bin': 'x' });
    expect(() => inspectSpreadsheet(macros)).toThrow(SpreadsheetWithMacros);
    const words = await bytesOf(zipArchive([{ path: 'word/document.xml', chunks: ['<w/>'] }]));
    expect(() => inspectSpreadsheet(words)).toThrow(NotASpreadsheet);
    const laughing = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
    const inWorkbook = await aWorkbook('', { 'xl/workbook.xml': `${laughing}<workbook/>` });
    expect(() => openSpreadsheet(inWorkbook)).toThrow(SpreadsheetWithEntities);
    const inSheet = await aWorkbook('', { 'xl/worksheets/sheet1.xml': `${laughing}<worksheet/>` });
    await expect(rowsIn(inSheet)).rejects.toThrow(SpreadsheetWithEntities);
  });
});

describe('a .csv file that is read', () => {
  const text = 'Họ tên;Năm sinh;SĐT\r\n"Lù Seo; Páo";1980;0992 111 222\r\n;;\r\nSùng Thị Mỷ;1991;';
  const expected = [
    { number: 1, cells: ['Họ tên', 'Năm sinh', 'SĐT'] },
    { number: 2, cells: ['Lù Seo; Páo', '1980', '0992 111 222'] },
    { number: 4, cells: ['Sùng Thị Mỷ', '1991', ''] },
  ];
  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['UTF-16 with a mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['decomposed letters', Buffer.from(text.normalize('NFD'))],
  ])('is the same in %s', async (_, bytes) => {
    expect(await rowsIn(bytes)).toEqual(expected);
  });

  it.each([',', '\t'])('finds the separator %j by itself', async (sign) => {
    const rows = await rowsIn(Buffer.from(`Họ tên${sign}Năm sinh\nLò Văn Xín${sign}1979`));
    expect(rows[1]?.cells).toEqual(['Lò Văn Xín', '1979']);
  });

  it('reads what Excel saves under Windows with Vietnamese settings, whose tones stand behind their letters', async () => {
    // “Sùng Thị Mỷ” and “Đồng Tâm” in code page 1258.
    const bytes = Buffer.concat([Buffer.from('Ten;Thon\nS\xf9ng Thi\xf2 My\xd2;\xd0\xf4\xccng T\xe2m', 'latin1')]);
    expect((await rowsIn(bytes))[1]?.cells).toEqual(['Sùng Thị Mỷ', 'Đồng Tâm']);
  });

  it('refuses a hundred thousand blank lines', async () => {
    const lines = `Họ tên;Năm sinh\n${';\n'.repeat(100_001)}Lò Văn Xín;1979`;
    await expect(rowsIn(Buffer.from(lines))).rejects.toThrow(MostlyBlankSpreadsheet);
    expect(await rowsIn(Buffer.from(lines.replace(/(;\n){100}/g, '')))).toHaveLength(2);
  });

  it('refuses bytes that are no text', () => {
    expect(() => openSpreadsheet(Buffer.from([65, 66, 1, 2, 3]))).toThrow(NotASpreadsheet);
  });
});
