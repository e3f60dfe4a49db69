import { attemptsLeft, deadlinesOf, isOverdue } from '../attempts/attempt.rules';
import { courseIdOf } from '../work/work-window.rules';
import { countWords, gradeOutcome } from './submission.rules';

const rubric = (passCriteria: number) => ({
  passCriteria,
  criteria: ['r-a', 'r-b', 'r-c'].map((id) => ({ id, title: id, metHtml: '', notMetHtml: '' })),
});

const verdicts = (...met: boolean[]) =>
  met.map((isMet, index) => ({ criterionId: ['r-a', 'r-b', 'r-c'][index] ?? 'r-x', isMet }));

describe('grading by a rubric', () => {
  it('passes when enough criteria are met, with or without a comment', () => {
    expect(gradeOutcome(rubric(3), verdicts(true, true, true), '')).toBe('passed');
    expect(gradeOutcome(rubric(2), verdicts(true, false, true), '')).toBe('passed');
  });

  it('returns the rest, but only with a comment', () => {
    expect(gradeOutcome(rubric(3), verdicts(true, false, true), '')).toBe('comment-missing');
    expect(gradeOutcome(rubric(3), verdicts(true, false, true), 'Chụp lại cho rõ.')).toBe('returned');
  });

  it('wants exactly one verdict for each criterion', () => {
    expect(gradeOutcome(rubric(3), verdicts(true, true), '')).toBe('incomplete');
    expect(gradeOutcome(rubric(3), verdicts(true, true, true, true), '')).toBe('incomplete');
    expect(gradeOutcome(rubric(3), [...verdicts(true, true), ...verdicts(true)], '')).toBe('incomplete');
  });
});

describe('counting words', () => {
  it('counts what is separated by blanks and has a letter or digit', () => {
    expect(countWords('  Tôi đã kể – cho 2 nhà.\n\nBà con nghe!  ')).toBe(9);
    expect(countWords(' … – ')).toBe(0);
  });
});

describe('the limits of an attempt', () => {
  it('adds the grace to the time limit, on the server', () => {
    const { dueAt, closesAt } = deadlinesOf(new Date('2026-11-25T12:00:00Z'), {
      timeLimitMinutes: 30,
      graceSeconds: 60,
    });
    expect([dueAt?.toISOString(), closesAt?.toISOString()]).toEqual([
      '2026-11-25T12:30:00.000Z',
      '2026-11-25T12:31:00.000Z',
    ]);
    expect(isOverdue({ closesAt }, new Date('2026-11-25T12:30:59Z'))).toBe(false);
    expect(isOverdue({ closesAt }, new Date('2026-11-25T12:31:00Z'))).toBe(true);
  });

  it('never ends an attempt without a time limit', () => {
    const { closesAt } = deadlinesOf(new Date(0), { timeLimitMinutes: null, graceSeconds: 60 });
    expect(isOverdue({ closesAt }, new Date('2099-01-01'))).toBe(false);
  });

  it('counts the attempts left down to zero', () => {
    expect([attemptsLeft(5, 2), attemptsLeft(5, 6), attemptsLeft(null, 6)]).toEqual([3, 0, null]);
  });

  it('knows the course of a quiz or task by its id', () => {
    expect([courseIdOf('C05-QUIZ'), courseIdOf('C08-TASK'), courseIdOf('../x'), courseIdOf('C05')]).toEqual([
      'C05',
      'C08',
      null,
      null,
    ]);
  });
});
