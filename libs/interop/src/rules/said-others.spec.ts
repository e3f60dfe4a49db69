import { saidOthers } from './said-others';

describe('whom an officer said a row is another than', () => {
  it('are the people and the rows she was shown, and whoever those rows became since', () => {
    const kept = [{ memberId: 'm9' }, { number: 3 }, { memberId: 'm5', number: 5 }, {}];
    const { memberIds, rows } = saidOthers(
      kept,
      new Map([
        [3, 'm3'],
        [4, 'm4'],
      ]),
    );
    expect([[...memberIds].sort(), [...rows]]).toEqual([
      ['m3', 'm5', 'm9'],
      [3, 5],
    ]);
  });
});
