import { Paper } from './paper';
import { type BoundPart, bindPdfs } from './pdf-binding';
import { withReferences } from './pdf-objects';

const template = `
#let names = json(bytes(sys.inputs.data)).names
#set document(title: "Một phần")
#set page(width: 100mm, height: 60mm, margin: 5mm)
#set text(font: "Tinos", fallback: false, lang: "vi")
#for (index, name) in names.enumerate() { if index > 0 { pagebreak() }; [= Giấy chứng nhận]; name }
`;
const TITLE = 'Giấy chứng nhận đợt 1';

describe('a book bound of PDFs', () => {
  const paper = new Paper();
  const part = async (names: readonly string[]): Promise<BoundPart> => ({
    pdf: await paper.render(template, { names }),
    bookmarks: names.map((name, index) => `000${index + 1} · ${name}`),
  });

  async function bound(parts: readonly BoundPart[]): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of bindPdfs(parts, TITLE)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  async function open(pdf: Buffer) {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs');
    return getDocument({ data: new Uint8Array(pdf), useSystemFonts: false, verbosity: 0, stopAtErrors: true }).promise;
  }

  it('has every page of every part, in order, and a bookmark that leads to each', async () => {
    const parts = [
      await part(['Lò Văn Ẩn', 'Ma Thị Mỷ']),
      await part(['Đặng Thuỷ Ỷ']),
      await part(['A Lềnh', 'B Páo']),
    ];
    const document = await open(await bound(parts));
    const names = ['Lò Văn Ẩn', 'Ma Thị Mỷ', 'Đặng Thuỷ Ỷ', 'A Lềnh', 'B Páo'];
    expect(document.numPages).toBe(5);
    const outline = await document.getOutline();
    expect(outline.map(({ title }) => title.slice(7))).toEqual(names);
    for (const [index, name] of names.entries()) {
      const { items } = await (await document.getPage(index + 1)).getTextContent();
      expect(items.map((item) => ('str' in item ? item.str : '')).join('')).toContain(name.normalize('NFC'));
      const [ref] = outline[index]?.dest as [{ num: number; gen: number }];
      expect(await document.getPageIndex(ref)).toBe(index);
    }
    await document.destroy();
  });

  it('is tagged, says its language and its title', async () => {
    const document = await open(await bound([await part(['Một', 'Hai']), await part(['Ba'])]));
    expect(await document.getMarkInfo()).toMatchObject({ Marked: true });
    const { info } = await document.getMetadata();
    expect(info).toMatchObject({ Title: TITLE, Language: 'vi' });
    for (let number = 1; number <= 3; number += 1) {
      const page = await document.getPage(number);
      const marks = (await page.getTextContent({ includeMarkedContent: true })).items.flatMap((item) =>
        'id' in item && typeof item.id === 'string' ? [item.id] : [],
      );
      const tree = JSON.stringify(await page.getStructTree());
      expect(tree).toContain('"H1"');
      expect(marks.length).toBeGreaterThan(0);
      for (const mark of marks) expect(tree).toContain(`"${mark}"`);
    }
    await document.destroy();
  });

  it('is the same bytes for the same parts', async () => {
    const parts = [await part(['Một']), await part(['Hai'])];
    expect((await bound(parts)).equals(await bound(parts))).toBe(true);
  });

  it('refuses what another program wrote', async () => {
    await expect(bound([{ pdf: Buffer.from('%PDF-1.4\nstartxref\n0\n%%EOF'), bookmarks: [] }])).rejects.toThrow(
      /not one of ours/,
    );
  });

  it('leaves texts alone that look like a reference', () => {
    expect(withReferences('/A (see 5 0 R) /B 5 0 R /C <50 0 > [6 0 R]', (id) => id + 10)).toBe(
      '/A (see 5 0 R) /B 15 0 R /C <50 0 > [16 0 R]',
    );
  });
});
