import type { RoundReleases } from './release.svelte';
import { goingOn, heldBy, settled, tabOf } from './release-places';

const lists = (['listed', 'proposed', 'window', 'issuing', 'issued', 'taken-back', 'expired'] as const).map(
  (state, index) => ({ id: state, state, count: 10, issued: index === 3 ? 4 : 0, leftOut: 0 }),
) as unknown as RoundReleases['items'];
const idsOf = (some: RoundReleases['items']): string[] => some.map(({ id }) => id);

describe('where the lists of a round are shown', () => {
  it('is above the tabs while they go on, and among the others afterwards', () => {
    expect(idsOf(goingOn(lists))).toEqual(['proposed', 'window', 'issuing']);
    expect(idsOf(settled(lists))).toEqual(['listed', 'issued', 'taken-back', 'expired']);
    expect(heldBy(lists)).toBe(26);
  });

  it('opens who waits, also where all of them wait by a list that nobody confirmed yet', () => {
    expect([tabOf(null, 0, 3000), tabOf(null, 1, 0), tabOf(null, 0, 0)]).toEqual(['waiting', 'waiting', 'issued']);
    expect([tabOf(null, 0, null), tabOf(null, 1, null), tabOf('da-cap', 0, null)]).toEqual([null, 'waiting', 'issued']);
    expect([tabOf('da-cap', 5, 5), tabOf('cho-cap', 0, 0)]).toEqual(['issued', 'waiting']);
  });
});
