import { hasBegun } from './past-pin';

const hours = { morning: { from: '08:00', to: '11:00' }, afternoon: { from: '13:30', to: '16:30' } };

describe('the hours of a planned class', () => {
  it('have begun at their first minute in Vietnam', () => {
    const morning = { day: '2026-12-01', firstHalf: 0 as const };
    expect(hasBegun(morning, hours, new Date('2026-12-01T00:59:59Z'))).toBe(false);
    expect(hasBegun(morning, hours, new Date('2026-12-01T01:00:00Z'))).toBe(true);
    expect(hasBegun({ ...morning, firstHalf: 1 }, hours, new Date('2026-12-01T01:00:00Z'))).toBe(false);
  });
});
