import { absenceOn, decidedOnFaults } from './team.rules';

describe('a day on which a team has no places', () => {
  const team = { validFrom: '2025-07-01', validUntil: '2026-11-01' };

  it('lies before its first day, or is its first day no longer or later', () => {
    expect(absenceOn(team, '2025-06-30')).toEqual({ code: 'org.team-not-yet', params: { validFrom: '01/07/2025' } });
    expect(absenceOn(team, '2026-11-01')).toEqual({ code: 'org.team-over', params: { endedOn: '01/11/2026' } });
  });

  it('is none from the first day to the last, and none ever after where no end is known', () => {
    expect([absenceOn(team, '2025-07-01'), absenceOn(team, '2026-10-31')]).toEqual([null, null]);
    expect(absenceOn({ ...team, validUntil: null }, '2099-01-01')).toBeNull();
  });
});

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
