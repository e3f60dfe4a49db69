import fc from 'fast-check';
import {
  chooseSeat,
  coversDays,
  daysOfRange,
  faultOfEnd,
  faultsOfDays,
  isHeldOn,
  isOver,
  lastDayBefore,
} from './seat.rules';

const TODAY = '2026-11-25';

const codes = (days: { from: string; until: string | null }, earliest?: string) =>
  faultsOfDays(days, TODAY, earliest).map(({ field, code }) => `${field} ${code}`);

describe('the days of a seat', () => {
  it('begin today or on a coming day, within two years', () => {
    expect(codes({ from: TODAY, until: null })).toEqual([]);
    expect(codes({ from: '2028-11-25', until: null })).toEqual([]);
    expect(codes({ from: '2026-11-24', until: null })).toEqual(['from org.seat-from-past']);
    expect(codes({ from: '2206-11-25', until: null })).toEqual(['from org.seat-from-far']);
  });

  it('end after they begin; one day is enough', () => {
    expect(codes({ from: '2027-01-01', until: '2027-01-02' })).toEqual([]);
    expect(codes({ from: '2027-01-01', until: '2027-01-01' })).toEqual(['until org.seat-until-before']);
  });

  it('begin no earlier than the holding they pass on from', () => {
    expect(codes({ from: '2026-12-01', until: null }, '2027-01-01')).toEqual(['from org.seat-from-before-holder']);
    expect(codes({ from: '2027-01-01', until: null }, '2027-01-01')).toEqual([]);
  });

  it('are ended today or later, on another day than before', () => {
    expect(faultOfEnd('2026-11-24', null, TODAY)).toBe('org.seat-until-past');
    expect(faultOfEnd(null, null, TODAY)).toBe('org.seat-end-stays');
    expect(faultOfEnd(null, '2027-01-01', TODAY)).toBeNull();
    expect(faultOfEnd(TODAY, null, TODAY)).toBeNull();
  });

  it('are half open: the first counts, the day they end does not', () => {
    const days = daysOfRange('[2026-11-25,2027-01-01)');
    expect(days).toEqual({ from: '2026-11-25', until: '2027-01-01' });
    expect(['2026-11-24', '2026-11-25', '2026-12-31', '2027-01-01'].map((day) => isHeldOn(days, day))).toEqual([
      false,
      true,
      true,
      false,
    ]);
    expect([isOver(days, '2026-12-31'), isOver(days, '2027-01-01')]).toEqual([false, true]);
    expect(isOver(daysOfRange('[2026-11-25,)'), '2099-01-01')).toBe(false);
  });

  it('cover others when they last all of them', () => {
    const open = { from: '2026-01-01', until: null };
    const short = { from: '2026-02-01', until: '2026-03-01' };
    expect([coversDays(open, short), coversDays(short, open), coversDays(short, short)]).toEqual([true, false, true]);
  });

  it('say their last day, also over the end of a year', () => {
    expect(lastDayBefore('2027-01-01')).toBe('2026-12-31');
  });
});

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
