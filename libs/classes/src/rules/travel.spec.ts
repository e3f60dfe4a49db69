import fc from 'fast-check';
import { kilometresBetween, travelMinutes } from './travel';

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
