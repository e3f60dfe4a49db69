import { compareNear, nearPlaceOf, type Offered } from './near-class.rules';

const HOME = 'home';

const offered = (classGroupId: string, more: Partial<Offered> = {}): Offered => ({
  ...{ classGroupId, communeId: 'other', startsAt: new Date('2026-12-01T01:00:00Z'), isHers: false },
  ...more,
});

describe('the order of classes to come', () => {
  it('has hers first, then those at home, then by the way, then those whose way nobody knows', () => {
    const places = [
      nearPlaceOf(offered('unknown', { startsAt: new Date('2026-11-26T01:00:00Z') }), HOME, null),
      nearPlaceOf(offered('far', { startsAt: new Date('2026-11-26T01:00:00Z') }), HOME, 90),
      nearPlaceOf(offered('near-later', { startsAt: new Date('2026-12-20T01:00:00Z') }), HOME, 12),
      nearPlaceOf(offered('near'), HOME, 12),
      nearPlaceOf(offered('home', { communeId: HOME, startsAt: new Date('2026-12-24T01:00:00Z') }), HOME, 0),
      nearPlaceOf(offered('hers', { isHers: true, startsAt: new Date('2026-12-28T01:00:00Z') }), HOME, 200),
    ];
    const sorted = [...places].sort(compareNear).map(({ classGroupId }) => classGroupId);
    expect(sorted).toEqual(['hers', 'home', 'near', 'near-later', 'far', 'unknown']);
  });

  it('tells classes of one commune at one hour apart by their ids', () => {
    const [a, b] = [nearPlaceOf(offered('a'), HOME, 5), nearPlaceOf(offered('b'), HOME, 5)];
    expect([compareNear(a, b), compareNear(b, a), compareNear(a, a)]).toEqual([-1, 1, 0]);
  });
});
