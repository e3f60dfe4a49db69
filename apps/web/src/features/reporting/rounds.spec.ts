import { chooseRound } from './rounds';
import type { ReportRound } from './types';

const round = (id: string, state = 'open'): ReportRound => ({ id, state, title: id }) as ReportRound;

describe('the round whose figures are shown', () => {
  it('is the first the server tells, which runs; one that was opened ahead only where it is asked for', () => {
    const rounds = [round('2025', 'closed'), round('2027')];
    expect(chooseRound(rounds, null)?.id).toBe('2025');
    expect(chooseRound(rounds, '2027')?.id).toBe('2027');
    expect(chooseRound(rounds, 'gone')?.id).toBe('2025');
    expect(chooseRound([], null)).toBeNull();
  });
});
