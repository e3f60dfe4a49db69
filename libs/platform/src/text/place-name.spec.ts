import { isPlaceName } from './place-name';

describe('the name of a place', () => {
  it.each([
    '1',
    '10A',
    'Bản Pắng',
    "H'Mông Đỏ",
    'Nà Lòa - Nà Tông',
    'Tân Lập (cũ)',
    '3/2',
    'Bản Pắng'.normalize('NFD'),
  ])('may be %s', (name) => expect(isPlaceName(name)).toBe(true));

  it.each(['', '=1+1', '+1', '-1', '@A1', '<b>x</b>', 'Pắng\u202Egnăp', 'Pắng\u2066', 'A&amp;B', 'A\tB', '{x}', '“A”'])(
    'is never %j',
    (name) => expect(isPlaceName(name)).toBe(false),
  );
});
