import { inTurns } from './passages.rules';

const passage = (memberId: string, number: number, roundId = 'đợt 1') => ({ memberId, number, roundId });

describe('passages that are given papers', () => {
  it('come in one turn, as given, where nobody has two of a round', () => {
    const given = [passage('b', 2), passage('a', 1), passage('a', 1, 'đợt 2'), passage('c', 7)];
    expect(inTurns(given)).toEqual([given]);
    expect(inTurns([])).toEqual([]);
  });

  it('come one after the other where somebody renewed before she had the first paper', () => {
    const [late, early, other, last] = [passage('a', 4), passage('a', 1), passage('b', 2), passage('a', 9)];
    expect(inTurns([late, early, other, last])).toEqual([[early, other], [late], [last]]);
  });
});
