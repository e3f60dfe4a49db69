import {
  earlierReadings,
  lastSeen,
  laterOf,
  readingSource,
  type ReadingWindow,
  renewedFrom,
  standingPositions,
  standingReadings,
} from './reading.rules';

const at = (day: string): Date => new Date(`${day}T03:00:00Z`);

const from = (day: string): ReadingWindow => ({ since: at(day), editionSince: null });

describe('a lesson that was read', () => {
  const readings = [
    { lessonId: 'C01-01', readAt: at('2026-12-05'), editionAt: null },
    { lessonId: 'C01-01', readAt: at('2026-11-26'), editionAt: null },
    { lessonId: 'C01-01', readAt: at('2026-12-02'), editionAt: null },
    { lessonId: 'C01-02', readAt: at('2026-11-26'), editionAt: null },
  ];

  it('stands with its first reading where no round asks for it', () => {
    expect(standingReadings(readings, new Map())).toEqual(
      new Map([
        ['C01-01', at('2026-11-26')],
        ['C01-02', at('2026-11-26')],
      ]),
    );
  });

  it('stands with its first reading since the round began, and is to be read again when there is none', () => {
    const windows = new Map([
      ['C01-01', from('2026-12-01')],
      ['C01-02', from('2026-12-01')],
    ]);
    expect(standingReadings(readings, windows)).toEqual(new Map([['C01-01', at('2026-12-02')]]));
  });

  it('counts from the very instant on', () => {
    const windows = new Map([['C01-02', from('2026-11-26')]]);
    expect(standingReadings(readings, windows).get('C01-02')).toEqual(at('2026-11-26'));
  });

  it('opens at its beginning again where the position is from before', () => {
    const positions = [
      { lessonId: 'C01-01', percent: 80, keptAt: at('2026-11-26') },
      { lessonId: 'C01-02', percent: 40, keptAt: at('2026-12-02') },
      { lessonId: 'C01-03', percent: 20, keptAt: at('2026-11-26') },
    ];
    const windows = new Map([
      ['C01-01', from('2026-12-01')],
      ['C01-02', from('2026-12-01')],
    ]);
    expect(standingPositions(positions, windows)).toEqual(
      new Map([
        ['C01-02', 40],
        ['C01-03', 20],
      ]),
    );
  });

  it('is the same fact within one window and another in the next', () => {
    const first = new Map([['C01-01', from('2026-12-01')]]);
    const second = new Map([['C01-01', from('2027-12-01')]]);
    expect(readingSource('C01-01', first)).toBe(readingSource('C01-01', new Map(first)));
    expect(
      new Set([new Map<string, ReadingWindow>(), first, second].map((windows) => readingSource('C01-01', windows)))
        .size,
    ).toBe(3);
  });
});

describe('a lesson that an edition of 01/12 changed', () => {
  const window: ReadingWindow = { since: at('2026-10-01'), editionSince: at('2026-12-01') };
  const windows = new Map([['C01-01', window]]);
  const reading = (day: string, edition: string | null) => ({
    lessonId: 'C01-01',
    readAt: at(day),
    editionAt: edition === null ? null : at(edition),
  });

  it.each([
    ['in that edition', reading('2026-12-05', '2026-12-01'), true],
    ['in a later one', reading('2026-12-05', '2026-12-03'), true],
    ['in the one before, told after it', reading('2026-12-05', '2026-10-01'), false],
    ['nobody knows in which, after it', reading('2026-12-05', null), true],
    ['nobody knows in which, before it', reading('2026-11-05', null), false],
    ['in that edition, before the round', reading('2026-09-05', '2026-12-01'), false],
  ])('is read %s', (_, one, stands) => {
    expect(standingReadings([one], windows).has('C01-01')).toBe(stands);
    expect(earlierReadings([one], windows).get('C01-01')).toEqual(stands ? undefined : one.readAt);
  });

  it('is told with the last reading of an earlier edition, and of none where nothing is asked anew', () => {
    const readings = [reading('2026-11-05', '2026-10-01'), reading('2026-12-05', '2026-10-01')];
    expect(earlierReadings(readings, windows).get('C01-01')).toEqual(at('2026-12-05'));
    expect(earlierReadings(readings, new Map([['C01-01', from('2026-12-06')]])).size).toBe(0);
    expect(earlierReadings([...readings, reading('2026-12-06', '2026-12-01')], windows).size).toBe(0);
  });

  it('is another fact in each edition, also where a round began after both', () => {
    const later = { since: at('2027-01-01'), editionSince: at('2026-12-01') };
    const names = [from('2026-10-01'), window, from('2027-01-01'), later].map((one) =>
      readingSource('C01-01', new Map([['C01-01', one]])),
    );
    expect(new Set(names).size).toBe(4);
  });

  it('begins its window anew where an edition changed it later', () => {
    const changes = new Map([
      ['C01-01', at('2026-11-01')],
      ['C01-02', at('2026-11-01')],
    ]);
    expect(laterOf(windows, changes)).toEqual(
      new Map([
        ['C01-01', window],
        ['C01-02', { since: null, editionSince: at('2026-11-01') }],
      ]),
    );
  });
});

describe('a lesson of a passage that can be renewed', () => {
  it('is read anew from that day on, and an edition of later goes on counting', () => {
    const windows = new Map([['C01-01', { since: at('2026-10-01'), editionSince: at('2027-03-01') }]]);
    const day = at('2027-09-01');
    const renewals = new Map(['C01-01', 'C01-02'].map((lesson) => [lesson, day]));
    const renewed = renewedFrom(windows, renewals);
    expect(renewed.get('C01-01')).toEqual({ since: day, editionSince: at('2027-03-01') });
    expect(renewed.get('C01-02')).toEqual({ since: day, editionSince: null });
    expect(renewedFrom(windows, new Map([['C01-01', at('2026-09-01')]]))).toEqual(windows);
  });
});

describe('when a lesson was last before her eyes', () => {
  it('is when she read it, or opened it again since; of lessons not read nothing is said', () => {
    const read = (lessonId: string, editionAt: Date | null = null) => ({
      lessonId,
      readAt: at('2026-11-26'),
      editionAt,
    });
    const position = (lessonId: string, day: string) => ({ lessonId, percent: 40, keptAt: at(day) });
    const positions = [
      position('C01-01', '2026-12-01'),
      position('C01-02', '2026-11-20'),
      position('C01-04', '2026-12-01'),
    ];
    const readings = [read('C01-01', at('2026-10-01')), read('C01-02'), read('C01-03', at('2026-10-01'))];
    expect(lastSeen(readings, new Map(), positions)).toEqual([
      { lessonId: 'C01-01', seenAt: at('2026-12-01') },
      { lessonId: 'C01-02', seenAt: at('2026-11-26') },
      // What was kept on her phone: the edition of then.
      { lessonId: 'C01-03', seenAt: at('2026-10-01') },
    ]);
  });
});
