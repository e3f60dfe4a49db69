import { dueReminder, newsOf, type NewsSubject, officeNewsOf, type SessionStand } from './class-news.rules';

/** Thursday 3 December 2026, 19:00–20:30 in Vietnam. */
const stand: SessionStand = {
  startsAt: new Date('2026-12-03T12:00:00Z'),
  endsAt: new Date('2026-12-03T13:30:00Z'),
  isCancelled: false,
  venueId: 'hall',
};

const later: SessionStand = {
  ...stand,
  startsAt: new Date('2026-12-04T12:00:00Z'),
  endsAt: new Date('2026-12-04T13:30:00Z'),
};

const subject = (more: Partial<NewsSubject> = {}): NewsSubject => ({
  ...{ now: stand, known: null, reminded: 0, isQuiet: false, isWithout: false, wasCancelled: false, isNew: false },
  ...{ handed: null, hadBegun: false },
  ...more,
});

const calm = new Date('2026-12-01T01:00:00Z');

const evening = new Date('2026-12-02T10:00:00Z');

const morning = new Date('2026-12-02T22:00:00Z');

describe('the reminder of a session', () => {
  it.each([
    ['2026-12-02T09:59:59Z', 0],
    ['2026-12-02T10:00:00Z', 1],
    ['2026-12-02T21:59:59Z', 1],
    ['2026-12-02T22:00:00Z', 2],
    ['2026-12-03T13:29:59Z', 2],
    ['2026-12-03T13:30:00Z', 0],
  ])('at %s is number %i', (now, stage) => {
    expect(dueReminder(stand, new Date(now))).toBe(stage);
  });

  it('is told twice and each time once', () => {
    expect(newsOf(subject(), evening)).toBe('evening');
    expect(newsOf(subject({ reminded: 1 }), evening)).toBeNull();
    expect(newsOf(subject({ reminded: 1 }), morning)).toBe('morning');
    expect(newsOf(subject({ reminded: 2 }), morning)).toBeNull();
  });

  it('is kept from who wants none', () => {
    expect(newsOf(subject({ isQuiet: true }), morning)).toBeNull();
  });

  it('is withdrawn with the session', () => {
    expect(newsOf(subject({ now: { ...stand, isCancelled: true } }), morning)).toBeNull();
  });
});

describe('a duty that others gave to somebody else, or back', () => {
  it('is told before all else until the session is over', () => {
    expect(newsOf(subject({ handed: 'off', known: later, isNew: true }), morning)).toBe('off');
    expect(newsOf(subject({ handed: 'back' }), calm)).toBe('back');
    expect(newsOf(subject({ handed: 'off' }), stand.endsAt)).toBeNull();
  });

  it('of a session that was cancelled since is told as that', () => {
    const cancelled = { ...stand, isCancelled: true };
    expect(newsOf(subject({ handed: 'off', now: cancelled, known: stand }), calm)).toBe('cancelled');
  });
});

describe('the change of a session', () => {
  it('is told at any hour, to who wants no reminder as well', () => {
    expect(newsOf(subject({ now: later, known: stand, isQuiet: true }), calm)).toBe('moved');
    expect(newsOf(subject({ now: { ...stand, isCancelled: true }, known: stand }), calm)).toBe('cancelled');
    expect(newsOf(subject({ known: { ...stand, isCancelled: true } }), calm)).toBe('restored');
  });

  it('is told where only the hall is another', () => {
    expect(newsOf(subject({ now: { ...stand, venueId: 'other' }, known: stand }), calm)).toBe('moved');
  });

  it('comes before the reminder', () => {
    expect(newsOf(subject({ known: later }), morning)).toBe('moved');
  });

  it('was none where all is as it was known', () => {
    expect(newsOf(subject({ known: stand }), calm)).toBeNull();
    expect(newsOf(subject({ known: stand }), morning)).toBe('morning');
    const cancelled = { ...stand, isCancelled: true };
    expect(newsOf(subject({ now: cancelled, known: cancelled }), calm)).toBeNull();
  });

  it('is not told any more when the session is over', () => {
    expect(newsOf(subject({ known: later }), new Date('2026-12-03T13:30:00Z'))).toBeNull();
  });
});

describe('a session that somebody added to a class', () => {
  it('is told at any hour and before all else of it, as long as it takes place', () => {
    expect(newsOf(subject({ isNew: true, isQuiet: true }), calm)).toBe('added');
    expect(newsOf(subject({ isNew: true }), morning)).toBe('added');
    expect(newsOf(subject({ isNew: true, now: later, known: stand }), calm)).toBe('added');
    expect(newsOf(subject({ isNew: true, now: { ...stand, isCancelled: true }, known: stand }), calm)).toBe(
      'cancelled',
    );
    expect(newsOf(subject({ isNew: true }), new Date('2026-12-03T13:30:00Z'))).toBeNull();
  });
});

describe('a session that takes place after all', () => {
  it('without somebody is told to her as that, whether she knew that it was cancelled or not, and nothing else of it', () => {
    const without = { isWithout: true, wasCancelled: true };
    expect(newsOf(subject({ ...without, known: { ...stand, isCancelled: true } }), calm)).toBe('restored-without');
    expect(newsOf(subject({ ...without, known: stand }), calm)).toBe('restored-without');
    expect(newsOf(subject({ isWithout: true, hadBegun: true, known: later }), calm)).toBe('moved-without');
    expect(newsOf(subject({ isWithout: true }), morning)).toBeNull();
    expect(newsOf(subject({ isWithout: true, known: later }), calm)).toBeNull();
  });
});

describe('what an officer of communes is told', () => {
  const [ours, theirs] = [
    { communeId: 'a', isOwn: true },
    { communeId: 'b', isOwn: false },
  ];
  const told = (known: object, now: object, isFromDepartment = false) =>
    officeNewsOf({ known: { ...stand, ...ours, ...known }, now: { ...stand, ...ours, ...now }, isFromDepartment });

  it('is that a session left a commune of hers or came into one', () => {
    expect(told(ours, theirs)).toBe('moved');
    expect(told(theirs, ours)).toBe('moved');
    expect(told(ours, { communeId: 'c', isOwn: true })).toBe('moved');
  });

  it('is nothing of what was never hers, is hers no longer, or came back before she read', () => {
    expect(told(theirs, { communeId: 'c', isOwn: false })).toBeNull();
    expect(told(theirs, theirs)).toBeNull();
    expect(told(ours, ours)).toBeNull();
    expect(officeNewsOf({ known: null, now: { ...stand, ...ours }, isFromDepartment: true })).toBeNull();
  });

  it('is of what happens within a commune of hers only what the department does, as it stands now', () => {
    const off = { isCancelled: true };
    expect([told({}, later), told({}, off), told(off, {})]).toEqual([null, null, null]);
    expect([told({}, later, true), told({}, off, true), told(off, {}, true)]).toEqual([
      'moved',
      'cancelled',
      'restored',
    ]);
    expect([told({}, {}, true), told(theirs, { ...theirs, ...off }, true)]).toEqual([null, null]);
  });

  it('is of one that is cancelled by now only that hers was', () => {
    expect(told(ours, { ...theirs, isCancelled: true })).toBe('cancelled');
    expect(told(theirs, { ...ours, isCancelled: true })).toBeNull();
    expect(told({ ...ours, isCancelled: true }, { ...theirs, isCancelled: true })).toBeNull();
  });
});
