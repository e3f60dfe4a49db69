import { gapBefore, inSheetOrder } from './roll-numbers';

const rows = [
  { memberId: 'an', number: 21 },
  { memberId: 'be', number: null },
  { memberId: 'cu', number: 1 },
  { memberId: 'do', number: 4 },
  { memberId: 'em', number: null },
];

describe('the lines of a list to sign', () => {
  it('stand as on every sheet: who came after a printing behind, who is on none last', () => {
    expect(inSheetOrder(rows).map(({ memberId }) => memberId)).toEqual(['cu', 'do', 'an', 'be', 'em']);
  });

  it('leave out numbers of who is not there any more, and say which', () => {
    const inOrder = inSheetOrder(rows);
    expect(inOrder.map((_, index) => gapBefore(inOrder, index))).toEqual([
      null,
      { from: 2, to: 3 },
      { from: 5, to: 20 },
      null,
      null,
    ]);
    expect(gapBefore([{ number: 2 }], 0)).toEqual({ from: 1, to: 1 });
  });
});
