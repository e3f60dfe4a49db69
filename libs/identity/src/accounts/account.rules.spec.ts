import { type AccountMarks, isSamePerson, isUsername, typedUsername, usernameOf, usernameStem } from './account.rules';

describe('usernames', () => {
  it('read like the name: given name, then the initials', () => {
    expect(usernameStem('vang thi my')).toBe('myvt');
    expect(usernameStem('nguyen thi thuy ngau')).toBe('ngauntt');
    expect(usernameStem('ha')).toBe('ha');
  });

  it('drop what no keyboard has and never end up empty', () => {
    expect(usernameStem("h' hen nie")).toBe('niehh');
    expect(usernameStem('王 2')).toBe('thanhvien');
  });

  it('always fit the rule of the table, however long the name', () => {
    const name = `${'a'.repeat(60)} ${'b '.repeat(40)}`;
    expect(isUsername(usernameOf(usernameStem(name.trim()), 99999))).toBe(true);
    expect(isUsername(usernameOf(usernameStem('o'), 1))).toBe(false);
  });

  it('are found whatever the case and the blanks of a phone keyboard', () => {
    expect(typedUsername(' MyVT1 ')).toBe('myvt1');
    expect(typedUsername('My vt1')).toBe('myvt1');
  });

  it('of staff begin with a letter, so that none is mistaken for a phone number', () => {
    expect(isUsername('0992345678')).toBe(false);
    expect(isUsername('quan-tri')).toBe(true);
  });
});

const marks = (more: Partial<AccountMarks>): AccountMarks => ({
  ...{ accountId: 'a', memberId: null, phone: null, foldedName: 'nguyen thi an', birthYear: null },
  ...more,
});

describe('two accounts', () => {
  const an = marks({});

  it('are one person’s when account, member or telephone is the same', () => {
    expect(isSamePerson(an, marks({ foldedName: 'khac' }))).toBe(true);
    const other = { accountId: 'b', foldedName: 'ma van binh' };
    expect(isSamePerson(marks({ memberId: 'm' }), marks({ ...other, memberId: 'm' }))).toBe(true);
    expect(isSamePerson(marks({ phone: '+84912' }), marks({ ...other, phone: '+84912' }))).toBe(true);
    expect(isSamePerson(an, marks(other))).toBe(false);
  });

  it('are taken for one person’s when the name is the same and the birth years are not known to differ', () => {
    expect(isSamePerson(an, marks({ accountId: 'b' }))).toBe(true);
    expect(isSamePerson(marks({ birthYear: 1988 }), marks({ accountId: 'b' }))).toBe(true);
    expect(isSamePerson(marks({ birthYear: 1988 }), marks({ accountId: 'b', birthYear: 1988 }))).toBe(true);
    expect(isSamePerson(marks({ birthYear: 1988 }), marks({ accountId: 'b', birthYear: 1990 }))).toBe(false);
    expect(isSamePerson(marks({ foldedName: '' }), marks({ accountId: 'b', foldedName: '' }))).toBe(false);
  });

  it('are taken for one who stands in the register twice when two members have one name and one year', () => {
    const [one, other] = [marks({ memberId: 'm1' }), marks({ accountId: null, memberId: 'm2' })];
    expect(isSamePerson({ ...one, birthYear: 1980 }, { ...other, birthYear: 1980 })).toBe(true);
    expect(isSamePerson({ ...one, birthYear: 1980 }, { ...other, birthYear: 1991 })).toBe(false);
    const phone = '+84912';
    expect(isSamePerson({ ...one, birthYear: 1980, phone }, { ...other, birthYear: 1991, phone })).toBe(true);
  });
});
