import { isUsername, typedUsername, usernameOf, usernameStem } from './username';

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
