import { Problem } from '../../lib/api/problem';
import { othersOf, placesOf } from './other-places';

const refusal = (params: Readonly<Record<string, unknown>>): Problem =>
  new Problem('problem', { status: 409, code: 'classes.own-hours-busy', params });
const other = { classGroupId: 'a', startsAt: '2026-12-03T12:00:00Z', freePlaces: 3 };

describe('other classes that a refusal offers', () => {
  it('are read from it, rows of another shape left out', () => {
    expect(othersOf(refusal({ others: [other, null, 'x', {}] }))).toEqual([other]);
    expect(othersOf(refusal({ others: [] }))).toEqual([]);
  });

  it('say how many places are left, and how long the way is where it is known', () => {
    expect(placesOf({ freePlaces: 3 })).toBe('Còn 3 chỗ');
    expect(placesOf({ freePlaces: 7, travelMinutes: 22 })).toBe('Còn 7 chỗ, đi khoảng 25 phút');
  });

  it('are none for every other refusal', () => {
    expect(othersOf(null)).toBeNull();
    expect(othersOf(refusal({ title: 'Lớp' }))).toBeNull();
  });
});
