import { saidBack, saidOthers } from './repeated-row.rules';

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

  it('are, the other way round, who became of rows that she said to be another than this one', () => {
    const rows = [
      { number: 2, anotherThan: [] },
      { number: 3, anotherThan: [{ number: 2 }, { memberId: 'm9' }] },
      { number: 4, anotherThan: [{ number: 2 }] },
      { number: 5, anotherThan: [{ number: 2 }, { number: 3 }] },
    ];
    const written = new Map([
      [3, 'm3'],
      [5, 'm5'],
    ]);
    expect([...saidBack(rows, written)]).toEqual([
      [2, [{ memberId: 'm3' }, { memberId: 'm5' }]],
      [3, [{ memberId: 'm5' }]],
    ]);
  });
});
