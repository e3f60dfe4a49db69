import {
  attendedUntil,
  correctionTerm,
  faultOfClosing,
  faultOfEnd,
  faultOfOpening,
  faultOfOwnMark,
  faultOfScanning,
  isOver,
  isOverdue,
  isPossibleRule,
  type SessionState,
  type SessionTimes,
  untilOf,
} from './roll.rules';

const session = (state: SessionState): SessionTimes => ({
  state,
  startsAt: new Date('2026-12-01T12:00:00Z'),
  endsAt: new Date('2026-12-01T13:30:00Z'),
});

const at = (time: string): Date => new Date(`2026-12-01T${time}:00Z`);

describe('the hours of a session', () => {
  it('were over at the planned end however late it is closed, and at the closing where that was earlier', () => {
    expect(attendedUntil(session('open'), new Date('2027-01-05T01:00:00Z'))).toEqual(at('13:30'));
    expect(attendedUntil(session('open'), at('12:50'))).toEqual(at('12:50'));
  });

  it('may have ended in the minute that runs, not in a later one and not before they began', () => {
    const fault = (wentUntil: Date | null, now: Date) => faultOfEnd(wentUntil, session('open'), now);
    expect(fault(at('12:01'), new Date('2026-12-01T12:00:20Z'))).toBeNull();
    expect(fault(at('12:02'), new Date('2026-12-01T12:00:20Z'))).toBe('ended-to-come');
    expect(fault(at('12:00'), at('12:30'))).toBe('ended-before-start');
    expect(fault(null, at('12:00'))).toBeNull();
  });
});

describe('the doors of a session', () => {
  it('open from 30 minutes before the start, and late without limit', () => {
    expect(faultOfOpening(session('planned'), at('11:29'))).toBe('too-early');
    expect(faultOfOpening(session('planned'), at('11:30'))).toBeNull();
    expect(faultOfOpening(session('planned'), new Date('2026-12-03T00:00:00Z'))).toBeNull();
  });

  it('stay shut once closed or cancelled', () => {
    expect(faultOfOpening(session('closed'), at('12:00'))).toBe('closed');
    expect(faultOfOpening(session('cancelled'), at('12:00'))).toBe('cancelled');
    expect(faultOfScanning(session('closed'), at('12:00'))).toBe('closed');
  });

  it('close not before the start, since hours count in full', () => {
    expect(faultOfClosing(session('open'), at('11:59'), 'trainer')).toBe('too-early');
    expect(faultOfClosing(session('open'), at('12:00'), 'trainer')).toBeNull();
    expect(faultOfClosing(session('planned'), at('12:30'), 'trainer')).toBe('not-open');
  });

  it('close for the trainer once the hours are over, so that nobody ends a session that runs', () => {
    expect(faultOfClosing(session('open'), at('13:29'), 'officer')).toBe('too-early');
    expect(faultOfClosing(session('open'), at('13:30'), 'officer')).toBeNull();
  });

  it('close for the trainer over a session that nobody opened, once its hours are over: its paper list is typed in then', () => {
    expect(faultOfClosing(session('planned'), at('13:29'), 'officer')).toBe('not-open');
    expect(faultOfClosing(session('planned'), at('13:30'), 'officer')).toBeNull();
    expect(faultOfClosing(session('planned'), at('13:30'), 'trainer')).toBe('not-open');
    expect(faultOfClosing(session('cancelled'), at('13:30'), 'officer')).toBe('cancelled');
  });

  it('are overdue from the end of the hours until somebody closes or cancels', () => {
    const overdue = (state: SessionState, time: string) => isOverdue(session(state), at(time));
    expect([overdue('open', '13:29'), overdue('open', '13:30'), overdue('planned', '13:30')]).toEqual([
      false,
      true,
      true,
    ]);
    expect([overdue('closed', '13:30'), overdue('cancelled', '13:30')]).toEqual([false, false]);
  });

  it('let members mark themselves until an hour after the end', () => {
    expect(faultOfScanning(session('planned'), at('12:00'))).toBe('not-open');
    expect(faultOfScanning(session('open'), at('14:30'))).toBeNull();
    expect(faultOfScanning(session('open'), at('14:31'))).toBe('too-late');
  });

  it('are opened by a member’s good code where a phone without network shows it, from the hour the session may be opened at', () => {
    expect(faultOfOwnMark(session('planned'), at('11:29'))).toBe('not-open');
    expect(faultOfOwnMark(session('planned'), at('11:30'))).toBeNull();
    expect(faultOfOwnMark(session('planned'), at('14:31'))).toBe('too-late');
    expect(faultOfOwnMark(session('closed'), at('12:00'))).toBe('closed');
    expect(faultOfOwnMark(session('cancelled'), at('12:00'))).toBe('cancelled');
  });
});

describe('the last day of corrections', () => {
  // 23:30 of 28/11/2026 in Vietnam.
  const session = { endsAt: new Date('2026-11-28T16:30:00Z') };

  it('is counted in days of Vietnam from the day the hours end', () => {
    expect(correctionTerm(session, { trainerDays: 30, departmentDays: 365 })).toEqual({
      trainerUntil: '2026-12-28',
      departmentUntil: '2027-11-28',
    });
  });

  it('lasts to midnight in Vietnam', () => {
    expect(isOver('2026-12-28', new Date('2026-12-28T16:59:59Z'))).toBe(false);
    expect(isOver('2026-12-28', new Date('2026-12-28T17:00:00Z'))).toBe(true);
  });

  it('is none where the province says so', () => {
    const term = correctionTerm(session, { trainerDays: 30, departmentDays: null });
    expect(untilOf(term, 'department')).toBeNull();
    expect(isOver(untilOf(term, 'department'), new Date('2046-01-01T00:00:00Z'))).toBe(false);
    expect(untilOf(term, 'trainer')).toBe('2026-12-28');
  });

  it('is never sooner for the department than for the trainer', () => {
    expect(isPossibleRule({ trainerDays: 30, departmentDays: 30 })).toBe(true);
    expect(isPossibleRule({ trainerDays: 31, departmentDays: 30 })).toBe(false);
    expect(isPossibleRule({ trainerDays: null, departmentDays: 30 })).toBe(false);
    expect(isPossibleRule({ trainerDays: null, departmentDays: null })).toBe(true);
  });
});
