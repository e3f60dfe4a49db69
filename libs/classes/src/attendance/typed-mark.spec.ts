import { faultOfWord, type MarkWord, wordOf } from './attendance.rules';

const STARTS = new Date('2026-12-01T12:00:00Z');

const after = (minutes: number): Date => new Date(STARTS.getTime() + minutes * 60_000);

const session = { startsAt: STARTS, endsAt: after(90), plannedMinutes: 90 };

describe('the word of a form', () => {
  it('takes times on the day of the session in Vietnam', () => {
    expect(wordOf({ mark: 'present', cameAt: '19:25', leftAt: '20:10' }, session)).toEqual({
      ...{ mark: 'present', cameAt: after(25), leftAt: after(70) },
    });
  });

  it('says nothing of who came before the start or left after the end', () => {
    expect(wordOf({ mark: 'present', cameAt: '18:50', leftAt: '20:45' }, session)).toEqual({
      ...{ mark: 'present', cameAt: null, leftAt: null },
    });
  });

  it('drops times of who is not there, and a reason of who is', () => {
    expect(wordOf({ mark: 'absent', cameAt: '19:25', excuse: 'duty' }, session)).toEqual({ mark: 'absent' });
    expect(wordOf({ mark: 'present', excuse: 'duty' }, session)).toEqual({ mark: 'present' });
  });

  it.each<[MarkWord, string | null]>([
    [{ mark: 'present', cameAt: after(90) }, 'came-after-end'],
    [{ mark: 'present', leftAt: after(0) }, 'left-before-start'],
    [{ mark: 'present', cameAt: after(50), leftAt: after(50) }, 'left-before-came'],
    [{ mark: 'present', minutes: 91 }, 'minutes-beyond'],
    [{ mark: 'excused' }, 'excuse-needed'],
    [{ mark: 'excused', excuse: 'road' }, null],
    [{ mark: 'present', cameAt: after(25), leftAt: after(70) }, null],
  ])('%j is judged %s', (word, fault) => {
    expect(faultOfWord(word, session)).toBe(fault);
  });
});
