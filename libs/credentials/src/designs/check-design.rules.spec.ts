import { readFileSync } from 'node:fs';
import { checkDesign, missingSigningArea } from './check-design.rules';
import { type Design, placeOf } from './design.rules';
import { readDesign } from './read-design.rules';

type Element = Record<string, unknown>;

interface Source {
  name: string;
  paper: string;
  orientation: string;
  pages: { elements: Element[] }[];
}

const box = { x: 20, y: 20, width: 80, height: 10 };

const area = { type: 'signing-area', x: 20, width: 80, height: 20 };

const sound = (): Source => ({
  ...{ name: 'Mẫu thử', paper: 'a4', orientation: 'portrait' },
  pages: [
    {
      elements: [
        { type: 'field', field: 'họ tên', ...box },
        { type: 'register-number', ...box, y: 40 },
        { type: 'text', text: 'Mã **{{mã kiểm tra}}**\n{{dòng chữ ký}}', ...box, y: 60 },
        { type: 'qr', x: 20, y: 100, width: 30 },
      ],
    },
  ],
});

/** The faults of the sound design with its elements changed, each with its place. */
function faultsOf(change: (elements: Element[], source: Source) => void): string[] {
  const source = sound();
  change(source.pages[0]?.elements ?? [], source);
  const { design, faults } = checkDesign(JSON.stringify(source), new Set(['logo.png']));
  return faults.map((fault) => `${placeOf(fault, design)}: ${fault.words}`);
}

describe('a design of certificates', () => {
  it('that comes with the system has no fault', () => {
    const source = readFileSync('content/certificates/hoan-thanh/mau.json', 'utf8');
    expect(checkDesign(source, new Set()).faults).toEqual([]);
  });

  it('is sound with what a certificate must carry and nothing else', () => {
    expect(faultsOf(() => undefined)).toEqual([]);
  });

  it.each<[string, string, (elements: Element[], source: Source) => void]>([
    [
      'a field nobody knows',
      'Trang 1, phần tử 3 (Chữ): Không có mục “số nhà”',
      (all) => (all[2] = { ...all[2], text: '{{số nhà}}{{mã kiểm tra}}{{dòng chữ ký}}' }),
    ],
    [
      'a field named by something every object has',
      'phần tử 1 (Mục hệ thống điền): Không có mục “constructor”',
      (all) => all.unshift({ type: 'field', field: 'constructor', ...box, y: 200 }),
    ],
    [
      'an open bracket',
      'Ngoặc nhọn mở mà chưa đóng',
      (all) => all.push({ type: 'text', text: '{{họ tên', ...box, y: 200 }),
    ],
    ['an open star', 'Dấu * mở mà chưa đóng', (all) => all.push({ type: 'text', text: '**đậm', ...box, y: 200 })],
    [
      'an element beyond the edge',
      'Trang 1, phần tử 1 (Mục hệ thống điền): Nằm ra ngoài trang 210 × 297 mm',
      (all) => (all[0] = { ...all[0], x: 140 }),
    ],
    ['a QR code too small', 'Mã QR rộng ít nhất 28 mm', (all) => (all[3] = { ...all[3], width: 27.5 })],
    ['a QR code at the edge', 'cách mép trang ít nhất 2 mm', (all) => (all[3] = { ...all[3], x: 1 })],
    [
      'words over the QR code',
      'Phần tử 5 (Chữ) đè lên mã QR',
      (all) => all.push({ type: 'text', text: 'đè', ...box, y: 110 }),
    ],
    [
      'words close to the QR code',
      'Phần tử 5 (Chữ) đè lên mã QR hoặc sát quá',
      (all) => all.push({ type: 'text', text: 'sát', ...box, y: 131 }),
    ],
    [
      'a colour behind the QR code',
      'Phần tử 5 (Khung chữ nhật) đè',
      (all) => all.push({ type: 'rect', x: 10, y: 90, width: 60, height: 60, fill: '#ffcc00' }),
    ],
    [
      'white over the QR code',
      'Phần tử 5 (Khung chữ nhật) đè',
      (all) => all.push({ type: 'rect', x: 10, y: 90, width: 60, height: 60, fill: '#ffffff' }),
    ],
    [
      'a band through the QR code',
      'Phần tử 5 (Khung dệt) đè',
      (all) => all.push({ type: 'frame', x: 10, y: 96, width: 180, height: 180 }),
    ],
    [
      'more signs than can be kept, which it has only when laid out',
      'ký tự khi xếp thành dòng để lưu, nhiều nhất 60.000',
      (all, { pages }) => {
        const rows = Array.from({ length: 40 }, () => ['', '', '', '', '', '', '', '']);
        const columns = rows[0]?.map(() => ({ title: '', width: 1 }));
        const tables = Array.from({ length: 8 }, () => ({ type: 'table', ...box, y: 200, columns, rows }));
        all.push(...tables);
        expect(JSON.stringify(pages).length).toBeLessThan(20_000);
      },
    ],
    [
      'a woven band that would be drawn larger than its box',
      'Trang 1, phần tử 5 (Khung dệt): Khung dệt rộng và cao ít nhất 18,4 mm, bằng 23 ô dệt',
      (all) => all.push({ type: 'frame', x: 20, y: 200, width: 60, height: 18.3 }),
    ],
    [
      'woven bands without number',
      'Trang 1, phần tử 9: Một mẫu có nhiều nhất 4 khung dệt',
      (all) => all.push(...Array.from({ length: 5 }, () => ({ type: 'frame', x: 5, y: 5, width: 200, height: 280 }))),
    ],
    [
      'words in the signing area',
      'Trang 1, phần tử 6 (Ô ký số): Phần tử 5 (Chữ) nằm trong ô ký số, hình chữ ký sẽ che mất',
      (all) => all.push({ type: 'text', text: 'che', ...box, y: 205 }, { ...area, y: 200 }),
    ],
    [
      'what a certificate must carry in the signing area',
      'Trang 1, phần tử 5 (Ô ký số): Phần tử 1 (Mục hệ thống điền), 2 (Số vào sổ), 3 (Chữ) nằm trong ô ký số',
      (all) => all.push({ ...area, y: 20, height: 60 }),
    ],
    [
      'its signing area over the QR code',
      'Phần tử 4 (Mã QR) nằm trong ô ký số',
      (all) => all.push({ ...area, y: 110 }),
    ],
    [
      'its signing area so near the QR code that it crowds it',
      'Trang 1, phần tử 4 (Mã QR): Phần tử 5 (Ô ký số) đè lên mã QR hoặc sát quá',
      (all) => all.push({ ...area, y: 131 }),
    ],
    [
      'a line through the signing area',
      'Phần tử 5 (Đường kẻ) nằm trong ô ký số',
      (all) => all.push({ type: 'line', ...box, y: 210, height: 0 }, { ...area, y: 200 }),
    ],
    [
      'a signing area too small for a picture',
      'Ô ký số rộng ít nhất 30 mm, cao ít nhất 12 mm',
      (all) => all.push({ ...area, y: 200, height: 11 }),
    ],
    ['a signing area off the page', 'Nằm ra ngoài trang', (all) => all.push({ ...area, y: 290 })],
    [
      'a white name',
      'Trang 1, phần tử 1 (Mục hệ thống điền): Chữ bắt buộc phải đọc được mà màu chữ gần với màu nền',
      (all) => (all[0] = { ...all[0], colour: '#ffffff' }),
    ],
    [
      'a register number too pale',
      'Trang 1, phần tử 2 (Số vào sổ): Chữ bắt buộc',
      (all) => (all[1] = { ...all[1], colour: '#808080' }),
    ],
    [
      'a black name on a dark ground',
      'Trang 1, phần tử 2 (Mục hệ thống điền): Chữ bắt buộc',
      (all) => all.unshift({ type: 'rect', ...box, fill: '#14412f' }),
    ],
    [
      'a white name half beside its dark ground',
      'Trang 1, phần tử 2 (Mục hệ thống điền): Chữ bắt buộc',
      (all) => {
        all[0] = { ...all[0], colour: '#ffffff' };
        all.unshift({ type: 'rect', ...box, width: 40, fill: '#14412f' });
      },
    ],
    [
      'a name painted over',
      'Trang 1, phần tử 1 (Mục hệ thống điền): Phần tử 5 (Khung chữ nhật) đè lên chữ',
      (all) => all.push({ type: 'rect', ...box, y: 25, fill: '#ffffff' }),
    ],
    [
      'a picture over the line about the signature',
      'Trang 1, phần tử 3 (Chữ): Phần tử 5 (Hình ảnh) đè lên chữ',
      (all) => all.push({ type: 'image', image: 'logo.png', alt: 'Dấu', ...box, y: 55 }),
    ],
    [
      'a woven band over the name',
      'Trang 1, phần tử 1 (Mục hệ thống điền): Phần tử 5 (Khung dệt) đè lên chữ',
      (all) => all.push({ type: 'frame', x: 15, y: 5, width: 190, height: 280 }),
    ],
    ['no QR code', 'Cả mẫu: Giấy chưa có mã QR', (all) => all.splice(3, 1)],
    ['no register number', 'Cả mẫu: Giấy chưa in mục “số vào sổ”', (all) => all.splice(1, 1)],
    ['no check code', 'Giấy chưa in mục “mã kiểm tra”', (all) => (all[2] = { ...all[2], text: '{{dòng chữ ký}}' })],
    [
      'no line about the signature',
      'Giấy chưa in mục “dòng chữ ký”',
      (all) => (all[2] = { ...all[2], text: '{{mã kiểm tra}}' }),
    ],
    [
      'a picture that was never loaded',
      'Chưa có hình “khác.png”',
      (all) => all.push({ type: 'image', image: 'khác.png', alt: 'Ảnh', ...box, y: 200 }),
    ],
    [
      'a picture without words for the blind',
      'Hình cần lời tả (alt)',
      (all) => all.push({ type: 'image', image: 'logo.png', ...box, y: 200 }),
    ],
    [
      'a row with a cell too few',
      'Dòng 2 của bảng phải có 2 ô',
      (all) =>
        all.push({
          type: 'table',
          columns: [
            { title: 'A', width: 1 },
            { title: 'B', width: 2 },
          ],
          rows: [['1', '2'], ['3']],
          ...box,
          y: 200,
        }),
    ],
    [
      'a column without a width',
      'Các cột” (columns) là danh sách',
      (all) => all.push({ type: 'table', columns: [{ title: 'A' }], rows: [['1']], ...box, y: 200 }),
    ],
    [
      'a line of no length',
      'Rộng và cao phải lớn hơn 0',
      (all) => all.push({ type: 'line', ...box, y: 200, width: 0, height: 0 }),
    ],
    [
      'an unknown kind of element',
      'Trang 1, phần tử 5: Loại phần tử (type)',
      (all) => all.push({ type: 'video', ...box }),
    ],
    ['a property nobody knows', 'Không có thuộc tính “link”', (all) => (all[0] = { ...all[0], link: 'x' })],
    [
      'a text where a number belongs',
      '“Cách mép trái (mm)” (x) là số từ 0 đến 297',
      (all) => (all[0] = { ...all[0], x: '20' }),
    ],
    ['a missing length', 'Thiếu “Cạnh (mm)” (width)', (all) => (all[3] = { type: 'qr', x: 20, y: 100 })],
    ['a font that is not bundled', '“Phông chữ” (font) là một trong', (all) => (all[0] = { ...all[0], font: 'Arial' })],
    ['a colour of another notation', '“Màu chữ” (colour) viết như', (all) => (all[0] = { ...all[0], colour: 'red' })],
    ['control signs in a text', '“Nội dung” (text) là chữ', (all) => (all[2] = { ...all[2], text: 'a\u0000' })],
    ['no name', 'Cả mẫu: Mẫu cần tên (name)', (_, source) => (source.name = ' ')],
    ['no page', 'Cả mẫu: Mẫu có từ 1 đến 4 trang', (_, source) => (source.pages = [])],
    [
      'a fifth page',
      'Cả mẫu: Mẫu có từ 1 đến 4 trang',
      (_, source) => source.pages.push(...Array.from({ length: 4 }, () => ({ elements: [] }))),
    ],
    ['another size of paper', 'Khổ giấy (paper)', (_, source) => (source.paper = 'a3')],
    [
      'too many elements',
      'Một trang có nhiều nhất 60 phần tử',
      (all) => all.push(...Array.from({ length: 57 }, () => ({ type: 'line', ...box, y: 200 }))),
    ],
  ])('with %s is told so at its place', (_, words, change) => {
    expect(faultsOf(change).join('\n')).toContain(words);
  });

  it('may go round its QR code with outlines, a woven band, and white beneath', () => {
    const around = [
      { type: 'rect', x: 10, y: 90, width: 60, height: 60, fill: '#ffffff' },
      { type: 'rect', x: 10, y: 90, width: 60, height: 60 },
      { type: 'frame', x: 5, y: 5, width: 200, height: 280 },
    ];
    expect(faultsOf((all) => all.unshift(...around))).toEqual([]);
  });

  it('may go round its signing areas with outlines, and have some', () => {
    const around = [
      { type: 'rect', x: 10, y: 190, width: 100, height: 80, fill: '#ffffff' },
      { type: 'frame', x: 5, y: 5, width: 200, height: 280 },
    ];
    expect(
      faultsOf((all) => {
        all.unshift(...around);
        all.push({ ...area, y: 200 }, { ...area, y: 215 });
      }),
    ).toEqual([]);
  });

  it('needs a signing area where it is saved, not where papers are issued by one saved before', () => {
    const lacking = sound();
    const design = (source: Source) => checkDesign(JSON.stringify(source), new Set());
    expect(design(lacking).faults).toEqual([]);
    const words = (source: Source) => missingSigningArea(readDesign(JSON.stringify(source)).design as Design);
    expect(words(lacking)).toMatchObject([{ page: null, words: expect.stringContaining('Mẫu chưa có ô ký số') }]);
    lacking.pages.push({ elements: [{ ...area, y: 200 }] });
    expect(words(lacking)).toEqual([]);
  });

  it('may set what it must carry in white on a dark ground, with outlines and lines over it', () => {
    expect(
      faultsOf((all) => {
        all[0] = { ...all[0], colour: '#ffffff' };
        all.unshift({ type: 'rect', ...box, fill: '#14412f' });
        all.push({ type: 'rect', ...box }, { type: 'line', ...box, y: 25, height: 0 });
      }),
    ).toEqual([]);
  });

  it('may have a woven band of 23 cells', () => {
    const least = { type: 'frame', x: 20, y: 200, width: 60, height: 18.4 };
    expect(faultsOf((all) => all.push(least))).toEqual([]);
  });

  it('is drawn without the woven bands that are too many, on whatever page', () => {
    const frame = { type: 'frame', x: 5, y: 5, width: 200, height: 280 };
    const source = {
      ...sound(),
      pages: [3, 40, 60].map((length) => ({ elements: Array.from({ length }, () => frame) })),
    };
    const { design, faults } = checkDesign(JSON.stringify(source), new Set());
    expect(design?.pages.map(({ elements }) => elements.length)).toEqual([3, 1, 0]);
    const told = faults.filter(({ words }) => words.includes('nhiều nhất 4 khung dệt'));
    expect(told.map((fault) => placeOf(fault, design))).toEqual(['Trang 2, phần tử 2', 'Trang 3, phần tử 1']);
  });

  it.each(['', '{', '[]', 'null', '"a"', '{"pages":[1]}', '{"pages":[{"elements":[null]}]}', '{"pages":{"0":1}}'])(
    'that is no design (%s) has faults and breaks nothing',
    (source) => {
      expect(checkDesign(source, new Set()).faults.length).toBeGreaterThan(0);
    },
  );

  it('names the line of what is no JSON', () => {
    const { faults } = checkDesign('{\n  "name": "A",\n  "paper" "a4"\n}', new Set());
    expect(faults.map(({ words }) => words)).toEqual(['Chữ JSON viết chưa đúng. Xem dòng 3, cột 11.']);
  });
});
