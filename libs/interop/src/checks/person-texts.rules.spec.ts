import { readBirthYear, readName, readTelephone } from './person-texts.rules';

describe('a birth year', () => {
  it.each([
    ['1978', 1978],
    ['1978.0', 1978],
    ['31/05/1978', 1978],
    ['3-5-1978', 1978],
    ['1978-05-31', 1978],
    ['05/1978', 1978],
    ['SN 1978', 1978],
  ])('is read from %j', (typed, year) => {
    expect(readBirthYear(typed)).toMatchObject({ kind: 'read', value: year });
  });

  it('is found behind a date of 1905, which Excel shows for a year in a cell of dates, and this is told', () => {
    expect(readBirthYear('31/05/1905')).toEqual({ kind: 'read', value: 1978, note: 'year-as-date' });
    expect(readBirthYear('31/05/1978')).toEqual({ kind: 'read', value: 1978, note: 'date-to-year' });
  });

  it.each([
    ['78', '1978'],
    ['05', '2005'],
    ['1/1/62', '1962'],
    ['31168', '1985'],
    ['99999', null],
    ['khoảng 40 tuổi', null],
  ])('is asked for %j', (typed, proposal) => {
    expect(readBirthYear(typed)).toMatchObject({ kind: 'unread', code: 'birth-year', proposal });
  });
});

describe('a telephone', () => {
  it.each([
    ['0992 111 222', '0992111222', null],
    ['992111222', '0992111222', 'lost-nought'],
    ['+84 992 111 222', '0992111222', null],
    ['84992111222', '0992111222', null],
    ['O992.111.222', '0992111222', null],
    ['0992111222; 0992333444', '0992111222', 'first-phone'],
    ['0992111222/0992333444', '0992111222', 'first-phone'],
    ['', null, null],
    ['-', null, null],
    ['không có', null, null],
  ])('is read from %j', (typed, value, note) => {
    expect(readTelephone(typed)).toEqual({ kind: 'read', value, note });
  });

  it('of eleven digits is proposed as the operator renumbered it, anything else is asked for', () => {
    expect(readTelephone('0165 123 4567')).toEqual({ kind: 'unread', code: 'old-phone', proposal: '0351234567' });
    expect(readTelephone('1651234567')).toMatchObject({ proposal: '0351234567' });
    expect(readTelephone('0992 111')).toEqual({ kind: 'unread', code: 'org.phone', proposal: null });
  });
});

describe('a name', () => {
  it.each([
    ['1. Lù Seo Páo', 'Lù Seo Páo'],
    ['Đ/c Lù Seo Páo', 'Lù Seo Páo'],
    ['Ông: Lù Seo Páo', 'Lù Seo Páo'],
    ['Lù Seo Páo (tổ trưởng)', 'Lù Seo Páo'],
  ])('is freed of what is none of it: %j', (typed, name) => {
    expect(readName(typed)).toEqual({ name, isChanged: true });
  });

  it.each(['Ông Cao Thắng', "Y H'Bia Niê Kđăm", 'Công Huyền Tôn Nữ Thị Bích Ngọc Lan'])(
    'stays as it is: %j',
    (name) => {
      expect(readName(name)).toEqual({ name, isChanged: false });
    },
  );

  it.each(["'", '’', '‘', '‛', 'ʼ', 'ʹ', '`', '´', '′'])(
    'has the apostrophe of the register for %j, and no word of it',
    (sign) => {
      expect(readName(`Giàng A H${sign}Lử`)).toEqual({ name: "Giàng A H'Lử", isChanged: false });
    },
  );

  it('has the Đ that a converter wrote as eth, and no sign nobody sees', () => {
    expect(readName('\u00d0ỗ Thị Hò\u00ada\u200e')).toMatchObject({ name: 'Đỗ Thị Hòa' });
  });
});
