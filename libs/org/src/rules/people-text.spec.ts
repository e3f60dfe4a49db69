import { readPeopleText } from './people-text';

describe('what somebody types to find people', () => {
  it.each([
    ['0992 345 678', '0992345678'],
    ['+84 992.345.678', '0992345678'],
    ['84992345678', '0992345678'],
    ['+84 992', '0992'],
    ['992345678', '992345678'],
    ['5678', '5678'],
    ['8456', '8456'],
  ])('%j is a telephone', (typed, digits) => {
    expect(readPeopleText(typed)).toEqual({ folded: '', digits });
  });

  it.each([
    ['Vàng Thị Mỷ', 'vang thi my'],
    ['678', '678'],
    ['H’Mông', "h'mong"],
    ['Hʼmong', "h'mong"],
    ['', ''],
  ])('%j is part of a name', (typed, folded) => {
    expect(readPeopleText(typed)).toEqual({ folded, digits: null });
  });
});
