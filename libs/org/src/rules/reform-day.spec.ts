import { earliestReformDay } from './reform-day';

describe('the earliest day of effect of a reform', () => {
  it('lies some days back', () => {
    expect(earliestReformDay('2026-11-26', 31)).toBe('2026-10-26');
    expect(earliestReformDay('2026-03-01', 1)).toBe('2026-02-28');
    expect(earliestReformDay('2026-11-26', 0)).toBe('2026-11-26');
  });

  it('lies after the beginning of every commune concerned', () => {
    expect(earliestReformDay('2026-11-26', 31, ['2025-07-01'])).toBe('2026-10-26');
    expect(earliestReformDay('2026-11-26', 31, ['2025-07-01', '2026-11-20'])).toBe('2026-11-21');
  });
});
