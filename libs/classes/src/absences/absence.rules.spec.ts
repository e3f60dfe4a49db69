import { type AttendanceRule, USUAL_RULE } from '../attendance/attended-minutes.rules';
import { absenceOf, type RollWord } from './absence.rules';

const STARTS = new Date('2026-12-01T12:00:00Z');

const after = (minutes: number): Date => new Date(STARTS.getTime() + minutes * 60_000);

const session = { startsAt: STARTS, endsAt: after(90), plannedMinutes: 90 };

const there = { mark: 'present' as const, cameAt: null, leftAt: null, minutes: null, isWalkIn: false };

const missed = (word: Partial<RollWord>, rule: AttendanceRule = USUAL_RULE) =>
  absenceOf({ ...there, ...word }, session, rule);

describe('what somebody missed', () => {
  it('is the whole for who was marked absent and for whom nobody marked', () => {
    expect(missed({ mark: 'absent' })).toEqual({ kind: 'absent', countedMinutes: 0 });
    expect(missed({ mark: null })).toEqual({ kind: 'absent', countedMinutes: 0 });
    expect(missed({ mark: 'excused' })).toEqual({ kind: 'excused', countedMinutes: 0 });
  });

  it('is a part for who was there for less than the whole session counts, by the rule of the class', () => {
    expect(missed({ leftAt: after(40) })).toEqual({ kind: 'partial', countedMinutes: 40 });
    expect(missed({ cameAt: after(18) })).toBeNull();
    expect(missed({ cameAt: after(18) }, { ...USUAL_RULE, wholeFromPercent: null })).toEqual({
      kind: 'partial',
      countedMinutes: 70,
    });
    expect(missed({ minutes: 5 }, { ...USUAL_RULE, wholeFromPercent: 0 })).toBeNull();
  });

  it('is nothing for who was there, and for who came unasked and was not there after all', () => {
    expect(missed({})).toBeNull();
    expect(missed({ mark: 'absent', isWalkIn: true })).toBeNull();
    expect(missed({ mark: null, isWalkIn: true })).toBeNull();
    expect(missed({ isWalkIn: true, leftAt: after(30) })).toEqual({ kind: 'partial', countedMinutes: 30 });
  });
});
