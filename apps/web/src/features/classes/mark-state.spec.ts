import { faultOfTimes, offeredTime, settle, stateOf, wordOfChange, wordOfState, wordOfTimes } from './mark-state';
import { stateLabel, stateWords } from './stay-words';

const session = { startsAt: '2026-12-01T12:00:00.000Z', endsAt: '2026-12-01T13:30:00.000Z' };
const late = stateOf({ mark: 'present', cameAt: '2026-12-01T12:25:00.000Z' });

describe('what stands after a tap', () => {
  it('takes times on the day of the session, whatever day this phone shows', () => {
    expect(settle({ mark: 'present', cameAt: '19:25' }, stateOf({}), session)).toEqual(late);
  });

  it('keeps what the tap leaves unsaid, and forgets what it says is none', () => {
    const left = settle({ mark: 'present', leftAt: '20:10' }, late, session);
    expect(stateWords(left)).toBe('có mặt, đến 19:25, về 20:10');
    expect(settle({ mark: 'present', cameAt: null, leftAt: null }, left, session)).toEqual(
      stateOf({ mark: 'present' }),
    );
    expect(settle({ mark: 'absent' }, left, session)).toEqual(stateOf({ mark: 'absent' }));
  });

  it('is said again in full by its word', () => {
    const states = [late, stateOf({ mark: 'excused', excuse: 'road' }), stateOf({ mark: 'present', minutes: 40 })];
    for (const state of states) expect(settle(wordOfState(state), stateOf({}), session)).toEqual(state);
    expect(wordOfState(stateOf({}))).toEqual({ mark: 'absent' });
  });

  it('is noted without a word of what this phone does not know, and with all it knows', () => {
    const leftAt = '2026-12-01T13:10:00.000Z';
    expect(wordOfTimes(stateOf({}), { leftAt })).toEqual({ mark: 'present', leftAt: '20:10' });
    expect(wordOfTimes(late, { leftAt })).toEqual({ mark: 'present', cameAt: '19:25', leftAt: '20:10' });
    expect(wordOfTimes(stateOf({ mark: 'present', minutes: 40 }), { leftAt })).toEqual({
      ...{ mark: 'present', leftAt: '20:10', minutes: null },
    });
  });

  it('is said to be none only where this phone knew of it', () => {
    const both = { ...late, leftAt: '2026-12-01T13:10:00.000Z' };
    expect(wordOfChange(both, late)).toEqual({ mark: 'present', cameAt: '19:25', leftAt: null });
    expect(wordOfChange(late, stateOf({ mark: 'present' }))).toEqual({ mark: 'present', cameAt: null });
    expect(wordOfChange(late, stateOf({}))).toEqual({ mark: 'absent' });
  });

  it('has words', () => {
    expect(stateLabel(stateOf({ mark: 'excused', excuse: 'duty' }))).toBe('Vắng có phép, việc công');
    expect(stateLabel(stateOf({ mark: 'present', minutes: 40 }))).toBe('Có mặt, học 40 phút');
    expect(stateLabel(stateOf({}))).toBe('Vắng');
  });
});

describe('a time', () => {
  it('lies within the hours, and who comes comes before she leaves', () => {
    const at = (time: string): string => `2026-12-01T${time}:00.000Z`;
    expect(faultOfTimes(late, session)).toBeNull();
    expect(faultOfTimes({ cameAt: at('13:30'), leftAt: null }, session)).toBe('outside');
    expect(faultOfTimes({ cameAt: at('12:50'), leftAt: at('12:40') }, session)).toBe('turned');
  });

  it('is offered as now, within the hours', () => {
    expect(offeredTime(session, Date.parse('2026-12-01T12:25:30Z'))).toBe('19:25');
    expect(offeredTime(session, Date.parse('2026-12-02T12:25:30Z'))).toBe('20:29');
    expect(offeredTime(session, Date.parse('2026-11-30T12:25:30Z'))).toBe('19:01');
  });
});
