import { bookmarksOf, fileNameOf, listLine } from './paper-text.rules';

const paper = { number: 7, year: 2026, fields: { fullName: 'Nguyễn Thị Ngẫu', unit: 'Tổ 1' } };

describe('papers taken together', () => {
  it('are named by their number and whose they are', () => {
    expect([...bookmarksOf(paper, 2), fileNameOf(paper)]).toEqual([
      '0007/2026 · Nguyễn Thị Ngẫu',
      '0007/2026 · Nguyễn Thị Ngẫu, trang 2',
      '0007-2026 Nguyễn Thị Ngẫu.pdf',
    ]);
  });

  it('have names that no archive can lead astray with', () => {
    const fields = { ...paper.fields, fullName: '../..\\a:b*"Ỷ"' };
    expect(fileNameOf({ ...paper, fields })).toBe('0007-2026 ....abỶ.pdf');
  });

  it('are listed in cells that a spreadsheet reads as text', () => {
    expect(listLine(['=1+1', 'nói "vâng"; xong'])).toBe('"\'=1+1";"nói ""vâng""; xong"\r\n');
  });
});
