import fc from 'fast-check';
import { chooseSeat } from './seat-choice';

const held = (numbers: readonly number[]) => numbers.map((number) => ({ number, holder: `Người ${number}` }));

describe('the choice of a seat', () => {
  it('takes the lowest free number', () => {
    expect(chooseSeat(5, held([1, 2, 4]), null)).toEqual({ kind: 'free', number: 3 });
  });

  it('names who holds the wanted number', () => {
    expect(chooseSeat(10, held([10]), 10)).toEqual({ kind: 'taken', number: 10, holder: 'Người 10' });
  });

  it('knows no number beyond the cap', () => {
    expect(chooseSeat(5, [], 6)).toEqual({ kind: 'unknown' });
    expect(chooseSeat(5, [], 0)).toEqual({ kind: 'unknown' });
  });

  it('never gives a held number, and gives one exactly while a place is free', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 10 })), (numbers) => {
        const choice = chooseSeat(10, held(numbers), null);
        expect(choice.kind).toBe(numbers.length === 10 ? 'full' : 'free');
        if (choice.kind === 'free') expect(numbers).not.toContain(choice.number);
      }),
    );
  });
});
