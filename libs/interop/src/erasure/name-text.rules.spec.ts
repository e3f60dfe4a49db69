import { speltOf } from '@lopso/platform';
import { bearingOfText, mayBeOfName, readsLikeName, type SoughtPerson } from './traced-row.rules';

const person = { words: ['lo', 'thi', 'hoa'], spelt: ['lò', 'thị', 'hòa'].map(speltOf) } as unknown as SoughtPerson;

const bearing = (text: string): string | null => bearingOfText(text, person);

describe('how a text bears a name', () => {
  it('is alone with numbers, titles and parts in a team', () => {
    for (const text of [
      ...[
        'Lò Thị Hòa',
        'LÒ THỊ HOÀ',
        'lo thi hoa',
        '1. Lò Thị Hòa',
        'Bà Lò Thị Hòa',
        'Đ/c Lò Thị Hòa',
        'Lò Thị Hòa (Bà)',
      ],
      ...['Lò Thị Hòa - TT', 'Lò Thị Hòa – Tổ trưởng', 'Lò Thị Hòa 1980', 'Lò Thị Hòa\nTổ phó', 'Đồng chí: Lò Thị Hòa'],
    ])
      expect([text, bearing(text)]).toEqual([text, 'alone']);
  });

  it('is aside with other small words, and shared with names, kin and other diacritics', () => {
    for (const text of ['Lò Thị Hòa, thôn 3', 'Lo Thi Hòa (mới)', 'Lo Thi Hoa, xa'])
      expect([text, bearing(text)]).toEqual([text, 'aside']);
    for (const text of [
      'Lò Thị Hòa, Ma Sử',
      'con Lò Thị Hòa',
      'thay bà Lò Thị Hòa',
      'Lò Thị Hoa',
      'Lộ Thị Hoà',
      'Lò Thị Hòa, Đồng Anh Thư',
      'Lò Thị Hòa (chị Thư)',
      'lo thi hoa, vang seo su',
      'Lò Thị Hòa\nbà Lò Thị Hòa Bình',
    ])
      expect([text, bearing(text)]).toEqual([text, 'shared']);
    expect([bearing('Lò Thị Hòa Bình'), bearing('Vàng Seo Sử'), bearing('')]).toEqual([null, null, null]);
  });
});

describe('a cell beside a name', () => {
  it('may be of it with one word or two', () => {
    for (const cell of [
      'Bình',
      'bình',
      '1. Giàng',
      'Đ/c Ma',
      'Hòa Bình',
      'Hoa',
      'Lò',
      'Nam',
      'Anh',
      'Thư',
      'Chi',
      'Ký',
      'Viên',
      'Ý',
      'NU',
      'Mới',
      'Vắng',
      'Kinh',
      'Y',
      'Bình (1999)',
    ])
      expect([cell, mayBeOfName(cell)]).toEqual([cell, true]);
    for (const cell of [
      '',
      '12',
      'Nữ',
      'Dao',
      'Sán Chay',
      'Thôn 3',
      'Bà',
      'TV',
      'Tổ trưởng',
      'thành viên',
      'A',
      '12 hộ',
      'Hội Phụ nữ',
      'Vàng Seo Sử',
      'v',
      'I',
      'TDP 5',
      'Dao Tiền',
    ])
      expect([cell, mayBeOfName(cell)]).toEqual([cell, false]);
  });

  it('reads like somebody’s name with two capitals beside each other', () => {
    for (const cell of ['Vàng Seo Sử', 'gọi ông Ma Sử trước', 'VÀNG VĂN SỬ'])
      expect([cell, readsLikeName(cell)]).toEqual([cell, true]);
    for (const cell of ['gọi buổi tối', 'Thôn Bình', 'Tổ trưởng', 'Sử', '', 'Ma, Sử'])
      expect([cell, readsLikeName(cell)]).toEqual([cell, false]);
  });
});
