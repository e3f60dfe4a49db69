import { deflateRawSync } from 'node:zlib';
import { type Readable } from 'node:stream';
import { mergesOf } from './merged-cells';
import { inspectSpreadsheet, openSpreadsheet } from './open-spreadsheet';
import { readSharedTexts } from './shared-texts';
import { type Sheet } from './sheet';
import {
  BrokenSpreadsheet,
  LockedSpreadsheet,
  MostlyBlankSpreadsheet,
  EmptySpreadsheet,
  NotASpreadsheet,
  OldSpreadsheet,
  OverfullSpreadsheet,
  SpreadsheetTooBig,
  SpreadsheetWithEntities,
  SpreadsheetWithMacros,
} from './spreadsheet.errors';
import { type SpreadsheetRow } from './spreadsheet';
import { streamXlsx } from './xlsx';
import { readDateFormats, readRelations, readWorkbook } from './xlsx-parts';
import { rowsOf } from './xlsx-rows';
import { zipArchive } from './zip';

async function bytesOf(stream: Readable | AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function rowsIn(bytes: Buffer, sheet = 0): Promise<SpreadsheetRow[]> {
  const rows: SpreadsheetRow[] = [];
  for await (const row of (await openSpreadsheet(bytes)).sheets[sheet]?.rows() ?? []) rows.push(row);
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

const aRow = (content: string, type = 'n'): string => `<row r="1"><c r="A1" t="${type}">${content}</c></row>`;

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
    expect(await (await openSpreadsheet(book)).sheets[0]?.merges()).toEqual([
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
        const piece = '<row spans="1:7"/>'.repeat(1_000);
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
    ['an empty file', Buffer.alloc(0), EmptySpreadsheet],
    ['separators and line ends only', Buffer.from('\ufeff;;\r\n \r\n'), EmptySpreadsheet],
    ['an old .xls', Buffer.from('d0cf11e0a1b11ae100', 'hex'), OldSpreadsheet],
    ['a locked workbook', aLockedWorkbook(), LockedSpreadsheet],
    ['an archive cut off', Buffer.from('504b03041234', 'hex'), BrokenSpreadsheet],
    ['a bomb', aLyingArchive('xl/workbook.xml', Buffer.alloc(10), 3_000_000_000), SpreadsheetTooBig],
  ])('refuses %s before unpacking anything', (_, bytes, error) => {
    expect(() => inspectSpreadsheet(bytes)).toThrow(error);
  });

  it('refuses a file that unpacks to more than it says', async () => {
    const relations = aLyingArchive('_rels/.rels', Buffer.alloc(1_000_000), 10);
    await expect(openSpreadsheet(relations)).rejects.toThrow(NotASpreadsheet);
    const workbook = aLyingArchive('xl/workbook.xml', Buffer.alloc(1_000_000), 10);
    await expect(openSpreadsheet(workbook)).rejects.toThrow(BrokenSpreadsheet);
  });

  it('refuses macros and a document of another kind', async () => {
    const macros = await aWorkbook('', { 'xl/vbaProject.bin': 'x' });
    expect(() => inspectSpreadsheet(macros)).toThrow(SpreadsheetWithMacros);
    const words = await bytesOf(zipArchive([{ path: 'word/document.xml', chunks: ['<w/>'] }]));
    expect(() => inspectSpreadsheet(words)).toThrow(NotASpreadsheet);
  });
});

const EVERY_PART = [
  '_rels/.rels',
  'xl/_rels/workbook.xml.rels',
  'xl/workbook.xml',
  'xl/styles.xml',
  'xl/sharedStrings.xml',
  'xl/worksheets/sheet1.xml',
];

describe('a document type or entity in an .xlsx file', () => {
  const type = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>';
  it.each(EVERY_PART)('is refused in %s, also far behind the beginning', async (path) => {
    for (const before of ['', `<!-- ${'x'.repeat(10_000)} -->`, `<?pi ${'x'.repeat(10_000)}?>\n`]) {
      const book = await aWorkbook('', { [path]: `<?xml version="1.0"?>${before}${type}<x>&b;</x>` });
      await expect(rowsIn(book)).rejects.toThrow(SpreadsheetWithEntities);
    }
  });

  it.each([
    ['a document type inside the root', `<row r="1">${type}</row>`],
    ['a document type behind the rows', `${aRow('<v>1</v>')}</sheetData></worksheet>${type}`],
    ['an entity of nobody', aRow('<is><t>&lol;</t></is>', 'inlineStr')],
  ])('is refused where no document has it: %s', async (_, rows) => {
    await expect(rowsIn(await aWorkbook(rows))).rejects.toThrow(SpreadsheetWithEntities);
  });

  it('is a text like any other where a cell says it', async () => {
    const rows = aRow('<is><t>&lt;!DOCTYPE x&gt; &amp;lol; &#7898;<![CDATA[<!ENTITY a "b">]]></t></is>', 'inlineStr');
    expect((await rowsIn(await aWorkbook(rows)))[0]?.cells).toEqual(['<!DOCTYPE x> &lol; Ớ<!ENTITY a "b">']);
  });
});

/** What `XML` makes of endless repetition: how much of it was pulled before it was refused. */
async function pulledOf(begin: string, piece: string, read: (texts: AsyncIterable<string>) => Promise<unknown>) {
  let pulled = 0;
  async function* endless(): AsyncGenerator<string> {
    yield begin;
    const chunk = piece.repeat(Math.ceil(16_384 / piece.length));
    for (; pulled < 100_000_000; pulled += chunk.length) yield await Promise.resolve(chunk);
  }
  await expect(read(endless())).rejects.toThrow(/sheet-(broken|overfull|blank-rows|entities)/);
  return pulled;
}

describe('an .xlsx file made to do harm', () => {
  const NO_SOURCES = { sharedTexts: [], dateFormats: new Set<number>(), isFrom1904: false };
  const readRows = async (texts: AsyncIterable<string>): Promise<void> => {
    for await (const row of rowsOf(texts, NO_SOURCES)) expect(row.number).toBeGreaterThan(0);
  };
  const SHEET = '<worksheet><sheetData>';

  it.each([
    ['shared texts', '<sst>', '<si>', readSharedTexts],
    ['cells', `${SHEET}<row>`, '<c r="A1">', readRows],
    ['rows', SHEET, '<row>', readRows],
    ['rows by a prefix', SHEET, '<x:row>', readRows],
    ['formats', '<styleSheet>', '<cellXfs>', readDateFormats],
    ['sheets', '<workbook><sheets>', '<sheet name="A">', readWorkbook],
    [
      'relations',
      '<Relationships>',
      '<Relationship Id="1">',
      (texts: AsyncIterable<string>) => readRelations(texts, ''),
    ],
    ['merged cells', '<worksheet>', '<mergeCell ref="A1:A2">', mergesOf],
  ])('is refused at the first piece when its %s never close', async (_, begin, piece, read) => {
    expect(await pulledOf(begin, piece, read)).toBe(0);
  });

  it.each([
    ['a tag', '<c '],
    ['an attribute', '<c r="x'],
    ['a comment', '<!-- '],
    ['a text', 'chữ '],
    ['a CDATA section', '<![CDATA[ '],
    ['an instruction', '<?x '],
    ['a document type', '<!DOCTYPE x '],
  ])('is refused after some hundred kB when %s never ends', async (_, begin) => {
    expect(await pulledOf(`${begin.startsWith('<!D') ? '' : SHEET}${begin}`, 'x ', readRows)).toBeLessThan(400_000);
  });

  it.each([
    ['a million shared texts', '<sst>', '<si><t>Nguyễn Văn Ướm</t></si>', readSharedTexts, 13_000_000],
    ['endless runs of one shared text', '<sst><si>', '<r><t>một chuỗi dài</t></r>', readSharedTexts, 200_000],
    [
      'shared texts of ten million signs',
      '<sst>',
      `<si><t>${'dài '.repeat(8_000)}</t></si>`,
      readSharedTexts,
      11_000_000,
    ],
    ['a row of endless cells', `${SHEET}<row>`, '<c><v>1</v></c>', readRows, 400_000],
    ['a cell of endless text', `${SHEET}<row><c t="inlineStr"><is>`, '<t>dài</t>', readRows, 200_000],
    ['a value of endless text', `${SHEET}<row><c><v>`, '1<![CDATA[2]]>', readRows, 800_000],
    ['merged cells without end', '<worksheet>', '<mergeCell ref="A1:B9"/>', mergesOf, 3_000_000],
    ['sheets without end', '<workbook>', '<sheet name="A" id="r1"/>', readWorkbook, 20_000],
    [
      'relations without end',
      '<R>',
      '<Relationship Id="1"/>',
      (texts: AsyncIterable<string>) => readRelations(texts, ''),
      3_000_000,
    ],
    ['rows that go back', SHEET, '<row r="2"><c><v>1</v></c></row>', readRows, 20_000],
  ])('is refused before much of it is read: %s', async (...[, begin, piece, read, most]) => {
    expect(await pulledOf(begin, piece, read)).toBeLessThan(most);
  });

  it('is refused when one long text stands in every cell', async () => {
    const long = `<sst><si><t>${'dài '.repeat(5_000)}</t></si></sst>`;
    const cells = '<c t="s"><v>0</v></c>'.repeat(60);
    await expect(rowsIn(await aWorkbook(`<row>${cells}</row>`, { 'xl/sharedStrings.xml': long }))).rejects.toThrow(
      OverfullSpreadsheet,
    );
    const rows = '<row><c t="s"><v>0</v></c></row>'.repeat(2_000);
    await expect(rowsIn(await aWorkbook(rows, { 'xl/sharedStrings.xml': long }))).rejects.toThrow(OverfullSpreadsheet);
  });

  it.each([
    ['inline', (text: string) => aRow(`<is><t>${text}</t></is>`, 'inlineStr')],
    ['as a value', (text: string) => aRow(`<v>${text}</v>`, 'str')],
    ['as a formula', (text: string) => aRow(`<f>${text}</f>`)],
  ])('is refused for letters with thousands of marks, which take minutes to compose: %s', async (_, row) => {
    await expect(rowsIn(await aWorkbook(row(`a${'\u0301\u0323'.repeat(15_000)}`)))).rejects.toThrow(BrokenSpreadsheet);
    expect((await rowsIn(await aWorkbook(row('o\u0302\u0323\u0301'))))[0]?.cells[0]).toMatch(/ộ\u0301$/);
  });

  it('is refused when it ends early', async () => {
    const cut = '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c';
    await expect(rowsIn(await aWorkbook('', { 'xl/worksheets/sheet1.xml': cut }))).rejects.toThrow(BrokenSpreadsheet);
  });
});

describe('an .xlsx file of another program', () => {
  it('may give every name a prefix and leave out numbers and references', async () => {
    const sheet =
      '<x:worksheet xmlns:x="a"><x:sheetData><x:row><x:c t="s"><x:v>1</x:v></x:c><x:c/><x:c><x:v>5</x:v></x:c></x:row>' +
      '<x:row/><x:row><x:c t="inlineStr"><x:is><x:t xml:space="preserve"> Hà</x:t><x:rPh><x:t>no</x:t></x:rPh></x:is></x:c></x:row>' +
      '</x:sheetData><x:mergeCells><x:mergeCell ref="A1:B1"/></x:mergeCells></x:worksheet>';
    const book = await aWorkbook('', { 'xl/worksheets/sheet1.xml': sheet });
    expect(await rowsIn(book)).toEqual([
      { number: 1, cells: ['Hàm Yên', '', '5'] },
      { number: 3, cells: [' Hà'] },
    ]);
    expect(await (await openSpreadsheet(book)).sheets[0]?.merges()).toHaveLength(1);
  });

  it('may find its parts by paths from the root or up and down again', async () => {
    const relations = `<Relationships><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="../xl/worksheets/sheet1.xml"/><Relationship Id="rId3" Type="${RELATIONS}/sharedStrings" Target="/xl/sharedStrings.xml"/></Relationships>`;
    const book = await aWorkbook(aRow('<v>0</v>', 's'), { 'xl/_rels/workbook.xml.rels': relations });
    expect((await rowsIn(book))[0]?.cells).toEqual(['Hà']);
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

  it('loses no row where lines end in several ways, and keeps a line end inside quotes', async () => {
    const rows = await rowsIn(
      Buffer.from('Họ tên;Năm sinh\r\nLò Văn Xín;1979\n"Sùng\nThị Mỷ";1991\rLù Seo Páo;1980\r\n'),
    );
    expect(rows.map(({ cells }) => cells[0]?.split(/\s/))).toEqual([
      ...[
        ['Họ', 'tên'],
        ['Lò', 'Văn', 'Xín'],
        ['Sùng', 'Thị', 'Mỷ'],
        ['Lù', 'Seo', 'Páo'],
      ],
    ]);
  });

  it('takes the separator that the first line names, which is no row', async () => {
    const rows = await rowsIn(Buffer.from('sep=;\r\nHọ, tên;Năm, sinh\nLò Văn Xín;1979'));
    expect(rows).toEqual([
      { number: 2, cells: ['Họ, tên', 'Năm, sinh'] },
      { number: 3, cells: ['Lò Văn Xín', '1979'] },
    ]);
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

  it('refuses letters with thousands of marks', async () => {
    await expect(rowsIn(Buffer.from(`Họ tên\na${'\u0301\u0323'.repeat(15_000)}`))).rejects.toThrow(BrokenSpreadsheet);
  });

  it('refuses bytes that are no text', async () => {
    await expect(openSpreadsheet(Buffer.from([65, 66, 1, 2, 3]))).rejects.toThrow(NotASpreadsheet);
  });
});
