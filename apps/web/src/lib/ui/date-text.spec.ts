import { dateText, readDate } from './date-text';

describe('a date as people write it', () => {
  it.each(['25/11/2026', '25-11-2026', '25.11.26', '25 11 2026', '25112026', '2026-11-25', ' 25/11/2026 '])(
    'reads %s',
    (typed) => {
      expect(readDate(typed)).toBe('2026-11-25');
    },
  );

  it.each(['31/02/2026', '11/25/2026', '25/11', 'hôm nay', '', '00/01/2026'])(
    'does not take %s for a date',
    (typed) => {
      expect(readDate(typed)).toBeNull();
    },
  );

  it('writes day, month, year', () => {
    expect(dateText('2026-01-05')).toBe('05/01/2026');
    expect(dateText('')).toBe('');
  });
});
