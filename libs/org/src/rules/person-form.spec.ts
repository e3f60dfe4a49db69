import { personFaults, properName } from './person-form';

const form = { fullName: 'Nguyễn Thị Thuỷ Ngẫu', birthYear: 1987, kind: 'resident', organisation: null } as const;
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
