import fc from 'fast-check';
import { chooseSeat } from './seat-choice';

const held = (numbers: readonly number[], heldFrom = '2025-07-01') =>
  numbers.map((number) => ({ number, holder: `Người ${number}`, heldFrom, until: null }));
const wish = (number: number | null, from = '2026-11-25') => ({ number, from });

describe('the choice of a seat', () => {
  it('takes the lowest free number', () => {
    expect(chooseSeat(5, held([1, 2, 4]), wish(null))).toEqual({ kind: 'free', number: 3 });
  });

  it('names who holds the wanted number', () => {
    expect(chooseSeat(10, held([10]), wish(10))).toMatchObject({
      kind: 'taken',
      holding: { number: 10, holder: 'Người 10' },
    });
  });

  it('knows no number beyond the cap', () => {
    expect(chooseSeat(5, [], wish(6))).toEqual({ kind: 'unknown' });
    expect(chooseSeat(5, [], wish(0))).toEqual({ kind: 'unknown' });
  });

  it('tells how long a place is free when none is all the wanted days', () => {
    const coming = [
      { number: 1, holder: 'A', heldFrom: '2026-12-01', until: null },
      { number: 2, holder: 'B', heldFrom: '2027-02-01', until: null },
      { number: 3, holder: 'C', heldFrom: '2025-07-01', until: '2026-12-31' },
    ];
    expect(chooseSeat(3, coming, wish(null))).toEqual({ kind: 'not-throughout', number: 2, takenFrom: '2027-02-01' });
  });

  it('names the first of those who hold a wanted number one after the other', () => {
    const both = [...held([1], '2025-07-01'), ...held([1], '2027-01-01')];
    expect(chooseSeat(5, both, wish(1))).toMatchObject({ kind: 'taken', holding: { heldFrom: '2025-07-01' } });
  });

  it('never gives a held number, and gives one exactly while a place is free', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10 })), (numbers) => {
        const choice = chooseSeat(10, held(numbers), wish(null));
        expect(choice.kind).toBe(numbers.length === 10 ? 'full' : 'free');
        if (choice.kind === 'free') expect(numbers).not.toContain(choice.number);
      }),
    );
  });
});
