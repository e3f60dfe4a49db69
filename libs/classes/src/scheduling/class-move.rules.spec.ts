import { moveOrder, newHomeOf } from './class-move.rules';

const day = (date: number) => ({
  startsAt: new Date(Date.UTC(2026, 11, date, 12)),
  endsAt: new Date(Date.UTC(2026, 11, date, 13, 30)),
});

const moving = (id: string, from: number, to: number) => ({ id, now: day(from), to: day(to) });

const idsOf = (sessions: readonly { id: string }[]): string => sessions.map(({ id }) => id).join('');

describe('sessions of a class that move together', () => {
  it('go from the last on when they are put off, from the first on when they come sooner', () => {
    expect(idsOf(moveOrder([moving('a', 1, 8), moving('b', 8, 15), moving('c', 15, 22)]))).toBe('cba');
    expect(idsOf(moveOrder([moving('a', 8, 1), moving('b', 15, 8), moving('c', 22, 15)]))).toBe('abc');
  });

  it('stay in their order where nothing is in the way', () => {
    expect(idsOf(moveOrder([moving('a', 1, 2), moving('b', 8, 9)]))).toBe('ab');
  });

  it('are all there, also where two change places', () => {
    expect(idsOf(moveOrder([moving('a', 1, 8), moving('b', 8, 1)]))).toBe('ab');
  });
});

describe('the commune of a class', () => {
  const session = (communeId: string, state: 'planned' | 'open' | 'closed' | 'cancelled' = 'planned') => ({
    communeId,
    state,
  });

  it('is where all of it meets', () => {
    expect(newHomeOf([session('b'), session('b')], 'a')).toBe('b');
    expect(newHomeOf([session('b'), session('a', 'cancelled')], 'a')).toBe('b');
  });

  it('stays while some of it meets there, or it meets nowhere', () => {
    expect(newHomeOf([session('b'), session('a')], 'a')).toBeNull();
    expect(newHomeOf([session('b'), session('c')], 'a')).toBeNull();
    expect(newHomeOf([session('b', 'cancelled')], 'a')).toBeNull();
    expect(newHomeOf([session('a')], 'a')).toBeNull();
  });

  it('stays once something has begun', () => {
    expect(newHomeOf([session('a', 'closed'), session('b')], 'a')).toBeNull();
    expect(newHomeOf([session('b', 'open'), session('b')], 'a')).toBeNull();
  });
});
