import { isSpeltLike } from './same-spelling';

describe('two writings of a name', () => {
  it.each([
    ['Lò Thị Hòa', 'LÒ THỊ HOÀ'],
    ['Lù Seo Páo', 'Lu Seo Pao'],
    ['LU SEO PAO', 'Lù Seo Páo'],
    ['Hoàng Văn Dũng', 'Hoàng Văn Dũng'.normalize('NFD')],
    ['Thôn 3', 'thôn 3'],
  ])('may be one: %j and %j', (one, other) => {
    expect(isSpeltLike(one, other)).toBe(true);
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
    expect(isSpeltLike(one, other)).toBe(false);
    expect(isSpeltLike(other, one)).toBe(false);
  });
});
