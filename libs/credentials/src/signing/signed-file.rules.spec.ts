import { effectOf, isTakeBackable, nearTo, numberIn } from './signed-file.rules';

describe('a signed paper', () => {
  it('is the first, adds to the one there, or differs from it', () => {
    expect(effectOf(null, null)).toBe('first');
    expect(effectOf('a', 'a')).toBe('adds');
    expect(effectOf('a', null)).toBe('differs');
    expect(effectOf('b', 'a')).toBe('differs');
  });

  it('is taken back for a day', () => {
    const at = (time: string): Date => new Date(`2026-11-${time}:00Z`);
    expect(isTakeBackable(at('27T06:00'), at('28T05:59'))).toBe(true);
    expect(isTakeBackable(at('27T06:00'), at('28T06:00'))).toBe(false);
  });

  it('that is none looks changed where few bytes differ, written anew where most do or some are missing', () => {
    const original = Buffer.alloc(1000, 7);
    const changed = Buffer.from(original);
    changed.fill(8, 10, 60);
    expect(nearTo(original, changed)).toBe('changed');
    changed.fill(8, 10, 61);
    expect(nearTo(original, changed)).toBe('rewritten');
    expect(nearTo(original, original.subarray(0, 999))).toBe('rewritten');
  });

  it('says its number by its title, otherwise by the name it was given out under', () => {
    const titled = Buffer.from('<rdf:li>Giấy chứng nhận số 0147/2026</rdf:li>');
    expect(numberIn(titled, '0001-2025 Ai đó.pdf')).toEqual({ number: 147, year: 2026 });
    expect(numberIn(Buffer.alloc(0), 'ky/0012-2026 Lò Thị Hoa.pdf')).toEqual({ number: 12, year: 2026 });
    expect(numberIn(Buffer.alloc(0), '12-2026.pdf')).toBeNull();
    expect(numberIn(Buffer.alloc(0), '2026-11-27 quét.pdf')).toBeNull();
  });
});
