import { faultOfVenue, isClosedOn } from './venue-closing';

describe('a hall', () => {
  it('is closed from its day on', () => {
    const closed = ['2026-12-04', '2026-12-05', '2026-12-06'].map((day) => isClosedOn('2026-12-05', day));
    expect(closed).toEqual([false, true, true]);
    expect(isClosedOn(null, '2999-01-01')).toBe(false);
  });

  it('takes no session while it is closed, nor more people than it holds', () => {
    const hall = { closedOn: '2026-12-05', capacity: 40 };
    expect(faultOfVenue(hall, ['2026-12-04'], 40)).toBeNull();
    expect(faultOfVenue(hall, ['2026-12-04', '2026-12-05'], 60)).toBe('closed');
    expect(faultOfVenue(hall, ['2026-12-04'], 41)).toBe('small');
  });
});
