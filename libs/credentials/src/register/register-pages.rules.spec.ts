import { type PrintedFields } from '../certificates/certificate.rules';
import {
  bookHead,
  bookName,
  ERASED,
  inPages,
  LINES_ABOVE_SIGNATURES,
  LINES_PER_PAGE,
  pagesOf,
  printedLine,
  type RegisterLine,
  roundBookWords,
  WITHHELD,
  yearBookWords,
} from './register.rules';

const words = { title: 'Bồi dưỡng, đợt 1', decisionNumber: '145/QĐ-SKHCN', decidedOn: '2026-09-01' };

const fields = {
  fullName: 'Vàng Thị Mỷ',
  birthYear: 1987,
  unit: 'Tổ công nghệ số cộng đồng xã Hàm Yên',
  finishedOn: '2026-11-24',
  issuedOn: '2026-11-25',
  replacesNumber: null,
  ...words,
} as PrintedFields;

const line: RegisterLine = {
  ...{ number: 147, year: 2026, fields, state: 'valid', validUntil: '2028-11-23', stateChangedAt: null },
  ...{ successor: null, renewed: null, erasedAt: null },
};

const shown = { isUsable: true, kind: 'round', round: words } as const;

const lines = (count: number) =>
  Array.from({ length: count }, (_, index) => printedLine({ ...line, number: index + 1 }, shown));

describe('the register book on paper', () => {
  it('says of each paper what was printed, until when it is good and what became of it, and leaves room to sign', () => {
    expect(printedLine(line, shown)).toEqual([
      ...['0147/2026', 'Vàng Thị Mỷ', '1987', 'Tổ công nghệ số cộng đồng xã Hàm Yên', '24/11/2026', '25/11/2026'],
      ...['23/11/2028', 'Còn giá trị', ''],
    ]);
    const notes = { ...fields, replacesNumber: '0140/2026' };
    const renewing = { ...line, fields: notes, validUntil: null, renewed: { number: 12, year: 2024 } };
    expect(printedLine(renewing, shown).slice(6, 8)).toEqual([
      '',
      'Còn giá trị. Thay cho số 0140/2026. Gia hạn từ số 0012/2024',
    ]);
  });

  it('marks the papers that print other words than the round has since they were put right', () => {
    const typed = { ...fields, decisionNumber: '154/QĐ-SKHCN' };
    expect(printedLine({ ...line, fields: typed }, shown)[7]).toBe(
      'Còn giá trị. Giấy in: QĐ 154/QĐ-SKHCN ngày 01/09/2026',
    );
    const titled = { ...fields, title: 'Bồi dưỡng, đợt l' };
    expect(printedLine({ ...line, fields: titled }, shown)[7]).toBe('Còn giá trị. Giấy in: Bồi dưỡng, đợt l');
  });

  it('keeps number and dates of who is restricted or was erased, and nothing of the person', () => {
    const bare = (name: string) => [
      '0147/2026',
      name,
      '',
      '',
      '24/11/2026',
      '25/11/2026',
      '23/11/2028',
      'Còn giá trị',
      '',
    ];
    expect(printedLine(line, { ...shown, isUsable: false })).toEqual(bare(WITHHELD));
    expect(printedLine({ ...line, erasedAt: new Date() }, shown)).toEqual(bare(ERASED));
  });

  it('has as many pages as were counted before, numbered on from part to part', () => {
    const pages = inPages(lines(LINES_PER_PAGE + 2), { first: 41, isEnd: true });
    expect(pages.map(({ page, lines: own, isLast }) => [page, own.length, isLast])).toEqual([
      [41, LINES_PER_PAGE, false],
      [42, 2, true],
    ]);
    expect(pages[1]?.bookmark).toBe('Trang 42, số 0014/2026 đến 0015/2026');
    const part = inPages(lines(2 * LINES_PER_PAGE), { first: 1, isEnd: false });
    expect(part.map(({ lines: own, isLast }) => [own.length, isLast])).toEqual([
      [LINES_PER_PAGE, false],
      [LINES_PER_PAGE, false],
    ]);
  });

  it('has a page with entries and a place to sign at its end, whatever the number of papers', () => {
    expect([0, 1, LINES_ABOVE_SIGNATURES, LINES_ABOVE_SIGNATURES + 1, LINES_PER_PAGE, 15].map(pagesOf)).toEqual([
      1, 1, 1, 2, 2, 2,
    ]);
    for (let papers = 1; papers <= 4 * LINES_PER_PAGE; papers += 1) {
      const pages = inPages(lines(papers), { first: 1, isEnd: true });
      const counts = pages.map(({ lines: own }) => own.length);
      expect([pages.length, counts.reduce((sum, count) => sum + count)]).toEqual([pagesOf(papers), papers]);
      expect(counts.every((count) => count > 0 && count <= LINES_PER_PAGE)).toBe(true);
      expect(counts.at(-1)).toBeLessThanOrEqual(LINES_ABOVE_SIGNATURES);
      expect(pages.filter(({ isLast }) => isLast)).toEqual(pages.slice(-1));
      // A part before the end, of full pages, and the rest: the same pages as in one.
      const before = Math.floor((papers - 1) / LINES_PER_PAGE);
      const rest = lines(papers).slice(before * LINES_PER_PAGE);
      expect([
        ...inPages(lines(papers).slice(0, before * LINES_PER_PAGE), { first: 1, isEnd: false }).slice(0, before),
        ...inPages(rest, { first: before + 1, isEnd: true }),
      ]).toEqual(pages);
    }
  });

  it('tells of a year at each paper what a round tells once, in as many cells as there are columns', () => {
    const head = { units: null, issuer: 'Sở', total: 20_000, pages: 1539, asOf: '2026-12-31' };
    const year = bookHead(yearBookWords(2026), head);
    const fromRound = { ...fields, ...words };
    const cells = printedLine({ ...line, fields: fromRound }, { isUsable: true, kind: 'year', round: null });
    expect(cells[4]).toBe('Bồi dưỡng, đợt 1. QĐ 145/QĐ-SKHCN ngày 01/09/2026');
    expect(cells).toHaveLength(year.columns.length);
    expect(year).toMatchObject({
      title: 'Sổ gốc cấp giấy chứng nhận. Năm 2026',
      about: 'Sổ gồm 20.000 giấy, 1.539 trang, tính đến 31/12/2026.',
    });
    const round = bookHead(roundBookWords(fromRound), head);
    expect(printedLine(line, shown)).toHaveLength(round.columns.length);
    expect(round.about).toMatch(/^Theo Quyết định số 145\/QĐ-SKHCN ngày 01\/09\/2026\. Sổ gồm/);
    for (const { columns } of [year, round]) expect(columns.reduce((sum, { widthMm }) => sum + widthMm, 0)).toBe(257);
  });

  it('is called an extract, of the units it was made for, where it is not the whole', () => {
    expect(bookName(null)).toBe('Sổ gốc cấp giấy chứng nhận');
    expect(bookName(['Xã Hàm Yên'])).toBe('Trích sổ gốc: Xã Hàm Yên');
    expect(bookName(['Xã A', 'Xã B', 'Xã C', 'Xã D', 'Xã E'])).toBe('Trích sổ gốc: Xã A, Xã B, Xã C và 2 đơn vị khác');
    expect(bookName([])).toBe('Trích sổ gốc');
  });
});
