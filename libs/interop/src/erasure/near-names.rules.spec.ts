import { nameWords } from '@lopso/platform';
import { isNearName, nearWordSets } from './person-name.rules';

const near = (one: string, other: string): boolean => isNearName(nameWords(one), nameWords(other));

describe('a name spelt otherwise', () => {
  it.each([
    ['Lý Thị Mỷ', 'Lí Thị Mỉ'],
    ['Lý Thị Mỷ', 'Lý Thị Mỉ'],
    ['Hoàng Quý', 'Hoàng Quí'],
    ['Nguyễn Thị Thúy Kỳ', 'NGUYỄN THỊ THUÝ KÌ'],
    ['Vàng Thị Mỷ', 'Vàng Mỷ'],
    ['Vàng Mỷ', 'Vàng Thị Mỷ'],
    ['Vàng Thị Mỷ', 'Vàng Mỉ'],
    ['Giàng Seo Vần Páo', 'Giàng Seo Páo'],
  ])('is near: %s and %s', (one, other) => {
    expect([near(one, other), near(other, one)]).toEqual([true, true]);
  });

  it.each([
    ['Vàng Thị Mỷ', 'Vàng Thị Mỷ'],
    ['Vàng Thị Mỷ', 'VÀNG THỊ MỶ'],
    ['Lò Thị Mây', 'Lò Thị Mai'],
    ['Lò Thị Thúy', 'Lò Thị Thúi'],
    ['Vàng Thị Mỷ', 'Vàng Văn Mỷ'],
    ['Vàng Thị Mỷ', 'Thị Mỷ'],
    ['Vàng Thị Mỷ', 'Vàng Thị'],
    ['Giàng Seo Vần Páo', 'Giàng Páo'],
    ['Mỷ', 'Vàng Mỷ'],
    ['Lý', ''],
  ])('is not near: %s and %s', (one, other) => {
    expect([near(one, other), near(other, one)]).toEqual([false, false]);
  });

  it('is looked for by the words each spelling has', () => {
    expect(nearWordSets(nameWords('Lý Thị Mỷ')).map((words) => words.join(' '))).toEqual(
      expect.arrayContaining(['ly thi my', 'li thi my', 'ly thy mi', 'li mi', 'ly my']),
    );
    expect(nearWordSets(nameWords('Mỷ'))).toEqual([]);
    for (const name of ['Lý Thị Mỷ', 'Vàng Thị Mỷ', 'Giàng Seo Vần Páo', 'Lý Kỳ Quý Vỹ Mỹ Ly Hy'])
      expect(nearWordSets(nameWords(name)).length).toBeLessThanOrEqual(16 * 6);
  });

  it.each([26, 40])('is looked for however many of its words are spelt with y or i: %i of them', (count) => {
    for (const name of [
      Array.from({ length: count }, () => 'y'),
      Array.from({ length: count }, (_, at) => `${'bcdghklmnpqrstvx'[at % 16] ?? ''}${at < 16 ? 'y' : 'hi'}`),
    ]) {
      const sets = nearWordSets(name);
      expect(sets.length).toBeLessThanOrEqual(16 * (count - 1));
      expect(sets).toContainEqual(expect.arrayContaining(name.slice(0, 4)));
    }
  });

  it('finds every row that is near, also of a name with more such words than are spelt', () => {
    const name = nameWords('Lý Kỳ Quý Vỹ Mỹ Hỷ');
    const finds = (row: string): boolean =>
      nearWordSets(name).some((set) => set.every((word) => nameWords(row).includes(word)));
    for (const row of [
      'Lí Kì Quí Vĩ Mĩ Hỉ',
      'Lý Kì Quý Vĩ Mỹ Hỉ',
      'Lý Kỳ Quý Vỹ Hỉ',
      'Lí Quý Vĩ Mĩ Hỷ',
      'Lý Kỳ Quý Vỹ Mỹ Tỷ Hỉ',
    ])
      expect([row, isNearName(name, nameWords(row)), finds(row)]).toEqual([row, true, true]);
    expect(finds('Lò Thị Hòa')).toBe(false);
  });
});
