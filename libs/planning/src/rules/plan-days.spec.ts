import { classMinutes, faultOfTerms, planDays } from './plan-days';

const HOURS = {
  weekdays: [1, 2, 3, 4, 5],
  morning: { from: '07:30', to: '10:30' },
  afternoon: { from: '13:30', to: '16:30' },
};
const PERIOD = { from: '2027-03-01', until: '2027-03-31' };

describe('a class of a plan', () => {
  it('gives the longer half of a day, or both', () => {
    const hours = { ...HOURS, afternoon: { from: '13:30', to: '15:15' } };
    expect([classMinutes(hours, 1), classMinutes(hours, 2)]).toEqual([180, 285]);
  });
});

describe('days of a plan', () => {
  it('are the wanted weekdays without days off, both ends included', () => {
    expect(planDays({ from: '2027-02-26', until: '2027-03-02' }, HOURS.weekdays, new Set(['2027-03-01']))).toEqual([
      '2027-02-26',
      '2027-03-02',
    ]);
  });

  it.each([
    [null, HOURS, PERIOD],
    ['no-weekday', { ...HOURS, weekdays: [] }, PERIOD],
    ['hours-reversed', { ...HOURS, morning: { from: '10:30', to: '07:30' } }, PERIOD],
    ['hours-overlap', { ...HOURS, morning: { from: '07:30', to: '14:00' } }, PERIOD],
    ['days-reversed', HOURS, { from: '2027-03-31', until: '2027-03-01' }],
    ['days-past', HOURS, { from: '2027-02-15', until: '2027-03-01' }],
    ['days-too-many', HOURS, { from: '2027-03-01', until: '2027-12-31' }],
  ])('have the fault %s', (fault, hours, period) => {
    expect(faultOfTerms(hours, period, '2027-02-15')).toBe(fault);
  });
});
