import { type RowProblem } from '../imports/import-row.rules';
import { repeatedRow, saidOne, type Sight, withSaidSame } from './person-trace.rules';
import { type SoughtPerson, type TracedRow } from './traced-row.rules';

const person = { memberId: 'm1' } as SoughtPerson;

const perhaps = (isExact: boolean): Sight => ({ kind: 'perhaps', isExact });

const repeats = (row: number): RowProblem => ({
  ...{ field: 'fullName', code: 'repeated', params: { row }, typed: '', isBlocking: false, repairs: [] },
});

const seen = (number: number, sight: Sight, more: Partial<TracedRow> = {}) => ({
  row: {
    ...{ batchId: 'b1', number, state: 'skipped', problems: [], candidates: [], memberId: null, sameAs: null },
    ...{ isAnother: false, isAlike: false, sameRow: null, saidOf: null, repeats: null },
    ...more,
  } as unknown as TracedRow,
  sight,
});

const ownOf = (...rows: ReturnType<typeof seen>[]): number[] =>
  withSaidSame(rows, person).flatMap(({ row, sight }) => (sight?.kind === 'own' ? [row.number] : []));

const own: Sight = { kind: 'own' };

describe('a row that is the same as another of its list', () => {
  it('goes with it, whatever it says, in whatever order and over however many rows', () => {
    const [first, second, third] = [
      seen(2, own),
      seen(3, perhaps(false), { sameRow: 2 }),
      seen(4, null, { sameRow: 3 }),
    ];
    expect(ownOf(first, second, third)).toEqual([2, 3, 4]);
    expect(ownOf(third, second, first)).toEqual([4, 3, 2]);
  });

  it('stays what it is where the other is not surely the person’s, in another list, or in a circle', () => {
    expect(ownOf(seen(2, perhaps(true)), seen(3, perhaps(true), { sameRow: 2 }))).toEqual([]);
    expect(ownOf(seen(2, own), seen(3, perhaps(true), { sameRow: 2, batchId: 'b2' }))).toEqual([2]);
    expect(ownOf(seen(2, perhaps(true), { sameRow: 3 }), seen(3, null, { sameRow: 2 }))).toEqual([]);
  });

  it('stays what it is where it was said of somebody else', () => {
    expect(ownOf(seen(2, own), seen(3, null, { sameRow: 2, saidOf: 'm2' }))).toEqual([2]);
  });

  it('is known where its check found it to be a repeat, and only as long as it is one', () => {
    const problems = [repeats(2)];
    const rows = [seen(3, null, { state: 'repeated', problems }), seen(3, null, { problems }), seen(3, null)];
    expect(rows.map(({ row }) => repeatedRow(row))).toEqual([2, null, null]);
  });

  it('goes with it by the word of the check only where nothing in it contradicts', () => {
    const problems = [repeats(2)];
    expect(ownOf(seen(2, own), seen(3, perhaps(true), { state: 'repeated', problems }))).toEqual([2, 3]);
    expect(ownOf(seen(2, own), seen(3, perhaps(false), { state: 'repeated', problems }))).toEqual([2]);
    expect(ownOf(seen(2, own), seen(3, perhaps(true), { state: 'skipped', problems }))).toEqual([2]);
  });
});

describe('a row that another one of its list was left out for, as the same person', () => {
  const heldOf = (rows: ReturnType<typeof seen>[], others: number[] = []): number[] =>
    [...saidOne(rows, person, ({ number }) => others.includes(number))].map(({ number }) => number).sort();

  it('is held where that one is surely the person’s, with what else was said to be the same', () => {
    const rows = [
      seen(2, null),
      seen(3, own, { sameRow: 2 }),
      seen(4, perhaps(false), { sameRow: 2 }),
      seen(5, null, { sameRow: 4 }),
      seen(6, null),
    ];
    expect(heldOf(rows)).toEqual([2, 4, 5]);
    expect(heldOf([...rows].reverse())).toEqual([2, 4, 5]);
  });

  it('stays where nothing said the same is the person’s, and in another list', () => {
    expect(heldOf([seen(2, null), seen(3, perhaps(true), { sameRow: 2 })])).toEqual([]);
    expect(heldOf([seen(2, null, { batchId: 'b2' }), seen(3, own, { sameRow: 2 })])).toEqual([]);
    expect(heldOf([seen(2, null), seen(3, own, { state: 'repeated', problems: [repeats(2)] })])).toEqual([]);
  });

  it('stays where it became somebody else, or an officer said so, and the word goes no further', () => {
    const [kept, left, beside] = [seen(2, null), seen(3, own, { sameRow: 2 }), seen(4, null, { sameRow: 2 })];
    expect(heldOf([kept, left, beside], [2])).toEqual([]);
    expect(heldOf([seen(2, null, { state: 'done', memberId: 'm2' }), left, beside])).toEqual([]);
    expect(heldOf([seen(2, null, { isAnother: true }), left, beside])).toEqual([]);
    expect(heldOf([kept, seen(3, own, { sameRow: 2, isAnother: true }), beside])).toEqual([]);
  });
});
