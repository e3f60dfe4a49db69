import { knownNames } from '../facts/sample-values.rules';
import { checkTemplate } from './template.rules';

const check = (body: string, head = 'loại: Quyết định'): string[] =>
  checkTemplate(`---\n${head}\n---\n\n${body}`, knownNames('assignment')).map(({ line, words }) => `${line}: ${words}`);

describe('a template', () => {
  it('is told what it asks for in vain, with the line', () => {
    expect(check('Lớp {{tên lop}} ở {{xã}}.')[0]).toMatch(
      /^5: Không có mục “tên lop”\. Các mục dùng được: cơ quan, tên lớp/,
    );
    expect(check('Một dòng.\n\n{{bảng: điểm}}')[0]).toMatch(/^7: Không có bảng “điểm”/);
  });

  it('may ask for what it lets the clerk type in', () => {
    expect(check('Thư ký: {{thư ký}}.', 'loại: Biên bản\nhỏi:\n  - thư ký: Họ và tên thư ký')).toEqual([]);
  });

  it('is told of a head it can’t read', () => {
    expect(check('', 'loai: Quyết định')).toEqual([
      expect.stringMatching(/^1: Thiếu mục “loại”/),
      expect.stringMatching(/^2: Không hiểu dòng/),
    ]);
    expect(check('', 'loại: Quyết định\nkhổ: chéo')).toEqual([expect.stringMatching(/^3: Mục “khổ”/)]);
    expect(checkTemplate('Không có khai báo.', knownNames('minutes'))[0]?.words).toMatch(/phần khai báo/);
  });

  it('is told of braces that nothing closes and of a heading of no kind', () => {
    expect(check('Lớp {{tên lớp}.')).toEqual([expect.stringMatching(/^5: Ngoặc nhọn/)]);
    expect(check('#### Sâu quá')).toEqual([expect.stringMatching(/^5: Đề mục viết/)]);
  });

  it('reads line ends of Windows and decomposed letters', () => {
    const text = '---\nloại: Quyết định\n---\n\nLớp {{tên lớp}}.\n'.normalize('NFD').replaceAll('\n', '\r\n');
    expect(checkTemplate(text, knownNames('assignment'))).toEqual([]);
  });

  it('is told of stars within braces, which would print the braces', () => {
    expect(check('Lớp {{*tên lớp*}}.')).toEqual([expect.stringMatching(/^5: Không có mục “\*tên lớp\*”/)]);
    expect(check('Lớp {{tên **lớp}} ở**.')).toEqual([expect.stringMatching(/^5: Không có mục “tên \*\*lớp”/)]);
    expect(check('Lớp {*{tên lớp}}*.')).toEqual([expect.stringMatching(/^5: Ngoặc nhọn/)]);
    expect(check('Lớp *{{tên lớp}}*, **{{xã}}**.')).toEqual([]);
  });

  it('is told of a symbol that is no abbreviation, and of names that every object has', () => {
    expect(check('', 'loại: Quyết định\nký hiệu: {{xã}}')).toEqual([expect.stringMatching(/^3: Mục “ký hiệu”/)]);
    expect(check('', 'loại: Quyết định\nkhổ: constructor')).toEqual([expect.stringMatching(/^3: Mục “khổ”/)]);
    expect(check('{{constructor}}\n\n{{bảng: constructor}}\n\n{{bảng: }}')).toHaveLength(3);
  });

  it('has no more tables than somebody reads', () => {
    const tables = (count: number): string => '{{bảng: học viên}}\n\n'.repeat(count);
    expect(check(tables(10))).toEqual([]);
    expect(check(tables(2000))).toEqual([expect.stringMatching(/^25: Một mẫu có nhiều nhất 10 bảng/)]);
  });

  it.each(['{{', '{{ bảng:', '{{ ký:', '- ', '## ', '*', '{', '# Phụ lục:', 'a: '])(
    'is read at once, also one that is “%s” and 40,000 blanks',
    (start) => {
      // Of a slow expression none of this comes to an end.
      expect(check(start + ' '.repeat(40_000))).toEqual(check(`${start} `));
      expect(check(`${start} `.repeat(13_000)).length).toBeLessThanOrEqual(13_000);
      expect(check('', `loại: X\n${start}${' '.repeat(40_000)}`)).toHaveLength(check('', `loại: X\n${start} `).length);
    },
  );
});
