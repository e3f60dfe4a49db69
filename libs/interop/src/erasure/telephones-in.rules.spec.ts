import { hasPhone } from './person-name.rules';

const PHONE = '0992000111';

describe('a telephone in a cell', () => {
  it('is found however people write it', () => {
    for (const text of [
      ...['0992000111', '992000111', '="0992000111"', '992000111.0', '0992,000,111', '0992–000–111', '09 92 00 01 11'],
      ...['+84 992 000 111', '(+84) 992 000 111', '+84 (0)992 000 111', '84.0992000111', '0084992000111'],
    ])
      expect([text, hasPhone(text, PHONE)]).toEqual([text, true]);
  });

  it('is found beside other numbers', () => {
    for (const text of [
      ...['0992123456 - 0992000111', '0992000111-0992123456', '0992000111 0992123456', '0992123456\n0992000111'],
      ...['01990000005 - 0992000111', '0992000111 (2)', '(1980) 0992000111', '1980 0992000111', '0992000111 17h'],
      ...['ĐT1: 0992,000,111', '0992000111/0992123456'],
    ])
      expect([text, hasPhone(text, PHONE)]).toEqual([text, true]);
  });

  it('is no part of a longer number, and nobody has none', () => {
    for (const text of ['10992000111', '09920001112', '0992000112', '', 'x'])
      expect([text, hasPhone(text, PHONE)]).toEqual([text, false]);
    expect(hasPhone('0992000111', null)).toBe(false);
  });

  it('of before 2018 or of a landline has eleven digits', () => {
    for (const text of ['01990000005', '0199 000 0005 - 0992000111', '+841990000005'])
      expect([text, hasPhone(text, '01990000005')]).toEqual([text, true]);
    expect(hasPhone('0590000005', '01990000005')).toBe(false);
    expect(hasPhone('01990000005', '0590000005')).toBe(true);
  });
});
