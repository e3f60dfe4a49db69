import { cleanText, compareNames, foldText, givenNameOf, plainApostrophes } from './fold';

describe('Vietnamese text', () => {
  it('folds diacritics, đ and tone placement', () => {
    expect(foldText('Đặng Thị Thuỷ')).toBe('dang thi thuy');
    expect(foldText('Hòa')).toBe(foldText('Hoà'));
  });

  it('folds decomposed input like composed input', () => {
    expect(foldText('Nguyễn'.normalize('NFD'))).toBe('nguyen');
    expect(cleanText('Nguyễn  Thị\u200B '.normalize('NFD'))).toBe('Nguyễn Thị');
  });

  it('knows one apostrophe, whatever the keyboard or the word processor wrote', () => {
    for (const sign of "'’‘‛ʼʻʹ`´′ʾʿˈˊˋꞌ") {
      expect(plainApostrophes(`H${sign}Hen Niê`)).toBe("H'Hen Niê");
      expect(foldText(`Giàng A H${sign}Lử`)).toBe("giang a h'lu");
    }
  });

  it('takes the letter eth of old converters for the Đ it looks like', () => {
    expect(cleanText('\u00d0\u1ed7 Th\u1ecb H\u00f2a, b\u1ea3n \u00f0en')).toBe('Đỗ Thị Hòa, bản đen');
    expect(foldText('\u00d0ỗ')).toBe(foldText('Đỗ'));
  });

  it('drops signs nobody sees, which come with what is copied', () => {
    for (const sign of ['\u00ad', '\u200b', '\u200e', '\u200f', '\u2060', '\ufeff'])
      expect(cleanText(`Lò Thị Hò${sign}a${sign}`)).toBe('Lò Thị Hòa');
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
