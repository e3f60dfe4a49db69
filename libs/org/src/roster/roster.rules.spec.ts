import fc from 'fast-check';
import { givePlaces, type PlaceWish } from './roster.rules';

const wishes = (...positions: PlaceWish['position'][]): PlaceWish[] =>
  positions.map((position, key) => ({ key, position }));

describe('places for many people of one team', () => {
  it('go to the lowest free numbers in the order of the people', () => {
    const team = { limit: 5, held: new Set([1, 3]), hasLeader: true };
    expect(givePlaces(team, wishes('member', 'deputy'))).toEqual([
      { key: 0, kind: 'seated', number: 2 },
      { key: 1, kind: 'seated', number: 4 },
    ]);
  });

  it('end at the cap, and a second leader gets none', () => {
    const team = { limit: 2, held: new Set([1]), hasLeader: false };
    expect(givePlaces(team, wishes('leader', 'leader', 'member'))).toEqual([
      { key: 0, kind: 'seated', number: 2 },
      { key: 1, kind: 'leader-exists' },
      { key: 2, kind: 'full', limit: 2 },
    ]);
  });

  it('never give a number twice, nor more than the cap has', () => {
    const position = fc.constantFrom<PlaceWish['position']>('leader', 'deputy', 'member');
    fc.assert(
      fc.property(
        fc.array(position, { maxLength: 20 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 10 })),
        (all, taken) => {
          const given = givePlaces({ limit: 10, held: new Set(taken), hasLeader: false }, wishes(...all));
          const numbers = [...taken, ...given.flatMap((one) => (one.kind === 'seated' ? [one.number] : []))];
          return new Set(numbers).size === numbers.length && numbers.every((number) => number >= 1 && number <= 10);
        },
      ),
    );
  });
});
