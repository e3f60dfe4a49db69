import { decidedOnFaults } from './team-decision';

describe('the day of a decision about a team', () => {
  const codesOf = (day: string | null) => decidedOnFaults(day, '2026-11-26').map(({ code }) => code);

  it('is not to come and not before there were teams', () => {
    expect(codesOf('2026-11-27')).toEqual(['org.date-in-future']);
    expect(codesOf('2021-12-31')).toEqual(['org.decision-too-early']);
    expect(codesOf('1800-01-01')).toEqual(['org.decision-too-early']);
  });

  it('may be today, the first day of 2022, or unknown', () => {
    expect([...codesOf('2026-11-26'), ...codesOf('2022-01-01'), ...codesOf(null)]).toEqual([]);
  });
});
