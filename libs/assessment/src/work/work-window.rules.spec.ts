import { ALWAYS, isOfEarlierEdition, isWithinWindow, OFFLINE_DAYS, takenAfter } from './work-window.rules';

const SINCE = new Date('2026-11-02T02:00:00Z');

const window = { since: SINCE, earlierEditions: ['hash-1', 'hash-1.1'] };

const before = new Date('2026-11-01T02:00:00Z');

const after = new Date('2026-11-03T02:00:00Z');

describe('work within a window', () => {
  it.each([
    ['open', null, 'hash-2', { isWithin: true, isEarlier: false }],
    ['open, of an earlier edition', null, 'hash-1', { isWithin: false, isEarlier: true }],
    ['decided since', after, 'hash-2', { isWithin: true, isEarlier: false }],
    ['decided at its beginning', SINCE, 'hash-2', { isWithin: true, isEarlier: false }],
    ['decided since, of an earlier edition', after, 'hash-1.1', { isWithin: false, isEarlier: true }],
    ['decided before', before, 'hash-2', { isWithin: false, isEarlier: false }],
    ['decided before, of an earlier edition', before, 'hash-1', { isWithin: false, isEarlier: true }],
    ['of a version that nobody knows', after, 'x', { isWithin: true, isEarlier: false }],
  ])('%s', (_, decidedAt, courseHash, expected) => {
    const work = { decidedAt, courseHash };
    expect({ isWithin: isWithinWindow(work, window), isEarlier: isOfEarlierEdition(work, window) }).toEqual(expected);
  });

  it('is everything where nothing restarts the count', () => {
    for (const decidedAt of [null, before]) {
      expect(isWithinWindow({ decidedAt, courseHash: 'hash-1' }, ALWAYS)).toBe(true);
      expect(isOfEarlierEdition({ courseHash: 'hash-1' }, ALWAYS)).toBe(false);
    }
  });
});

describe('since when versions are taken', () => {
  const now = new Date('2027-03-01T02:00:00Z');
  const kept = new Date(now.getTime() - OFFLINE_DAYS * 86_400_000);

  it.each([
    ['an old window', { since: SINCE, earlierEditions: [] }, SINCE],
    ['a window that has just begun', { since: now, earlierEditions: ['hash-1'] }, kept],
    ['no window, however long ago', ALWAYS, kept],
  ])('%s', (_, asked, expected) => expect(takenAfter(asked, now)).toEqual(expected));
});
