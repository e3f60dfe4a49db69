import { actsOn, isUnanswered, remarksOn, windowEnd } from './release.rules';

describe('a list of certificates to be issued', () => {
  it('is confirmed by another person than the one who released it', () => {
    expect(actsOn({ state: 'proposed', releasedBy: 'an' }, 'an')).toEqual(['take-back']);
    expect(actsOn({ state: 'proposed', releasedBy: 'an' }, 'binh')).toEqual(['confirm', 'take-back']);
  });

  it('is taken back until its papers are being numbered, and never afterwards', () => {
    expect(actsOn({ state: 'listed', releasedBy: null }, 'an')).toEqual(['release']);
    expect(actsOn({ state: 'window', releasedBy: 'an' }, 'an')).toEqual(['take-back']);
    for (const state of ['issuing', 'issued', 'taken-back', 'expired'] as const)
      expect(actsOn({ state, releasedBy: 'an' }, 'an')).toEqual([]);
  });

  it('is confirmed by nobody once its days are over, be it noted yet or not', () => {
    const [at, before] = [new Date('2026-12-10T03:00:00Z'), new Date('2026-12-10T02:59:59Z')];
    const waiting = { state: 'proposed', expiresAt: at } as const;
    expect([isUnanswered(waiting, before), isUnanswered(waiting, at)]).toEqual([false, true]);
    expect(isUnanswered({ ...waiting, state: 'window' }, at)).toBe(false);
    expect(actsOn({ state: 'proposed', releasedBy: 'an' }, 'binh', true)).toEqual([]);
  });

  it('marks people whose papers could be mistaken for each other, and who holds no seat', () => {
    const people = [
      { fullName: 'Lò Văn Ẩn', birthYear: 1980, teamName: 'Tổ 1' },
      { fullName: 'LÒ VĂN ẨN'.normalize('NFD'), birthYear: 1980, teamName: null },
      { fullName: 'Lò Văn Ẩn', birthYear: 1981, teamName: 'Tổ 1' },
    ];
    expect(remarksOn(people)).toEqual([['same-name'], ['same-name', 'no-team'], []]);
  });

  it('waits as long as the province says', () => {
    expect(windowEnd(new Date('2026-11-26T03:00:00Z'), 15)).toEqual(new Date('2026-11-26T03:15:00Z'));
    expect(windowEnd(new Date('2026-11-26T03:00:00Z'), 0)).toEqual(new Date('2026-11-26T03:00:00Z'));
  });
});
