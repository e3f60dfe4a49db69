import { namePlaces, type NamePlaces, withoutPlaces } from './name-places';
import { nameWords } from './name-search';
import { speltOf, wordsIn } from './written-words';

const sought = (fullName: string) => ({
  words: nameWords(fullName),
  spelt: wordsIn(fullName, 0).map(({ small }) => speltOf(small)),
});
const kindIn = (text: string, fullName: string): keyof NamePlaces | null => {
  const { whole, perhaps } = namePlaces([text], sought(fullName));
  if (whole.length > 0) return 'whole';
  return perhaps.length > 0 ? 'perhaps' : null;
};
const kindsOf = (texts: readonly string[], fullName: string): (keyof NamePlaces | null)[] => [
  ...new Set(texts.map((text) => kindIn(text, fullName))),
];

describe('a name of three words', () => {
  const name = 'Lò Thị Hòa';

  it('is perhaps meant wherever a word beside it may belong to it', () => {
    for (const text of [
      'GIẤY CỦA LÒ THỊ HÒA IN SAI',
      'lò thị hòa in sai tên',
      'Lò Thị Hòa Sinh năm 1980',
      'Giay Lo Thi Hoa',
      ...['Dì', 'Cậu', 'Mợ', 'Thím', 'Thu', 'Hoãn', 'Phát', 'Tổ Trưởng', 'Học Viên', 'Thành Viên', 'Theo Đơn'].map(
        (word) => `${word} Lò Thị Hòa`,
      ),
      'Vàng Lò Thị Hòa',
      'LÒ THỊ HÒA BÌNH',
    ])
      expect([text, kindIn(text, name)]).toEqual([text, 'perhaps']);
  });

  it('is whole where nothing beside it can, and behind a title whatever stands before that', () => {
    for (const text of ['dì Lò Thị Hòa xin nghỉ', 'Tổ trưởng: Lò Thị Hòa', 'THƯ KÝ BÀ LÒ THỊ HÒA', 'Gui ba Lo Thi Hoa'])
      expect([text, kindIn(text, name)]).toEqual([text, 'whole']);
  });

  it('goes nowhere unmentioned', () => {
    const around = [
      '',
      '1. ',
      '(',
      'Bà ',
      'bà ',
      'Nguyễn ',
      'Giấy ',
      'GIẤY ',
      'cua ',
      'Nguyễn Anh ',
      'số 3 ',
      'Tổ Trưởng ',
      '“',
    ];
    const behind = ['', '.', ')', ' sinh 1980', ' Sinh năm 1980', ' BÌNH', ' và ', ' in sai', '\n', ', Ma Văn Sử', '”'];
    const written = [name, 'LÒ THỊ HÒA', 'lò thị hoà', 'Lo Thi Hoa', 'lò Thị\u00a0Hòa', name.normalize('NFD')];
    for (const text of around.flatMap((one) => written.flatMap((it) => behind.map((other) => one + it + other)))) {
      const { whole, perhaps } = namePlaces([`Đã ghi. ${text}`], sought(name));
      expect([text, whole.length + perhaps.length]).toEqual([text, 1]);
      const left = withoutPlaces([`Đã ghi. ${text}`], [...whole, ...perhaps], '(…)');
      expect([text, namePlaces(left, sought(name))]).toEqual([text, { whole: [], perhaps: [], taken: [] }]);
    }
  });

  it('is told apart place by place', () => {
    const text = 'Bà Lò Thị Hòa hỏi. Lò Thị Hòa Bình đáp';
    const { whole, perhaps } = namePlaces([text], sought(name));
    expect(withoutPlaces([text], whole, '…')).toEqual(['Bà … hỏi. Lò Thị Hòa Bình đáp']);
    expect(withoutPlaces([text], perhaps, '…')).toEqual(['Bà Lò Thị Hòa hỏi. … Bình đáp']);
  });
});

describe('a name of two words', () => {
  const name = 'Hồng Hà';

  it('is within another’s where a word with a capital stands before that is neither title nor opener', () => {
    expect(kindsOf(['Nguyễn Hồng Hà', 'Gửi Nguyễn Hồng Hà', 'Thị Hồng Hà', 'Ông Ma gọi Bac Hong Ha'], name)).toEqual([
      null,
    ]);
  });

  it('is perhaps meant behind a title that may be a middle name', () => {
    expect(kindsOf(['Lê Anh Hồng Hà', 'Nguyễn Chí Hồng Hà', 'LÊ ANH HỒNG HÀ', 'lê anh hồng hà'], name)).toEqual([
      'perhaps',
    ]);
    expect(
      kindsOf(['Anh Hồng Hà', 'Đồng Chí Hồng Hà', 'Gửi Bà Hồng Hà', 'thư ký Anh Hồng Hà', 'cho chị hồng hà'], name),
    ).toEqual(['whole']);
  });

  it('is perhaps meant where neither capitals nor diacritics tell, and before a capital', () => {
    for (const text of ['Bac', 'Do', 'Ba', 'Vo', 'Nguyen'].map((word) => `${word} Hong Ha`))
      expect([text, kindIn(text, name)]).toEqual([text, 'perhaps']);
    expect(
      kindsOf(['NGUYỄN HỒNG HÀ', 'GIẤY CỦA HỒNG HÀ IN SAI', 'nguyễn hồng hà', 'Hồng Hà Sinh năm 1980'], name),
    ).toEqual(['perhaps']);
  });

  it('is no other word that differs from it by its diacritics alone', () => {
    const texts = ['BAN HÀNH KÈM THEO', 'Sở ban hành kế hoạch', 'Ban hành kèm theo'];
    expect(kindsOf(texts, 'Bàn Hạnh')).toEqual([null]);
    expect(kindsOf(['BÀN HẠNH XIN NGHỈ', 'giấy của bàn hạnh', 'ban hanh ke hoach'], 'Bàn Hạnh')).toEqual(['perhaps']);
    expect(kindsOf(['Bàn hoà Sinh năm 1980', 'giấy của bàn hoà'], 'Bàn Hòa')).toEqual(['perhaps']);
  });
});

describe('a surname without diacritics that is another', () => {
  it.each([
    ['Mã Thị Hòa', 'Ma Thị Hòa', 'Ma Thi Hoa'],
    ['Lã Văn Hùng', 'La Văn Hùng', 'La Van Hung'],
    ['Lã Văn Hùng', 'La Van Hùng', 'LA VAN HUNG'],
    ['Vì Thị Hà', 'Vi Thị Hà', 'Vi Thi Ha'],
    ['Giàng Seo Páo', 'Giang Seo Páo', 'Giang Seo Pao'],
    ['Lý Thị Mỷ', 'LY THỊ MỶ', 'Ly Thi My'],
  ])('is perhaps %s where the rest has some: %s, not %s', (name, other, hasty) => {
    const kinds = [`gặp ${name}`, `gặp ${other}`, `gặp ${hasty}`].map((text) => kindIn(text, name));
    expect(kinds).toEqual(['whole', 'perhaps', 'whole']);
  });

  it('is perhaps meant where nothing else would have any', () => {
    expect(kindsOf(['gặp La Minh Anh', 'La Minh Anh', 'LA MINH ANH'], 'Lã Minh Anh')).toEqual(['perhaps']);
    expect(kindsOf(['gặp Ma Anh'], 'Mã Anh')).toEqual(['perhaps']);
    expect(kindsOf(['gặp Lã Minh Anh', 'LÃ MINH ANH', 'Lô Minh Anh'], 'Lã Minh Anh')).toEqual(['whole', null]);
  });

  it('says nothing where it is none', () => {
    expect(kindsOf(['gọi Lo Thị Hòa', 'Vang Thị Hòa'], 'Lò Thị Hòa')).toEqual(['whole', null]);
  });
});

describe('an apostrophe or a sign that nobody sees', () => {
  it('hides no name, and stays in what is left', () => {
    for (const sign of ["'", '’', '‘', '‛', '`', '´', '′', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', 'ꞌ', '＇']) {
      const text = `gặp Giàng A H${sign}Lử, K${sign}Pa ghi`;
      const { whole } = namePlaces([text], sought("Giàng A H'Lử"));
      expect([sign, withoutPlaces([text], whole, '…')]).toEqual([sign, [`gặp …, K${sign}Pa ghi`]]);
      expect([sign, nameWords(`H${sign}Lử`)]).toEqual([sign, ['h', 'lu']]);
    }
    for (const sign of ['\u00ad', '\u200b', '\u200e', '\u200f', '\u202a', '\u202c', '\u2060', '\u2068', '\ufeff'])
      for (const text of [
        `gặp Lò Thị Hò${sign}a nhé`,
        `gặp ${sign}Lò${sign} Thị ${sign}Hòa${sign} nhé`,
        `gặp Lo${sign}\u0300 Thị Hòa nhé`,
      ]) {
        const { whole } = namePlaces([text], sought('Lò Thị Hòa'));
        expect([text, withoutPlaces([text], whole, '…')]).toEqual([text, ['gặp … nhé']]);
      }
  });
});

describe('a line of a list', () => {
  it.each(['\n', '\r\n', '\t', '\u2028'])('is no part of the name on the next one: %j', (between) => {
    for (const [list, name] of [
      [['Vắng:', 'Sùng A Páo', 'Lý Mỷ', 'Vàng Seo Sử'], 'Lý Mỷ'],
      [['SÙNG A PÁO', 'LÝ MỶ', 'VÀNG SEO SỬ'], 'Lý Mỷ'],
      [['Nguyễn Văn Nam', 'Lò Thị Hòa', 'Vàng Seo Sử'], 'Lò Thị Hòa'],
      [['nguyen van nam', 'lo thi hoa', 'vang seo su'], 'Lò Thị Hòa'],
    ] as const)
      expect([list, kindIn(list.join(between), name)]).toEqual([list, 'whole']);
    expect(kindIn(['Vắng', 'Lò Thị', 'Hòa Bình'].join(between), 'Lò Thị Hòa')).toBe('perhaps');
    expect(kindIn(['Vắng', 'Nguyễn Lý Mỷ'].join(between), 'Lý Mỷ')).toBeNull();
  });

  it.each(['\n', '\t', ' \n '])('that holds one word may go on with the name beside it: %j', (between) => {
    for (const [parts, name] of [
      [['con gái Lò Thị Hòa', 'Bình', '0992 555 779'], 'Lò Thị Hòa'],
      [['lò thị hòa', 'bình'], 'Lò Thị Hòa'],
      [['Nguyễn', 'Hồng Hà, máy nhà'], 'Hồng Hà'],
    ] as const)
      expect([parts, kindIn(parts.join(between), name)]).toEqual([parts, 'perhaps']);
    for (const parts of [
      ['Gửi', 'Lò Thị Hòa'],
      ['Ông', 'Lò Thị Hòa'],
      ['Vắng:', 'Lò Thị Hòa'],
      ['Lò Thị Hòa', '(ốm)'],
    ])
      expect([parts, kindIn(parts.join(between), 'Lò Thị Hòa')]).toEqual([parts, 'whole']);
  });
});

describe('places that share a word', () => {
  it('are cut as one', () => {
    const { perhaps } = namePlaces(['GIẤY MA THỊ MA THỊ MA SAI'], sought('Ma Thị Ma'));
    expect(perhaps).toHaveLength(2);
    expect(withoutPlaces(['GIẤY MA THỊ MA THỊ MA SAI'], perhaps, '…')).toEqual(['GIẤY … SAI']);
  });
});
