import { type Readable } from 'node:stream';
import fc from 'fast-check';
import { readByOthers } from '../../../../test/support/office/office-readers';
import { type CellValue, type Sheet } from './sheet';
import { columnName, serialOf, sheetXml, workbookParts, xmlText } from './sheet-xml';
import { streamXlsx } from './xlsx';

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** A second implementation reads what ours wrote. */
async function read(bytes: Buffer, sheet: string): Promise<unknown[][]> {
  const { readSheet } = await import('read-excel-file/node');
  return readSheet(bytes, sheet);
}

const columns: Sheet['columns'] = [
  { header: 'Họ và tên', width: 30, kind: 'text' },
  { header: 'Bước', width: 8, kind: 'whole' },
  { header: 'Vào vị trí', width: 12, kind: 'date' },
  { header: 'Xong lúc', width: 16, kind: 'instant' },
];
const sheet = (rows: Sheet['rows'], name = 'Danh sách'): Sheet => ({ name, columns, rows, isList: true });

describe('an .xlsx file', () => {
  it('gives another reader the same values, sheet by sheet', async () => {
    const rows: CellValue[][] = [
      ['Nguyễn Thị Thuỷ Ngẫu', 14, '2026-03-01', new Date('2026-11-25T13:15:00Z')],
      ['Ỷ & <Lan> "B"', 0, null, null],
    ];
    const bytes = await bytesOf(
      streamXlsx([
        sheet(rows),
        { name: 'Cách tính', columns: [{ header: 'Mục', width: 20, kind: 'paragraph' }], rows: [['a\nb']] },
      ]),
    );
    expect(await read(bytes, 'Danh sách')).toEqual([
      ['Họ và tên', 'Bước', 'Vào vị trí', 'Xong lúc'],
      ['Nguyễn Thị Thuỷ Ngẫu', 14, new Date('2026-03-01T00:00:00Z'), new Date('2026-11-25T20:15:00Z')],
      ['Ỷ & <Lan> "B"', 0, null, null],
    ]);
    expect(await read(bytes, 'Cách tính')).toEqual([['Mục'], ['a\nb']]);
  });

  it("has no fault by the rules of Office's own kit, with drop-downs, filters, empty cells and no rows at all", async () => {
    const choices = [{ column: 0, listSheet: "Xã 'Hai'", listColumn: 0, count: 2, isClosed: true }];
    const rows: CellValue[][] = [
      ['Ỷ & <Lan> "B"\n\u0001', 14, '2026-03-01', new Date('2026-11-25T13:15:00Z')],
      ['=1+1', -3, null, null],
      [null, null, null, null],
    ];
    const files = new Map([
      ['day-du.xlsx', await bytesOf(streamXlsx([{ ...sheet(rows), choices }, sheet([['a'], ['b']], "Xã 'Hai'")]))],
      ['rong.xlsx', await bytesOf(streamXlsx([sheet([])]))],
    ]);
    expect(await readByOthers(files)).toEqual({ 'day-du.xlsx': { faults: [] }, 'rong.xlsx': { faults: [] } });
  }, 120_000);

  it('is printed with its head and its number on every page, sheet by sheet', async () => {
    const workbook = new Map(workbookParts(['Sổ gốc', "Xã 'Hai'"])).get('xl/workbook.xml') ?? '';
    const named = [...workbook.matchAll(/<definedName name="(.*?)" localSheetId="(\d)">(.*?)<\/definedName>/g)];
    expect(named.map((one) => one.slice(1))).toEqual([
      ['_xlnm.Print_Titles', '0', "'Sổ gốc'!$1:$1"],
      ['_xlnm.Print_Titles', '1', "'Xã ''Hai'''!$1:$1"],
    ]);
    expect(workbook.indexOf('<definedNames>')).toBeGreaterThan(workbook.indexOf('</sheets>'));
    let xml = '';
    for await (const piece of sheetXml(sheet([]))) xml += piece;
    expect(xml).toMatch(
      /<pageSetup [^>]*><headerFooter><oddFooter>&amp;C&amp;P\/&amp;N<\/oddFooter><\/headerFooter><\/worksheet>$/,
    );
  });

  it.each([
    [228, 9],
    [229, 8],
  ])('is printed on paper on which its %i signs can be read: size %i', async (width, size) => {
    const wide = { ...sheet([]), columns: [{ header: 'Đơn vị', width, kind: 'text' as const }] };
    let xml = '';
    for await (const piece of sheetXml(wide)) xml += piece;
    expect(xml).toContain(`<pageSetup paperSize="${size}" orientation="landscape" fitToWidth="1" fitToHeight="0"/>`);
  });

  it('has the same bytes for the same content', async () => {
    const make = (): Promise<Buffer> => bytesOf(streamXlsx([sheet([['a', 1, null, null]])]));
    expect((await make()).equals(await make())).toBe(true);
  });

  it.each(['=1+1', '+84', '-2', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0"])('keeps %j a text', async (text) => {
    let xml = '';
    for await (const piece of sheetXml(sheet([[text, null, null, null]]))) xml += piece;
    expect(xml).not.toContain('<f>');
    expect(xml).toContain('<c r="A2" s="3" t="inlineStr">');
    const bytes = await bytesOf(streamXlsx([sheet([[text, null, null, null]])]));
    expect((await read(bytes, 'Danh sách'))[1]?.[0]).toBe(text.trim());
  });

  it('never leaves markup or a control character in a text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const written = xmlText(text);
        return !/[<>"]|&(?!amp;|lt;|gt;|quot;)/.test(written) && !/[^\P{Cc}\t\n\r]/u.test(written);
      }),
    );
  });

  it('leaves a value of another kind out', async () => {
    const bytes = await bytesOf(streamXlsx([sheet([['a', 'mười bốn', 5, 'hôm nay']])]));
    expect((await read(bytes, 'Danh sách'))[1]).toEqual(['a', null, null, null]);
  });

  it('pulls rows only as they are read, and stops when the reader goes', async () => {
    let pulled = 0;
    let tellOver: () => void = () => undefined;
    const over = new Promise<void>((resolve) => (tellOver = resolve));
    function* endless(): Generator<CellValue[]> {
      try {
        for (;;) {
          pulled += 1;
          yield [`Người ${Math.sin(pulled)}`, pulled, null, null];
        }
      } finally {
        tellOver();
      }
    }
    const stream = streamXlsx([sheet(endless())]);
    for await (const _ of stream) if (pulled > 100) break;
    expect(pulled).toBeLessThan(60_000);
    await expect(over).resolves.toBeUndefined();
  });

  it('ends with the fault of its row source', async () => {
    function* broken(): Generator<CellValue[]> {
      yield ['a', 1, null, null];
      throw new Error('the source broke');
    }
    await expect(bytesOf(streamXlsx([sheet(broken())]))).rejects.toThrow('the source broke');
  });

  it('refuses names that Excel refuses', () => {
    expect(() => streamXlsx([sheet([], 'a/b')])).toThrow();
    expect(() => streamXlsx([sheet([]), sheet([])])).toThrow();
  });

  it('offers a column of another sheet as a drop-down, and none where the list is empty', async () => {
    let xml = '';
    const choice = { column: 0, listSheet: "Danh mục '26", listColumn: 1, count: 7, isClosed: true };
    const list = { ...sheet([]), choices: [choice, { ...choice, column: 1, count: 0 }] };
    for await (const piece of sheetXml(list)) xml += piece;
    expect(xml).toContain('<dataValidations count="1">');
    expect(xml).toContain(`sqref="A2:A5000"><formula1>'Danh mục ''26'!$B$2:$B$8</formula1>`);
    expect(xml.indexOf('<autoFilter')).toBeLessThan(xml.indexOf('<dataValidations'));
    expect(xml.indexOf('<dataValidations')).toBeLessThan(xml.indexOf('<pageSetup'));
  });

  it('counts columns and days as Excel does', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
    expect(serialOf('2026-01-01')).toBe(46_023);
    expect(serialOf(new Date('2025-12-31T17:00:00Z'))).toBe(46_023);
  });
});
