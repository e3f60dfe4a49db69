import { nameWords } from '@lopso/platform';
import { isNearName, nearWordSets } from './near-names';

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
});
