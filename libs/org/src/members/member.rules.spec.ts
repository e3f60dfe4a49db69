import { nameOfLetters, personFaults, properName } from './member.rules';

const form = {
  fullName: 'Nguyễn Thị Thuỷ Ngẫu',
  birthYear: 1987,
  kind: 'resident',
  organisation: null,
  isOneWordName: false,
} as const;

const fieldsOf = (changes: object) => personFaults({ ...form, ...changes }, '2026-11-25').map((fault) => fault.field);

describe('the form of a person', () => {
  it('accepts a person of the province', () => {
    expect(fieldsOf({})).toEqual([]);
    expect(fieldsOf({ fullName: "H'Hen Niê" })).toEqual([]);
  });

  it('refuses a name without a family name, with digits or with markup', () => {
    expect(fieldsOf({ fullName: 'Mỷ' })).toEqual(['fullName']);
    expect(fieldsOf({ fullName: 'Vàng Thị 5' })).toEqual(['fullName']);
    expect(fieldsOf({ fullName: 'Vàng <b>Mỷ</b>' })).toEqual(['fullName']);
  });

  it('is offered without the signs no name has, where a name stays', () => {
    expect(nameOfLetters('Nguyễn Thị "Bé" Na')).toBe('Nguyễn Thị Bé Na');
    expect(nameOfLetters("Vừ A H'Mông 2")).toBe("Vừ A H'Mông");
    expect(nameOfLetters('Mỷ (2)')).toBeNull();
  });

  it('takes names of two to eight words, and says what is wrong with one word and with 200 characters', () => {
    const codesOf = (fullName: string) => personFaults({ ...form, fullName }, '2026-11-25').map((fault) => fault.code);
    expect(codesOf('Nguyễn Phúc Tôn Nữ Thị Ngọc Bảo Châu')).toEqual([]);
    expect(codesOf('Ly Mỷ')).toEqual([]);
    expect(codesOf('Mỷ')).toEqual(['org.name-of-one-word']);
    expect(fieldsOf({ fullName: 'Mỷ', isOneWordName: true })).toEqual([]);
    expect(fieldsOf({ fullName: 'Mỷ5', isOneWordName: true })).toEqual(['fullName']);
    expect(fieldsOf({ fullName: '', isOneWordName: true })).toEqual(['fullName']);
    expect(codesOf(`Vàng ${'Thị '.repeat(48)}Mỷ`)).toEqual(['org.name-too-long']);
    expect(codesOf('Vàng Thị 5')).toEqual(['org.name']);
  });

  it('has capitals on both sides of an apostrophe', () => {
    expect(properName("VỪ A H'MÔNG")).toBe("Vừ A H'Mông");
    expect(properName("vừ a h'mông")).toBe("Vừ A H'Mông");
  });

  it('refuses a birth year of a child or of nobody alive', () => {
    expect(fieldsOf({ birthYear: 2010 })).toEqual([]);
    expect(fieldsOf({ birthYear: 2011 })).toEqual(['birthYear']);
    expect(fieldsOf({ birthYear: 1919 })).toEqual(['birthYear']);
  });

  it('asks for the organisation exactly of the kinds that have one', () => {
    expect(fieldsOf({ kind: 'mass-organisation' })).toEqual(['organisation']);
    expect(fieldsOf({ kind: 'telecom-it', organisation: 'Viễn thông Tuyên Quang' })).toEqual([]);
    expect(fieldsOf({ organisation: 'Hội Phụ nữ' })).toEqual(['organisation']);
  });

  it('writes a shouted or a small name as names are written and leaves any other alone', () => {
    expect(properName('ĐẶNG THỊ MẨY')).toBe('Đặng Thị Mẩy');
    expect(properName('vàng thị mỷ')).toBe('Vàng Thị Mỷ');
    expect(properName("H'Hen Niê")).toBe("H'Hen Niê");
  });
});
