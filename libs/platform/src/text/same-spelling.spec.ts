import { compareSpelling, type SpellingBearing } from './same-spelling';

const both = (one: string, other: string): SpellingBearing[] => [
  compareSpelling(one, other),
  compareSpelling(other, one),
];

describe('two writings of a name', () => {
  it.each([
    ['Lò Thị Hòa', 'LÒ THỊ HOÀ'],
    ['Hoàng Văn Dũng', 'Hoàng Văn Dũng'.normalize('NFD')],
    ['Thôn 3', 'thôn 3'],
    ['Ma A Chu', 'MA A CHU'],
  ])('are one: %j and %j', (one, other) => {
    expect(both(one, other)).toEqual(['one', 'one']);
  });

  it.each([
    ['Lù Seo Páo', 'Lu Seo Pao'],
    ['LU SEO PAO', 'Lù Seo Páo'],
    ['Ma A Chu', 'Mã A Chứ'],
    ['Mai', 'Mái'],
  ])('are haste or two, where one of them bears none: %j and %j', (one, other) => {
    expect(both(one, other)).toEqual(['open', 'open']);
  });

  it.each([
    ['Hoàng Văn Dung', 'Hoàng Văn Dũng'],
    ['Sùng Thị Mại', 'Sùng Thị Mãi'],
    ['Thôn Mái', 'Thôn Mai'],
    ['Đỗ Thị Lan', 'Đổ Thị Lan'],
    ['Lò Thị Hòa', 'Lò Thị Hóa'],
    ['Lò Thị Hòa', 'Lò Hòa'],
    ['', ''],
  ])('are two: %j and %j', (one, other) => {
    expect(both(one, other)).toEqual(['two', 'two']);
  });
});
