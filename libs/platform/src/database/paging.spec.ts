import { pageOf } from './list-page';
import { decodeMomentCursor, encodeMomentCursor } from './moment-cursor';
import { decodeNameCursor, encodeNameCursor } from './name-cursor';
import { decodeCursor, encodeCursor, isDay } from './text-cursor';

const ID = '0198a9f0-0000-7000-8000-000000000001';
const encoded = (text: string): string => Buffer.from(text).toString('base64url');

describe('the cursor of a list', () => {
  it('comes back as it was written', () => {
    expect(decodeCursor(encodeCursor(['08.00691', '7']), 2)).toEqual(['08.00691', '7']);
  });

  it('is the beginning of the list when somebody made it up', () => {
    const made = ['khong-phai', '', '%', encodeCursor(['a']), encoded('{"a":1}'), encoded('["a",1]')];
    const unwritable = [encodeCursor(['a', '\u0000']), encoded('["a","\\ud800"]'), `${encodeCursor(['a', 'b'])} `];
    for (const cursor of [...made, ...unwritable]) expect(decodeCursor(cursor, 2)).toBeNull();
    expect(decodeCursor(null, 2)).toBeNull();
  });

  it('names a day only where the calendar has it', () => {
    const days = ['2026-11-26', '2026-02-30', '0000-01-01', '2026-11-26T', '+12026-1-1', 'hôm qua', undefined];
    expect(days.map(isDay)).toEqual([true, false, false, false, false, false, false]);
  });
});

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
      ...[
        '1',
        '2026',
        '2026-11-25',
        '0000-01-01T00:00:00.000Z',
        '+275760-09-13T00:00:00.000Z',
        '2026-02-30T00:00:00.000Z',
      ].map((at) => encodeCursor([at, ID])),
    ];
    for (const cursor of [null, ...made]) expect(decodeMomentCursor(cursor)).toBeNull();
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
