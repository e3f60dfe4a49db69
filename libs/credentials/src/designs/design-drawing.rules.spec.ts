import sharp from 'sharp';
import { readFileSync } from 'node:fs';
import { Paper } from '@lopso/platform';
import { pdfFonts, type PdfLine, pdfLines, pdfPages, pdfTitle } from '../../../../test/support/pdf-text';
import { type PaperText } from '../printing/paper-text.rules';
import { qrRuns } from '../printing/qr-code';
import { checkDesign } from './check-design.rules';
import { imageSvg, type Sample, samplePaper, SAMPLES, signingAreasOf, typstOf } from './design-drawing.rules';
import { type Design } from './design.rules';

const CHECK_PAGE = 'https://lopso.vn/kiem-tra';

const SHIPPED = readFileSync('content/certificates/hoan-thanh/mau.json', 'utf8');

const FORMER = readFileSync('test/support/former-certificate.typ', 'utf8');

const WIDTH_PX = 1200;

/** Of 255: less is the smoothing of an edge. */
const SEEN = 64;

const paper = new Paper();

function designOf(source: string, images: ReadonlyMap<string, string> = new Map()): Design {
  const { design, faults } = checkDesign(source, images);
  expect(faults).toEqual([]);
  if (design === null) throw new Error('No design');
  return design;
}

/** Where the lines about the person stood, and where they stand since the signing area holds a seal. */
const FORMER_MIDDLE_MM = [69, 152] as const;

const MIDDLE_MM = [60.5, 143.5] as const;

const POINTS_PER_MM = 72 / 25.4;

/** The round seal of an office with a little room: its ring is 36 mm wide. */
const SEAL_MM = 36;

/** A paper that is good without end and renews none: of the others the former template said neither. */
const withoutEnd = (sample: Sample): PaperText => ({
  ...samplePaper(sample, CHECK_PAGE, qrRuns),
  ...{ goodUntil: '', renewing: '' },
});

async function middleLines(
  template: string,
  papers: readonly object[],
  middle: readonly [number, number],
): Promise<PdfLine[]> {
  const [top, bottom] = middle.map((mm) => (210 - mm) * POINTS_PER_MM);
  const lines = await pdfLines(await paper.render(template, { papers }));
  return lines.filter(({ y }) => y < (top ?? 0) && y > (bottom ?? 0));
}

/** Every letter of a paper: what stands beside each other on one of two papers need not on the other. */
const lettersOf = async (template: string, papers: readonly object[]): Promise<string> =>
  (await pdfLines(await paper.render(template, { papers })))
    .flatMap(({ words }) => [...words])
    .sort()
    .join('');

async function pixelsOf(template: string, papers: readonly object[]): Promise<Buffer> {
  const { svg } = await paper.draw(template, { papers }, 'overflow');
  return sharp(Buffer.from(svg)).resize(WIDTH_PX).flatten({ background: '#fff' }).greyscale().raw().toBuffer();
}

/** The woven band is 8.7 mm wide (LOOK: certificate). */
const BAND_MM = 8.7;

/** How far the frame's inner edge is from the edges of the page, left and right, above and below. */
const INNER_MM = [8.1 + BAND_MM, 7.8 + BAND_MM] as const;

/** A picture of the frame alone: within it all is white. */
function bandOf(pixels: Buffer): Buffer {
  const height = pixels.length / WIDTH_PX;
  const [left, top] = INNER_MM.map((mm) => Math.ceil((mm * WIDTH_PX) / 297));
  const isInner = (x: number, y: number): boolean =>
    Math.min(x, WIDTH_PX - x) > (left ?? 0) && Math.min(y, height - y) > (top ?? 0);
  return Buffer.from(pixels.map((value, at) => (isInner(at % WIDTH_PX, Math.floor(at / WIDTH_PX)) ? 255 : value)));
}

/** Points that are dark on one picture and have nothing like it within a point's distance on the other. */
function strangers(one: Buffer, other: Buffer): number {
  const near = [-1, 0, 1].flatMap((dy) => [-1, 0, 1].map((dx) => dy * WIDTH_PX + dx));
  const isAlike = (at: number, value: number): boolean =>
    near.some((by) => Math.abs((other[at + by] ?? 255) - value) <= SEEN);
  return one.reduce((count, value, at) => (isAlike(at, value) ? count : count + 1), 0);
}

describe('the drawing of designs', () => {
  it.each(SAMPLES)(
    'prints what the former template of the certificate printed, in the same frame, for the %s person',
    async (sample) => {
      const papers = [withoutEnd(sample)];
      const now = typstOf(designOf(SHIPPED), new Map());
      expect(await lettersOf(now, papers)).toEqual(await lettersOf(FORMER, papers));
      const [former, drawn] = [bandOf(await pixelsOf(FORMER, papers)), bandOf(await pixelsOf(now, papers))];
      const dark = former.filter((value) => value < 128).length;
      expect(dark).toBeGreaterThan(50_000);
      expect([strangers(former, drawn), strangers(drawn, former)].every((count) => count < dark / 150)).toBe(true);
    },
  );

  it('leaves room for the seal of an office, clear of the frame and of every word', () => {
    const { elements } = designOf(SHIPPED).pages[0] ?? { elements: [] };
    const area = elements.find(({ type }) => type === 'signing-area');
    const frame = elements.find(({ type }) => type === 'frame');
    if (area?.type !== 'signing-area' || frame?.type !== 'frame') throw new Error('both are there');
    expect(Math.min(area.width, area.height)).toBeGreaterThanOrEqual(SEAL_MM);
    expect(area.y + area.height).toBeLessThan(frame.y + frame.height - BAND_MM);
  });

  it.each(SAMPLES)(
    'sets the %s person in the lines and letters of the former template, as far from each other',
    async (sample) => {
      const papers = [withoutEnd(sample)];
      const former = await middleLines(FORMER, papers, FORMER_MIDDLE_MM);
      const now = await middleLines(typstOf(designOf(SHIPPED), new Map()), papers, MIDDLE_MM);
      const setIn = (lines: readonly PdfLine[]): [string, number][] => lines.map(({ words, size }) => [words, size]);
      expect(setIn(now)).toEqual(setIn(former));
      const raised = FORMER_MIDDLE_MM[0] - MIDDLE_MM[0];
      const moved = now.map(({ y }, index) => Math.abs((y - (former[index]?.y ?? 0)) / POINTS_PER_MM - raised));
      expect(Math.max(...moved)).toBeLessThan(5);
    },
  );

  it('says in one line by which decision, until when it is good and which paper it renews', async () => {
    const papers = [samplePaper('longest', CHECK_PAGE, qrRuns)];
    const lines = await middleLines(typstOf(designOf(SHIPPED), new Map()), papers, MIDDLE_MM);
    const said =
      'theo Quyết định số 1234/QĐ-SKHCN ngày 20/08/2026. Có giá trị đến hết ngày 23/11/2028, gia hạn từ giấy số 12344/2024';
    expect(lines.map(({ words }) => words)).toContain(said.replaceAll(' ', ''));
  });

  it.each(SAMPLES)('leaves no words without a place, with the %s person', async (sample) => {
    const papers = [samplePaper(sample, CHECK_PAGE, qrRuns)];
    const { told } = await paper.draw(typstOf(designOf(SHIPPED), new Map()), { papers, tried: true }, 'overflow');
    expect(told).toEqual([]);
  });

  it.each(['constructor', 'toString', '__proto__', 'số nhà'])(
    'draws {{%s}}, which nobody fills in, as written',
    async (name) => {
      const field = { type: 'field', field: name, x: 20, y: 20, width: 80, height: 10 };
      const source = { name: 'A', paper: 'a4', orientation: 'portrait', pages: [{ elements: [field] }] };
      const { design } = checkDesign(JSON.stringify(source), new Map());
      if (design === null) throw new Error('No design');
      const pdf = await paper.render(typstOf(design, new Map()), {
        papers: [samplePaper('ordinary', CHECK_PAGE, qrRuns)],
      });
      expect((await pdfPages(pdf))[0]?.trim()).toBe(`{{${name}}}`);
    },
  );

  it('tells the element whose words don’t fit', async () => {
    const small = SHIPPED.replace('"height": 21.35', '"height": 6');
    expect(small).not.toBe(SHIPPED);
    const template = typstOf(designOf(small), new Map());
    const papers = [samplePaper('longest', CHECK_PAGE, qrRuns)];
    expect((await paper.draw(template, { papers, tried: true }, 'overflow')).told).toEqual([{ page: 0, element: 10 }]);
  });

  it('tells words wider than their box and than their column, and not those that a hyphen breaks', async () => {
    const place = { x: 20, y: 20, height: 60, size: 14 };
    const columns = [
      { title: 'A', width: 1 },
      { title: 'B', width: 9 },
    ];
    const elements = [
      { type: 'field', field: 'số vào sổ', ...place, width: 15 },
      { type: 'field', field: 'số vào sổ', ...place, width: 30 },
      { type: 'field', field: 'mã kiểm tra', ...place, width: 25 },
      { type: 'text', text: '**{{số vào}} sổ{{số vào sổ}}**{{số vào sổ}}', ...place, width: 40 },
      { type: 'table', columns, rows: [['{{số vào sổ}}', 'a']], ...place, width: 100 },
      { type: 'table', columns, rows: [['a', '{{số vào sổ}}']], ...place, width: 100 },
      { type: 'table', columns: [{ title: 'Nghiêng', width: 1 }], rows: [['a']], ...place, width: 12 },
    ];
    const source = { name: 'A', paper: 'a4', orientation: 'portrait', pages: [{ elements }] };
    const { design } = checkDesign(JSON.stringify(source), new Map());
    if (design === null) throw new Error('No design');
    const papers = [samplePaper('longest', CHECK_PAGE, qrRuns)];
    const { told } = await paper.draw(typstOf(design, new Map()), { papers, tried: true }, 'overflow');
    expect(told).toEqual([0, 3, 4, 6].map((element) => ({ page: 0, element, wide: true })));
  });

  it('draws the signing areas for who designs, and nothing of them on papers', async () => {
    const papers = [samplePaper('ordinary', CHECK_PAGE, qrRuns)];
    const design = designOf(SHIPPED);
    const without = {
      ...design,
      pages: design.pages.map(({ elements }) => ({ elements: elements.filter(({ type }) => type !== 'signing-area') })),
    };
    const [template, bare] = [design, without].map((one) => typstOf(one, new Map()));
    const printed = await paper.render(template ?? '', { papers });
    expect(printed.equals(await paper.render(bare ?? '', { papers }))).toBe(true);
    const drawn = async (data: object) => (await paper.draw(template ?? '', { papers, ...data }, 'overflow')).svg;
    expect(await drawn({})).not.toContain('stroke-dasharray');
    expect(await drawn({ previewed: true })).toContain('stroke-dasharray');
  });

  it('says of papers where they leave room for signatures, whatever words stand in their design', () => {
    const area = { x: 20.5, y: 200, width: 80, height: 20 };
    const words = '"))\\n\\\\")) \\u2028 \\" signing-area';
    const source = JSON.parse(TWO_PAGES) as { pages: { elements: Record<string, unknown>[] }[] };
    source.pages[1]?.elements.splice(
      ...([0, 2, { type: 'text', text: words, x: 20, y: 20, width: 170, height: 40 }] as const),
      { type: 'signing-area', ...area },
      { type: 'signing-area', ...area, y: 230 },
    );
    const template = typstOf(designOf(JSON.stringify(source)), new Map());
    expect(signingAreasOf(template)).toEqual([
      { page: 2, ...area },
      { page: 2, ...area, y: 230 },
    ]);
    expect(signingAreasOf(typstOf(designOf(SHIPPED), new Map()))).toEqual([
      { page: 1, x: 166, y: 157, width: 106, height: 36.2 },
    ]);
    expect([FORMER, '', '#let design = json(bytes("'].map(signingAreasOf)).toEqual([[], [], []]);
  });

  it('makes a tagged PDF of the same bytes each time, light enough for a phone', async () => {
    const template = typstOf(designOf(SHIPPED), new Map());
    const pdf = await paper.render(template, { papers: [samplePaper('longest', CHECK_PAGE, qrRuns)] });
    const again = await new Paper().render(template, { papers: [samplePaper('longest', CHECK_PAGE, qrRuns)] });
    expect(again.equals(pdf)).toBe(true);
    expect(pdf.length).toBeLessThan(120_000);
    const text = pdf.toString('latin1');
    for (const part of ['/StructTreeRoot', '/Lang (vi)', '/S /H1', '/Alt ']) expect(text).toContain(part);
    expect(await pdfTitle(pdf)).toMatch(/^Giấy chứng nhận số .*\d/);
    expect(pdfFonts(pdf).length).toBeGreaterThan(0);
    expect(pdfFonts(pdf).filter(({ isEmbedded }) => !isEmbedded)).toEqual([]);
    const without = Buffer.from(text.replaceAll('/FontFile', '/FontGone'), 'latin1');
    expect(pdfFonts(without).some(({ isEmbedded }) => isEmbedded)).toBe(false);
  });

  it('draws portrait, several pages, a picture and a table, each paper after the other', async () => {
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 4, background: '#c00' } })
      .png()
      .toBuffer();
    const images = new Map([['a.png', imageSvg({ mediaType: 'image/png', width: 40, height: 20, bytes })]]);
    const design = designOf(TWO_PAGES, images);
    const papers = [samplePaper('ordinary', CHECK_PAGE, qrRuns), samplePaper('longest', CHECK_PAGE, qrRuns)];
    const pdf = await paper.render(typstOf(design, images), { papers });
    const pages = await pdfPages(pdf);
    expect(pages).toHaveLength(4);
    expect(pages[0]).toContain('Lý Thị Mẫu');
    expect(pages[1]).toMatch(/Nội dung\s*Kết quả[\s\S]*Khóa học\s*3/);
    expect(pages[3]).toMatch(/24,5 giờ/);
    expect(pdf.toString('latin1')).toMatch(/\/MediaBox \[0 0 595\.\d+ 841\.\d+\]/);
  });

  it.each(['#panic("x")', '"))\n#panic("x")', '\\")) #panic("x")', '$x$ #eval("1") `raw` <a> @b //', '= đề mục'])(
    'prints words as they stand, never as a program: %s',
    async (words) => {
      const source = JSON.parse(TWO_PAGES) as { pages: { elements: Record<string, unknown>[] }[] };
      source.pages[1]?.elements.splice(0, 2, {
        ...{ type: 'text', text: words.replaceAll('*', '\\*'), x: 20, y: 20, width: 170, height: 40 },
      });
      const person = { ...samplePaper('ordinary', CHECK_PAGE, qrRuns), fullName: words };
      const pdf = await paper.render(typstOf(designOf(JSON.stringify(source)), new Map()), { papers: [person] });
      const [first = '', second = ''] = (await pdfPages(pdf)).map((page) => page.replaceAll(/\s/g, ''));
      const plain = words.replaceAll(/\s/g, '');
      expect([first.includes(plain), second.includes(plain)]).toEqual([true, true]);
    },
  );
});

const TWO_PAGES = JSON.stringify({
  ...{ name: 'Hai trang', paper: 'a4', orientation: 'portrait' },
  pages: [
    {
      elements: [
        { type: 'frame', x: 8, y: 8, width: 194, height: 281 },
        {
          type: 'field',
          field: 'họ tên',
          x: 20,
          y: 100,
          width: 170,
          height: 20,
          size: 30,
          smallest: 14,
          align: 'center',
        },
        { type: 'register-number', x: 70, y: 240, width: 100, height: 10, size: 12, smallest: 9 },
        { type: 'text', text: '{{mã kiểm tra}}\n{{dòng chữ ký}}', x: 70, y: 250, width: 110, height: 14, size: 11 },
        { type: 'qr', x: 30, y: 235, width: 30 },
      ],
    },
    {
      elements: [
        { type: 'image', image: 'a.png', alt: 'Lá cờ', x: 20, y: 20, width: 40, height: 20 },
        {
          ...{ type: 'table', x: 20, y: 50, width: 170, height: 40 },
          columns: [
            { title: 'Nội dung', width: 3 },
            { title: 'Kết quả', width: 1 },
          ],
          rows: [
            ['Khóa học', '{{số khóa học}}'],
            ['Giờ lớp', '{{số giờ lớp}} giờ'],
          ],
        },
        { type: 'rect', x: 18, y: 18, width: 174, height: 80, stroke: '#14412f', thickness: 1 },
        { type: 'line', x: 20, y: 110, width: 170, height: 0 },
      ],
    },
  ],
});
