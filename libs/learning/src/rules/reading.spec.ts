import { lastSeen, readingSource, standingPositions, standingReadings } from './reading';

const at = (day: string): Date => new Date(`${day}T03:00:00Z`);

describe('a lesson that was read', () => {
  const readings = [
    { lessonId: 'C01-01', readAt: at('2026-12-05') },
    { lessonId: 'C01-01', readAt: at('2026-11-26') },
    { lessonId: 'C01-01', readAt: at('2026-12-02') },
    { lessonId: 'C01-02', readAt: at('2026-11-26') },
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
      ['C01-01', at('2026-12-01')],
      ['C01-02', at('2026-12-01')],
    ]);
    expect(standingReadings(readings, windows)).toEqual(new Map([['C01-01', at('2026-12-02')]]));
  });

  it('counts from the very instant on', () => {
    const windows = new Map([['C01-02', at('2026-11-26')]]);
    expect(standingReadings(readings, windows).get('C01-02')).toEqual(at('2026-11-26'));
  });

  it('opens at its beginning again where the position is from before', () => {
    const positions = [
      { lessonId: 'C01-01', percent: 80, keptAt: at('2026-11-26') },
      { lessonId: 'C01-02', percent: 40, keptAt: at('2026-12-02') },
      { lessonId: 'C01-03', percent: 20, keptAt: at('2026-11-26') },
    ];
    const windows = new Map([
      ['C01-01', at('2026-12-01')],
      ['C01-02', at('2026-12-01')],
    ]);
    expect(standingPositions(positions, windows)).toEqual(
      new Map([
        ['C01-02', 40],
        ['C01-03', 20],
      ]),
    );
  });

  it('is the same fact within one window and another in the next', () => {
    const first = new Map([['C01-01', at('2026-12-01')]]);
    const second = new Map([['C01-01', at('2027-12-01')]]);
    expect(readingSource('C01-01', first)).toBe(readingSource('C01-01', new Map(first)));
    expect(
      new Set([new Map<string, Date>(), first, second].map((windows) => readingSource('C01-01', windows))).size,
    ).toBe(3);
  });
});

describe('when a lesson was last before her eyes', () => {
  it('is when she read it, or opened it again since; of lessons not read nothing is said', () => {
    const read = new Map([
      ['C01-01', at('2026-11-26')],
      ['C01-02', at('2026-11-26')],
      ['C01-03', at('2026-11-26')],
    ]);
    const position = (lessonId: string, day: string) => ({ lessonId, percent: 40, keptAt: at(day) });
    const positions = [
      position('C01-01', '2026-12-01'),
      position('C01-02', '2026-11-20'),
      position('C01-04', '2026-12-01'),
    ];
    expect(lastSeen(read, positions)).toEqual([
      { lessonId: 'C01-01', seenAt: at('2026-12-01') },
      { lessonId: 'C01-02', seenAt: at('2026-11-26') },
      { lessonId: 'C01-03', seenAt: at('2026-11-26') },
    ]);
  });
});
