import { cleanText, compareNames, foldText, givenNameOf } from './fold';

describe('Vietnamese text', () => {
  it('folds diacritics, đ and tone placement', () => {
    expect(foldText('Đặng Thị Thuỷ')).toBe('dang thi thuy');
    expect(foldText('Hòa')).toBe(foldText('Hoà'));
  });

  it('folds decomposed input like composed input', () => {
    expect(foldText('Nguyễn'.normalize('NFD'))).toBe('nguyen');
    expect(cleanText('Nguyễn  Thị\u200B '.normalize('NFD'))).toBe('Nguyễn Thị');
  });

  it('sorts people by given name with Vietnamese letters', () => {
    const names = ['Lý Văn Đào', 'Ma Thị Dung', 'Hoàng Văn Ân', 'Vàng Thị An', 'Bàn Văn An'];
    expect(names.sort(compareNames)).toEqual([
      'Bàn Văn An',
      'Vàng Thị An',
      'Hoàng Văn Ân',
      'Ma Thị Dung',
      'Lý Văn Đào',
    ]);
    expect(givenNameOf('Nguyễn Thị Thuỷ Ngẫu')).toBe('Ngẫu');
  });
});
