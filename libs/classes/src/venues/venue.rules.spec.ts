import fc from 'fast-check';
import { faultOfVenue, isClosedOn, isPlausible, kilometresBetween, roundedPoint, travelMinutes } from './venue.rules';

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

const ROADS = { factor: 1.5, kilometresAnHour: 30 };

const haGiang2 = { latitude: 22.86094, longitude: 104.96267 };

const ngocDuong = { latitude: 22.80076, longitude: 105.1142 };

const point = fc.record({
  latitude: fc.double({ min: 21.5, max: 23.4, noNaN: true }),
  longitude: fc.double({ min: 104.3, max: 105.7, noNaN: true }),
});

describe('the way between two communes', () => {
  it('is measured over the ground', () => {
    expect(kilometresBetween(haGiang2, ngocDuong)).toBeCloseTo(16.91, 1);
    expect(kilometresBetween({ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 180 })).toBeCloseTo(20_015, 0);
  });

  it('takes longer on mountain roads: 17 km straight, one and a half times that by road, at 30 km an hour', () => {
    expect(travelMinutes(haGiang2, ngocDuong, ROADS)).toBe(51);
    expect(travelMinutes(haGiang2, haGiang2, ROADS)).toBe(0);
  });

  it('is the same both ways, and never longer than a detour', () => {
    fc.assert(
      fc.property(point, point, point, (from, to, over) => {
        const way = travelMinutes(from, to, ROADS);
        expect(travelMinutes(to, from, ROADS)).toBe(way);
        expect(travelMinutes(from, over, ROADS) + travelMinutes(over, to, ROADS)).toBeGreaterThanOrEqual(way);
      }),
    );
  });
});
