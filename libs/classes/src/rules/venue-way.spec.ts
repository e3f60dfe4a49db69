import { isPlausible, roundedPoint } from './venue-way';

describe('the point of a venue', () => {
  it('lies in the country', () => {
    expect(isPlausible({ latitude: 22.07, longitude: 105.05 })).toBe(true);
    expect(isPlausible({ latitude: 48.85, longitude: 2.35 })).toBe(false);
  });

  it('is not taken with its numbers swapped', () => {
    expect(isPlausible({ latitude: 105.05, longitude: 22.07 })).toBe(false);
  });

  it('is kept to the metre', () => {
    expect(roundedPoint({ latitude: 22.073_148_9, longitude: 105.051_201_2 })).toEqual({
      latitude: 22.07315,
      longitude: 105.0512,
    });
  });
});
