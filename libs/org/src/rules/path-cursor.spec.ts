import { decodePlace, encodePlace, isPath } from './path-cursor';

describe('the place where a page ended', () => {
  it('comes back as it was written', () => {
    expect(decodePlace(encodePlace(['08.00691', '7']), 2)).toEqual(['08.00691', '7']);
  });

  it('is the beginning of the list when somebody made it up', () => {
    const made = [
      'khong-phai',
      encodePlace(['a']),
      Buffer.from('{"a":1}').toString('base64url'),
      encodePlace(['a', '\u0000']),
    ];
    expect(made.map((cursor) => decodePlace(cursor, 2))).toEqual([null, null, null, null]);
    expect(decodePlace(null, 2)).toBeNull();
  });

  it('takes only what the database can read as a path', () => {
    expect(['08.00691.v01', 'x', '', 'a..b', "a'b", undefined].map(isPath)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
