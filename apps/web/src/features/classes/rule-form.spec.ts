import { formOf, roundSteps, ruleOf, usualRule } from './rule-form';

describe('how a class counts, as a form', () => {
  it.each([
    usualRule,
    { wholeFromPercent: null, roundToMinutes: 15, lateAfterMinutes: null },
    { wholeFromPercent: 0, roundToMinutes: 1, lateAfterMinutes: 0 },
  ])('comes back as it was: %j', (rule) => {
    expect(ruleOf(formOf(rule))).toEqual(rule);
  });

  it('offers the step that stands among the usual ones', () => {
    expect(roundSteps(20)).toEqual([1, 5, 10, 15, 20, 30]);
  });
});
