import { absenceOn } from './team-absence';

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
