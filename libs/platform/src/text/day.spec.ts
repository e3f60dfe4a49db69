import { dayInWords } from './day';

describe('a calendar date', () => {
  it('is written the day first', () => {
    expect(dayInWords('2026-11-05')).toBe('05/11/2026');
  });
});
