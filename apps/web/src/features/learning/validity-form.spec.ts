import { OpenRoundState } from './open-round.svelte';
import { ValidityTerms } from './validity-form.svelte';

describe('the rule of validity as it is typed', () => {
  it('is none until a way to count is chosen, and none while something is no number or no date', () => {
    const terms = new ValidityTerms();
    expect([terms.body, terms.isWhole]).toEqual([null, true]);
    terms.basis = 'completion';
    expect(terms.body).toEqual({ basis: 'completion', months: 24, windowDays: 90, minActiveDays: 0, graceDays: 30 });
    terms.numbers.months = '0';
    expect([terms.body, terms.isWhole, terms.isNumber('months')]).toEqual([null, false, false]);
    terms.numbers.months = '12';
    terms.basis = 'fixed-date';
    expect(terms.isWhole).toBe(false);
    terms.fixedOn = '2027-12-31';
    expect(terms.body).toMatchObject({ basis: 'fixed-date', months: 12, fixedOn: '2027-12-31' });
  });

  it('is drawn once the dates of the round are there, and begins with that of the round before', () => {
    const form = new OpenRoundState('2026-11-25');
    form.validity.follow({
      basis: 'earlier-expiry',
      months: 36,
      fixedOn: null,
      windowDays: 60,
      minActiveDays: 30,
      graceDays: 10,
    });
    expect(form.timelineAsked).toBeNull();
    form.entries.dueOn = '2026-11-24';
    expect(form.timelineAsked).toBeNull();
    form.entries.dueOn = '2027-03-31';
    expect(form.timelineAsked).toEqual({
      ...{ startsOn: '2026-11-25', dueOn: '2027-03-31' },
      validity: { basis: 'earlier-expiry', months: 36, windowDays: 60, minActiveDays: 30, graceDays: 10 },
    });
  });
});
