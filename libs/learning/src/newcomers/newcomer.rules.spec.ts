import { type TakingRule, wasSeatedBefore } from '../cycles/due-date.rules';
import { faultsOfTerms, isSameTerms, joiningWords, takesOn } from './newcomer.rules';

const DUE = '2026-12-31';

describe('terms for newcomers of a round', () => {
  it('end not before the date of the others, not before today, and not without days', () => {
    const faults = (days: number | null, until: string | null, dueFrom: 'seat' | null = null) =>
      faultsOfTerms({ days, until }, { dueOn: DUE, dueFrom }, '2027-02-01').map(({ fault }) => fault);
    expect([faults(null, null), faults(60, null), faults(60, '2027-02-01')]).toEqual([[], [], []]);
    expect(faults(60, '2026-12-30')).toEqual(['newcomers-end-early']);
    expect(faults(60, '2027-01-31')).toEqual(['newcomers-end-in-past']);
    expect(faults(null, '2027-03-01')).toEqual(['newcomer-count-missing']);
    expect([faults(60, null, 'seat'), faults(null, null, 'seat')]).toEqual([
      ['newcomers-have-days'],
      ['newcomers-have-days'],
    ]);
  });

  it('take people until the date of the round, for ever, or until their last day', () => {
    const takes = (days: number | null, until: string | null, day: string) => takesOn({ days, until }, DUE, day);
    expect([takes(null, null, DUE), takes(null, null, '2027-01-01')]).toEqual([true, false]);
    expect(takes(60, null, '2036-01-01')).toBe(true);
    expect([takes(60, '2027-03-31', '2027-03-31'), takes(60, '2027-03-31', '2027-04-01')]).toEqual([true, false]);
  });

  it('count from the day of joining for whoever held her seat before they were made', () => {
    const rule = (newcomersSince: string | null): TakingRule => ({ dueOn: DUE, newcomerDays: 60, newcomersSince });
    const before = (since: string | null, heldFrom: string) => wasSeatedBefore(rule(since), heldFrom, '2027-06-01');
    expect([before(null, DUE), before(null, '2027-01-10')]).toEqual([true, false]);
    expect([before('2027-06-01', '2027-01-10'), before('2027-03-01', '2027-03-02')]).toEqual([true, false]);
    expect(before('2026-11-01', '2026-12-15')).toBe(true);
    expect(wasSeatedBefore(rule('2026-11-01'), '2026-10-15', DUE)).toBe(false);
    expect(wasSeatedBefore({ ...rule(null), newcomerDays: null }, '2026-10-15', '2027-06-01')).toBe(false);
  });

  it('are the same where days and last day are, and say what stands in the way of taking them back', () => {
    const terms = { days: 60, until: null };
    expect([isSameTerms(terms, { ...terms }), isSameTerms(terms, { ...terms, until: DUE })]).toEqual([true, false]);
    const nothing = { finished: 0, learning: 0, extensions: 0, waivers: 0 };
    expect(joiningWords(nothing)).toBeNull();
    expect(joiningWords({ finished: 1, learning: 2, extensions: 3, waivers: 4 })).toBe(
      '1 người đã hoàn thành, 2 người đã học, đã gia hạn 3 lần, đã ghi miễn 4 lần',
    );
  });
});
