import { parseDateText } from './date-text';

describe('a typed date', () => {
  it('is read as day, month, year however it is parted', () => {
    for (const text of ['5/12/2026', '05/12/2026', '5-12-2026', '05.12.2026', ' 05122026 ', '5 12 2026']) {
      expect(parseDateText(text)).toBe('2026-12-05');
    }
  });

  it('is none when the calendar has no such day or the year is short', () => {
    for (const text of ['31/02/2026', '0/1/2026', '1/13/2026', '5/12/26', '2026-12-05', 'mai', '']) {
      expect(parseDateText(text)).toBeNull();
    }
  });
});
