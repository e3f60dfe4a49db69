import { pageOf } from './list-page';
import { decodeMomentCursor, encodeMomentCursor } from './moment-cursor';
import { decodeNameCursor, encodeNameCursor } from './name-cursor';

const ID = '0198a9f0-0000-7000-8000-000000000001';
const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('the cursor of a list of people', () => {
  it('comes back as it was made', () => {
    const place = { givenName: 'Mỷ', fullName: 'Vàng Thị Mỷ', id: ID };
    expect(decodeNameCursor(encodeNameCursor(place))).toEqual(place);
  });

  it('is nothing when it was tampered with', () => {
    for (const cursor of ['khong-phai', encoded('["a","b","c"]'), encoded('{"a":1}')])
      expect(decodeNameCursor(cursor)).toBeNull();
  });
});

describe('the cursor of a list with the latest first', () => {
  it('comes back as it was made', () => {
    const at = new Date('2026-11-25T02:00:00.123Z');
    expect(decodeMomentCursor(encodeMomentCursor(at, ID))).toEqual([at.toISOString(), ID]);
  });

  it('is nothing when it was tampered with, or there is none', () => {
    const made = [
      'khong-phai',
      encoded(`["hôm qua","${ID}"]`),
      encoded('["2026-11-25T02:00:00Z","1"]'),
      encoded('[1]'),
    ];
    expect([null, ...made].map(decodeMomentCursor)).toEqual([null, null, null, null, null]);
  });
});

describe('a page of rows', () => {
  it('has a cursor after its last row where one more was read, and none otherwise', () => {
    const cursorOf = (row: number): string => `sau ${row}`;
    expect(pageOf([1, 2, 3], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: 'sau 2' });
    expect(pageOf([1, 2], 2, cursorOf)).toEqual({ items: [1, 2], nextCursor: null });
    expect(pageOf([], 2, cursorOf)).toEqual({ items: [], nextCursor: null });
  });
});
