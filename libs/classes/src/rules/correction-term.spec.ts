import { correctionTerm, isOver, isPossibleRule, untilOf } from './correction-term';

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
