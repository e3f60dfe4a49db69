import { passageStanding, type StoodPassage } from './passage-standing';

describe('how a passage stands among all of a member', () => {
  const asked: StoodPassage = {
    ...{ finishedAt: null, isRenewed: false, dueOn: '2026-12-20' },
    ...{ isSeated: true, seatedUntil: null, roundEndedOn: null },
  };
  const finishedAt = new Date('2026-11-30T18:00:00Z');
  const left = { isSeated: false, seatedUntil: '2026-03-14' };

  it('is due while it is asked of her, also when the day is over', () => {
    expect(passageStanding(asked)).toEqual({ state: 'unfinished', on: '2026-12-20' });
  });

  it('is finished on the day of the last fact by the calendar of Vietnam, and stays so for who left', () => {
    const finished = { state: 'finished', on: '2026-12-01' };
    expect(passageStanding({ ...asked, finishedAt })).toEqual(finished);
    expect(passageStanding({ ...asked, ...left, finishedAt })).toEqual(finished);
  });

  it('is renewed once a later one is finished, on the day of its own end', () => {
    expect(passageStanding({ ...asked, finishedAt, isRenewed: true })).toEqual({ state: 'renewed', on: '2026-12-01' });
  });

  it('ends with its round where something was missing, unless she had left before', () => {
    const over = { ...asked, roundEndedOn: '2026-12-31' };
    const ended = { state: 'round-ended', on: '2026-12-31' };
    expect(passageStanding(over)).toEqual(ended);
    expect(passageStanding({ ...over, isSeated: false, seatedUntil: '2027-03-14' })).toEqual(ended);
    expect(passageStanding({ ...over, ...left })).toEqual({ state: 'ended', on: '2026-03-14' });
    expect(passageStanding({ ...over, finishedAt })).toEqual({ state: 'finished', on: '2026-12-01' });
  });

  it('ends with the seat where something was missing', () => {
    expect(passageStanding({ ...asked, ...left })).toEqual({ state: 'ended', on: '2026-03-14' });
    expect(passageStanding({ ...asked, ...left, seatedUntil: null })).toEqual({ state: 'ended', on: null });
  });
});
