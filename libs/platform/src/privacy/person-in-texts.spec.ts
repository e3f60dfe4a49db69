import {
  CUT,
  soughtInTexts,
  tellingTexts,
  tells,
  tellSurely,
  toldIn,
  type ToldKind,
  toldOf,
  withoutPerson,
  withoutTold,
} from './person-in-texts';
import { reworded } from './reworded';
import { phonePattern, wordPattern } from './search-patterns';

const person = soughtInTexts({ fullName: 'Giàng Thị Thuỷ Vân', birthYear: 1987, phone: '+84992555778' });

describe('a person in texts that others wrote', () => {
  it.each([
    'Thư ký: Giàng Thị Thuỷ Vân, thành viên tổ',
    'GIÀNG THỊ THỦY VÂN hỏi về OTP',
    'Bà Giàng Thị Thuỷ Vân'.normalize('NFD'),
    'giang thi thuy van',
    'Gọi 0992 555 778 trước',
    'máy +84 992.555.778',
    'máy 0084 992 555 778',
    'máy 0992,555,778',
    'máy 0992–555–778',
    'Đã gọi Giang Thi Thuy Van, chưa gặp',
    'Đã gọi Giàng Thi Thủy Vân, chưa gặp',
  ])('is told of by: %s', (text) => {
    expect(tells([text], person)).toBe(true);
    expect(tells(withoutPerson([text], person), person)).toBe(false);
  });

  it.each(['Giàng Thị Thuỷ', 'Giàng Thị Thuỷ Vân Anh', 'Số hóa đơn 10992555778', 'sinh năm 1987'])(
    'is not told of by: %s',
    (text) => {
      expect(tells([text], person)).toBe(false);
      expect(withoutPerson([text], person)).toEqual([text]);
    },
  );

  it('has a telephone of ten digits behind +84, and of nine', () => {
    const landline = soughtInTexts({ fullName: 'Giàng Thị Thuỷ Vân', birthYear: 1987, phone: '+841990000005' });
    expect(withoutPerson(['Gọi 0199 000 0005 (Giàng Thị Thuỷ Vân), 990000005'], landline)).toEqual([
      `Gọi ${CUT} (${CUT}), 990000005`,
    ]);
  });

  it('leaves every other word', () => {
    const text = 'Bà Giàng Thị Thuỷ Vân (1987, 0992.555.778) hỏi về OTP năm 2026; ông Sử đáp';
    expect(withoutPerson([text], person)).toEqual([`Bà ${CUT} (${CUT}, ${CUT}) hỏi về OTP năm 2026; ông Sử đáp`]);
  });

  it.each([
    'theo QĐ số 1987/QĐ-UBND ngày 5/6/2024',
    'theo QĐ số: 1987 / QĐ-UBND'.normalize('NFD'),
    'Nghị định 12/1987/NĐ-CP',
    'so 1987/KH-UBND',
    'công văn 1987/SKHCN-CĐS, 1987/UBND-VX',
    'Quyết định 1987 của Sở, QĐ 1987',
    'công văn số 1987 ngày 05/6/2024',
    'gọi 0992 1987 12 hoặc +84 992 198 712',
  ])('keeps numbers of decisions and of others that are no year: %s', (number) => {
    expect(withoutPerson([`Bà Giàng Thị Thuỷ Vân (1987), ${number}`], person)).toEqual([
      `Bà ${CUT} (${CUT}), ${number.normalize('NFC')}`,
    ]);
    const short = soughtInTexts({ fullName: 'Sử', phone: null, birthYear: 1987 });
    expect(tells([`Ông Sử, ${number}`], short)).toBe(false);
  });

  it.each([
    'SN 1987',
    '31/5/1987',
    '01.01.1987',
    '1987/Nữ',
    '1987/NỮ/TÀY',
    '1987 - Nữ',
    'tháng 5/1987, TT 1987',
    '1987/12',
  ])('loses the year of birth, however it stands: %s', (year) => {
    const [left = ''] = withoutPerson([`Giàng Thị Thuỷ Vân, ${year}`], person);
    expect(left).not.toContain('1987');
  });

  it('is cut where a name is parted by bold letters, and out of lists of cells', () => {
    const tree = {
      kind: 'minutes',
      runs: [
        { text: 'Bà Giàng ', isBold: false },
        { text: 'Thị Thuỷ Vân', isBold: true },
        { text: ' hỏi', isBold: false },
      ],
      rows: [
        ['1', 'Giàng Thị Thuỷ Vân', '1987'],
        ['2', 'Ma Văn Sử', '1987'],
      ],
    };
    const left = reworded(tree, (texts) => withoutPerson(texts, person));
    expect(left).toEqual({
      kind: 'minutes',
      runs: [
        { text: `Bà ${CUT} `, isBold: false },
        { text: '', isBold: true },
        { text: ' hỏi', isBold: false },
      ],
      rows: [
        ['1', CUT, CUT],
        ['2', 'Ma Văn Sử', '1987'],
      ],
    });
    expect(tellingTexts(left, person)).toEqual([]);
  });

  it('is not told of by what belongs to a namesake by id, which stays as it is', () => {
    const rows = [
      { cells: ['1', 'Giàng Thị Thuỷ Vân', '1987'], memberId: null },
      { cells: ['2', 'Giàng Thị Thuỷ Vân', '1987'], memberId: 'of the namesake' },
    ];
    const isKept = (part: object): boolean => 'memberId' in part && part.memberId !== null;
    expect(tellingTexts({ rows }, person, isKept)).toEqual(['1 Giàng Thị Thuỷ Vân 1987']);
    expect(reworded({ rows }, (texts) => withoutPerson(texts, person), isKept)).toEqual({
      rows: [{ cells: ['1', CUT, CUT], memberId: null }, rows[1]],
    });
  });

  it('is surely meant by name and telephone together', () => {
    const isSure = (value: unknown): boolean => tellSurely(toldOf(value, person));
    expect(isSure({ name: 'Giàng Thị Thuỷ Vân', phone: '0992555778' })).toBe(true);
    expect(isSure({ name: 'Giàng Thị Thuỷ Vân' })).toBe(false);
    // The name alone in one text, the telephone in another one: a longer name there may be of the family.
    expect(isSure({ name: 'GIÀNG THỊ THỦY VÂN ANH', phone: '0992555778' })).toBe(false);
    expect(isSure({ note: 'GIẤY CỦA GIÀNG THỊ THỦY VÂN SAI, máy 0992555778' })).toBe(false);
    expect(isSure({ note: 'Giấy của Giàng Thị Thuỷ Vân sai, máy 0992555778' })).toBe(true);
  });

  describe('whose name stands beside other words that may belong to it', () => {
    const kinds = (text: string): ToldKind[] => toldIn([text], person).map(({ kind }) => kind);
    const cut = (text: string, ...said: ToldKind[]): string =>
      withoutTold([text], person, ({ kind }) => (said.includes(kind) ? 'all' : 'nothing')).join();

    it.each([
      ['GIẤY CỦA GIÀNG THỊ THỦY VÂN IN SAI', `GIẤY CỦA ${CUT} IN SAI`],
      ['giàng thị thuỷ vân in sai tên', `${CUT} in sai tên`],
      ['Giàng Thị Thuỷ Vân Sinh năm 1987', `${CUT} Sinh năm ${CUT}`],
      ['Hoãn Giàng Thị Thuỷ Vân', `Hoãn ${CUT}`],
      ['Tổ Trưởng Giàng Thị Thuỷ Vân', `Tổ Trưởng ${CUT}`],
    ])('is asked about, and cut when it is hers: %s', (text, left) => {
      expect([kinds(text), tells([text], person), withoutPerson([text], person)]).toEqual([['perhaps'], false, [text]]);
      expect(cut(text, 'whole')).toBe(text);
      expect(cut(text, 'perhaps')).toBe(left);
      expect(toldIn([left], person)).toEqual([]);
    });

    it('is asked about apart from where it stands whole, which is not shown again', () => {
      const text = 'Bà Giàng Thị Thuỷ Vân (1987) hỏi. Giàng Thị Thuỷ Vân Anh đáp';
      expect(toldIn([text], person).map(({ kind, words }) => [kind, words])).toEqual([
        ['whole', text],
        ['perhaps', `Bà ${CUT} (1987) hỏi. Giàng Thị Thuỷ Vân Anh đáp`],
      ]);
      expect(cut(text, 'whole')).toBe(`Bà ${CUT} (${CUT}) hỏi. Giàng Thị Thuỷ Vân Anh đáp`);
      expect(cut(text, 'perhaps')).toBe(`Bà Giàng Thị Thuỷ Vân (${CUT}) hỏi. ${CUT} Anh đáp`);
      expect(toldIn([cut(text, 'whole', 'perhaps')], person)).toEqual([]);
    });

    it('is asked about beside the telephone, which the family may share: unasked that alone may go', () => {
      for (const text of [
        'GIẤY CỦA GIÀNG THỊ THỦY VÂN SAI, máy 0992555778',
        'Con gái: Giàng Thị Thuỷ Vân Anh, máy nhà 0992555778',
      ]) {
        const told = toldIn([text], person);
        expect([told.map(({ kind, words }) => [kind, words]), tellSurely(told)]).toEqual([[['perhaps', text]], false]);
        expect(withoutPerson([text], person)).toEqual([text.replace('0992555778', CUT)]);
        expect(tells([cut(text, 'perhaps')], person)).toBe(false);
        expect(toldIn([cut(text, 'perhaps')], person)).toEqual([]);
      }
    });

    it('is asked about place by place where the words beside it differ, and each answer cuts its own', () => {
      const text = 'GIÀNG THỊ THỦY VÂN HỎI. GIÀNG THỊ THỦY VÂN ANH ĐÁP, GIÀNG THỊ THỦY VÂN ANH VỀ';
      const told = toldIn([text], person);
      expect(told.map(({ words }) => words)).toEqual([
        '«GIÀNG THỊ THỦY VÂN» HỎI. GIÀNG THỊ THỦY VÂN ANH ĐÁP, GIÀNG THỊ THỦY VÂN ANH VỀ',
        'GIÀNG THỊ THỦY VÂN HỎI. «GIÀNG THỊ THỦY VÂN» ANH ĐÁP, «GIÀNG THỊ THỦY VÂN» ANH VỀ',
      ]);
      const cutting = (at: number): readonly string[] =>
        withoutTold([text], person, ({ words }) => (words === told[at]?.words ? 'all' : 'nothing'));
      expect(cutting(0)).toEqual([`${CUT} HỎI. GIÀNG THỊ THỦY VÂN ANH ĐÁP, GIÀNG THỊ THỦY VÂN ANH VỀ`]);
      expect(cutting(1)).toEqual([`GIÀNG THỊ THỦY VÂN HỎI. ${CUT} ANH ĐÁP, ${CUT} ANH VỀ`]);
    });

    it('is asked about with another tone of its last word, were it Thi', () => {
      const thi = soughtInTexts({ fullName: 'Lò Văn Thi', birthYear: 1987, phone: null });
      const kindsOf = (text: string): ToldKind[] => toldIn([text], thi).map(({ kind }) => kind);
      expect(['Đã gọi Lò Văn Thi', 'Đã gọi Lo Van Thi', 'Đã gọi Lò Văn Thí'].map(kindsOf)).toEqual([
        ['whole'],
        ['whole'],
        ['perhaps'],
      ]);
    });

    it('is asked about where it stands with other diacritics, beside the telephone as well', () => {
      const text = 'Giàng Thị Thùy Vân và Giàng Thị Thuỷ Vân, máy 0992555778';
      expect(kinds(text)).toEqual(['whole', 'perhaps']);
      expect(withoutPerson([text], person)).toEqual([`Giàng Thị Thùy Vân và ${CUT}, máy ${CUT}`]);
      expect(kinds('Giang Thi Thuy Van')).toEqual(['whole']);
    });

    it('is asked about apart where a longer name may go on in the next line', () => {
      const text = 'Giàng Thị Thuỷ Vân\nAnh\n1. Giàng Thị Thuỷ Vân\nBình\n2. Giàng Thị Thuỷ Vân\n(1987)';
      expect(toldIn([text], person).map(({ kind, places }) => [kind, places.length])).toEqual([
        ['whole', 1],
        ['perhaps', 1],
        ['perhaps', 1],
      ]);
    });

    it('is shown around each place alone, with the telephones next to it, however many others there are', () => {
      const given = [...Array(300).keys()].map(
        (at) => `An${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}`,
      );
      const fill = 'và nhiều việc khác nữa của tổ trong tháng này. '.repeat(3);
      const text = given.map((word) => `Giàng Thị Thuỷ Vân ${word}, máy 0992555778, ${fill}`).join('');
      const told = toldIn([text], person);
      expect(told).toHaveLength(given.length);
      expect(told[7]?.words).toContain(`«Giàng Thị Thuỷ Vân» ${given[7] ?? ''}, máy 0992555778`);
      const shown = told.reduce((sum, { words }) => sum + words.length, 0);
      expect(shown / text.length).toBeLessThan(10);
    });

    it('is marked where it stands beside signs of no alphabet', () => {
      const text = '\ue000 GIÀNG THỊ THỦY VÂN HỎI. \ue001 GIÀNG THỊ THỦY VÂN ANH ĐÁP';
      expect(toldIn([text], person).map(({ words }) => words)).toEqual([
        '«GIÀNG THỊ THỦY VÂN» HỎI.   GIÀNG THỊ THỦY VÂN ANH ĐÁP',
        'GIÀNG THỊ THỦY VÂN HỎI.   «GIÀNG THỊ THỦY VÂN» ANH ĐÁP',
      ]);
    });

    describe('of two words', () => {
      const short = soughtInTexts({ fullName: 'Lý Mỷ', phone: '+84992555778', birthYear: 1987 });

      it.each([
        'Thư Ký Lý Mỷ, máy 0992555778',
        'Dì Lý Mỷ, máy 0992555778',
        'Thư Ký Lý Mỷ hỏi, Lý Mỷ Hoa đáp',
        'Bà Lý Mỷ, Thư Ký Lý Mỷ, Lý Mỷ Hoa',
      ])('is asked about behind a capital too where the text is asked about, and nothing is left of it: %s', (text) => {
        const told = toldIn([text], short);
        expect(told.some(({ kind }) => kind === 'perhaps')).toBe(true);
        expect(withoutTold([text], short, () => 'all').join()).not.toMatch(/Lý Mỷ|0992/);
        expect(withoutPerson([text], short).join()).toContain('Lý Mỷ');
      });

      it('is nobody’s question behind a capital in a text that says nothing else of her', () => {
        expect(toldIn(['Thư Ký Lý Mỷ', 'Nguyễn Lý Mỷ'], short)).toEqual([]);
      });
    });

    it('is looked for in no part that is a namesake’s by id', () => {
      const value = { rows: [{ cells: ['GIÀNG THỊ THỦY VÂN ANH'], memberId: 'another' }] };
      expect(toldOf(value, person, (part) => 'memberId' in part)).toEqual([]);
    });
  });

  it('of one word is told of beside her year alone', () => {
    const short = soughtInTexts({ fullName: 'Sử', phone: null, birthYear: 1987 });
    expect([tells(['Ông Sử hỏi'], short), tells(['Ông Sử, 1987'], short)]).toEqual([false, true]);
  });

  it('is shown with what stands around her in a long text', () => {
    const [shown = ''] = tellingTexts({ body: `${'Chữ của mẫu. '.repeat(80)}Bà Giàng Thị Thuỷ Vân hỏi` }, person);
    expect(shown).toContain('Giàng Thị Thuỷ Vân hỏi');
    expect(shown.length).toBeLessThan(260);
  });

  it('is shown at every place of a long text', () => {
    const fill = 'Chữ của mẫu. '.repeat(40);
    const text = `${fill}Bà Giàng Thị Thuỷ Vân hỏi. ${fill}Gọi 0992 555 778. ${fill}Ông Sử đáp bà Giàng Thị Thuỷ Vân`;
    const [shown = ''] = tellingTexts(text, person);
    for (const place of ['Vân hỏi', 'Gọi 0992 555 778', 'đáp bà Giàng Thị Thuỷ Vân']) expect(shown).toContain(place);
    expect(shown.length).toBeLessThan(780);
  });

  it('is searched for by a pattern that knows all forms of a letter', () => {
    for (const text of ['Thuỷ', 'THỦY', 'thuy', 'Thuỷ'.normalize('NFD'), 'Th\u200buỷ'])
      expect(new RegExp(wordPattern('thuy'), 'u').test(text)).toBe(true);
    expect(new RegExp(phonePattern('992555778')).test('(0992)-555-778')).toBe(true);
  });
});
