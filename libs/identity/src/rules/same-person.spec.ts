import { type AccountMarks, isSamePerson } from './same-person';

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

  it('are two people’s when two members of the register are meant, unless the telephone is the same', () => {
    const [one, other] = [marks({ memberId: 'm1' }), marks({ accountId: null, memberId: 'm2' })];
    expect(isSamePerson(one, other)).toBe(false);
    expect(isSamePerson({ ...one, birthYear: 1980 }, { ...other, birthYear: 1980 })).toBe(false);
    expect(isSamePerson({ ...one, phone: '+84912' }, { ...other, phone: '+84912' })).toBe(true);
  });
});
