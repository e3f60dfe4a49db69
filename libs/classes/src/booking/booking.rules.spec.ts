import fc from 'fast-check';
import { moveIntoCapacity, placedAs, planBookings } from './booking.rules';

const clash = {
  title: 'Chống lừa đảo',
  unitPath: '08.00691',
  startsAt: new Date('2026-12-01T12:00:00Z'),
  endsAt: new Date('2026-12-01T13:30:00Z'),
};

describe('a plan of bookings', () => {
  it('gives the lowest free places in the order asked and lists who gets none', () => {
    const plan = planBookings({
      memberIds: ['a', 'b', 'c', 'd', 'e'],
      bookedIds: new Set(['b']),
      clashes: new Map([['c', clash]]),
      leavers: new Set(),
      missing: new Map(),
      takenPlaces: new Set([1, 3]),
      capacity: 4,
    });
    expect(plan.toBook).toEqual([
      { memberId: 'a', place: 2 },
      { memberId: 'd', place: 4 },
    ]);
    expect(plan.refused).toEqual([
      { memberId: 'b', reason: 'already-booked', clash: null, missing: [] },
      { memberId: 'c', reason: 'clash', clash, missing: [] },
      { memberId: 'e', reason: 'full', clash: null, missing: [] },
    ]);
  });

  it('gives none to who lacks what the class builds on, be she busy too and the class full; who has a place keeps it', () => {
    const courses = [{ id: 'C05', title: 'Dịch vụ công trực tuyến' }];
    const plan = planBookings({
      ...{ memberIds: ['a', 'b', 'c'], takenPlaces: new Set([1]), capacity: 1 },
      bookedIds: new Set(['b']),
      clashes: new Map([['a', clash]]),
      leavers: new Set(),
      missing: new Map([
        ['a', courses],
        ['b', courses],
      ]),
    });
    expect(plan.toBook).toEqual([]);
    expect(plan.refused).toEqual([
      { memberId: 'a', reason: 'missing', clash: null, missing: courses },
      { memberId: 'b', reason: 'already-booked', clash: null, missing: [] },
      { memberId: 'c', reason: 'full', clash: null, missing: [] },
    ]);
  });

  it('gives none to who left her team, whatever else stands in the way; a place she has is told first', () => {
    const plan = planBookings({
      ...{ memberIds: ['a', 'b', 'c'], takenPlaces: new Set([1]), capacity: 2 },
      bookedIds: new Set(['b']),
      leavers: new Set(['a', 'b']),
      clashes: new Map([['a', clash]]),
      missing: new Map(),
    });
    expect(plan.toBook).toEqual([{ memberId: 'c', place: 2 }]);
    expect(plan.refused).toEqual([
      { memberId: 'a', reason: 'no-seat', clash: null, missing: [] },
      { memberId: 'b', reason: 'already-booked', clash: null, missing: [] },
    ]);
  });

  it('never gives a place twice or beyond the capacity, and forgets nobody', () => {
    const situations = fc.record({
      memberIds: fc.array(fc.nat(40).map(String), { maxLength: 60 }),
      taken: fc.uniqueArray(fc.integer({ min: 1, max: 30 })),
      booked: fc.uniqueArray(fc.nat(40).map(String)),
      capacity: fc.integer({ min: 1, max: 30 }),
    });
    fc.assert(
      fc.property(situations, ({ memberIds, taken, booked, capacity }) => {
        const takenPlaces = new Set(taken);
        const plan = planBookings({
          memberIds,
          bookedIds: new Set(booked),
          clashes: new Map(),
          leavers: new Set(),
          missing: new Map(),
          takenPlaces,
          capacity,
        });
        const places = plan.toBook.map(({ place }) => place);
        expect(new Set(places).size).toBe(places.length);
        expect(places.every((place) => place <= capacity && !takenPlaces.has(place))).toBe(true);
        expect(plan.toBook.length + plan.refused.length).toBe(new Set(memberIds).size);
      }),
    );
  });

  it('moves people beyond a lowered capacity to free places below it', () => {
    expect(moveIntoCapacity(3, new Set([1, 5, 7]))).toEqual([
      { from: 5, to: 2 },
      { from: 7, to: 3 },
    ]);
    expect(moveIntoCapacity(8, new Set([1, 5, 7]))).toEqual([]);
  });
});

describe('whose doing a place is', () => {
  it('is another’s for whom she books, and her own where she books herself, with whatever right', () => {
    expect(placedAs({ memberId: null, as: 'trainer' }, 'm')).toBe('trainer');
    expect(placedAs({ memberId: 'officer', as: 'officer' }, 'm')).toBe('officer');
    expect(placedAs({ memberId: 'm', as: 'officer' }, 'm')).toBeNull();
    expect(placedAs({ memberId: null, as: null }, 'm')).toBeNull();
  });
});
