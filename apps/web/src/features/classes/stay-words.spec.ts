import { ownPresentWords } from './stay-words';
import type { OwnSession } from './types';

describe('what a closed session brought its member', () => {
  const session = (more: object): OwnSession =>
    ({ plannedMinutes: 180, cameAt: null, leftAt: null, minutes: null, countedMinutes: 180, ...more }) as OwnSession;

  it('is what is counted, also where it ended before its plan', () => {
    expect(ownPresentWords(session({}))).toBe('Có mặt, được tính 3 giờ');
    expect(ownPresentWords(session({ countedMinutes: 60 }))).toBe('Có mặt, được tính 1 giờ');
    expect(ownPresentWords(session({ minutes: 50, countedMinutes: 45 }))).toContain('được tính 45 phút');
  });
});
