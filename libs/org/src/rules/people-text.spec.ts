import { readPeopleText } from './people-text';

describe('what somebody types to find people', () => {
  it.each([
    ['0912 345 678', '912345678'],
    ['+84 912.345.678', '912345678'],
    ['84912345678', '912345678'],
    ['5678', '5678'],
  ])('%j is a telephone', (typed, phoneEnd) => {
    expect(readPeopleText(typed)).toEqual({ folded: '', phoneEnd });
  });

  it.each([
    ['Vàng Thị Mỷ', 'vang thi my'],
    ['678', '678'],
    ['', ''],
  ])('%j is part of a name', (typed, folded) => {
    expect(readPeopleText(typed)).toEqual({ folded, phoneEnd: null });
  });
});
