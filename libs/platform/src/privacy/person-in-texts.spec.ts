import {
  CUT,
  phonePattern,
  reworded,
  soughtInTexts,
  tellingTexts,
  tells,
  tellsSurely,
  withoutPerson,
  wordPattern,
} from './person-in-texts';

const person = soughtInTexts({
  ...{ fullName: 'Giàng Thị Thuỷ Vân', birthYear: 1987, phone: '+84992555778', unitPath: '08.00691' },
  namesakes: [],
});

describe('a person in texts that others wrote', () => {
  it.each([
    'Thư ký: Giàng Thị Thuỷ Vân, thành viên tổ',
    'GIÀNG THỊ THỦY VÂN hỏi về OTP',
    'Bà Giàng Thị Thuỷ Vân'.normalize('NFD'),
    'giang thi thuy van',
    'Gọi 0992 555 778 trước',
    'máy +84 992.555.778',
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

  it('leaves every other word', () => {
    const text = 'Bà Giàng Thị Thuỷ Vân (1987, 0992.555.778) hỏi về OTP năm 2026; ông Sử đáp';
    expect(withoutPerson([text], person)).toEqual([`Bà ${CUT} (${CUT}, ${CUT}) hỏi về OTP năm 2026; ông Sử đáp`]);
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
    expect(tellsSurely(['Giàng Thị Thuỷ Vân', '0992555778'], person)).toBe(true);
    expect(tellsSurely(['Giàng Thị Thuỷ Vân'], person)).toBe(false);
  });

  it('of one word is told of beside her year alone', () => {
    const short = { ...person, words: ['su'], digits: null };
    expect([tells(['Ông Sử hỏi'], short), tells(['Ông Sử, 1987'], short)]).toEqual([false, true]);
  });

  it('is shown with what stands around her in a long text', () => {
    const [shown = ''] = tellingTexts({ body: `${'Chữ của mẫu. '.repeat(80)}Bà Giàng Thị Thuỷ Vân hỏi` }, person);
    expect(shown).toContain('Giàng Thị Thuỷ Vân hỏi');
    expect(shown.length).toBeLessThan(260);
  });

  it('is searched for by a pattern that knows all forms of a letter', () => {
    for (const text of ['Thuỷ', 'THỦY', 'thuy', 'Thuỷ'.normalize('NFD'), 'Th\u200buỷ'])
      expect(new RegExp(wordPattern('thuy')).test(text)).toBe(true);
    expect(new RegExp(phonePattern('992555778')).test('(0992)-555-778')).toBe(true);
  });
});
