import fc from 'fast-check';
import { isTurned, type Mark, type MarkState, type MarkWord, settle } from './mark-word';
import { clockAhead, type LedgerMark, madeBy, weigh, type WeighedMark } from './mark-standing';

const NOW = new Date('2026-12-01T12:30:00Z');
const at = (minutes: number): Date => new Date(NOW.getTime() + minutes * 60_000);
const tap = (id: string, sequence: number, mark: Mark, minutes: number): WeighedMark => ({
  mark,
  madeAt: at(minutes),
  device: { id, sequence },
});
const online = (mark: Mark, minutes: number): WeighedMark => ({ mark, madeAt: at(minutes), device: null });

const counts = (mark: WeighedMark): LedgerMark => ({ ...mark, standing: 'counts' });
const disputed = (mark: WeighedMark): LedgerMark => ({ ...mark, standing: 'disputed' });

/** What stands in the ledger, the marks having arrived in this order. */
function ledgerAfter(arrivals: readonly WeighedMark[]): LedgerMark[] {
  const ledger: LedgerMark[] = [];
  for (const mark of arrivals) {
    const standing = weigh(mark, ledger);
    if (standing !== 'overtaken') ledger.push({ ...mark, standing });
  }
  return ledger;
}

/** The mark that counts in the end, the marks having arrived in this order. */
const standingAfter = (arrivals: readonly WeighedMark[]): string | null =>
  ledgerAfter(arrivals).findLast(({ standing }) => standing === 'counts')?.mark ?? null;

describe('what a mark weighs', () => {
  it('counts when nobody said anything before', () => {
    expect(weigh(tap('a', 1, 'present', -5), [])).toBe('counts');
  });

  it('is overtaken by a later word of the same phone that arrived first', () => {
    expect(weigh(tap('a', 1, 'present', -5), [counts(tap('a', 2, 'absent', -4))])).toBe('overtaken');
  });

  it('is overtaken by a later word of the same phone that is disputed: no second dispute', () => {
    const ledger = [counts(online('present', -10)), disputed(tap('a', 2, 'absent', -20))];
    expect(weigh(tap('a', 1, 'absent', -25), ledger)).toBe('overtaken');
    expect(weigh(tap('b', 1, 'absent', -25), ledger)).toBe('disputed');
  });

  it('counts where it says what counts, whatever is disputed beside it', () => {
    const ledger = [counts(online('present', -10)), disputed(tap('a', 1, 'absent', -20))];
    expect(weigh(tap('a', 2, 'present', -15), ledger)).toBe('counts');
  });

  it('is disputed where somebody else said otherwise after it was made', () => {
    expect(weigh(tap('a', 1, 'absent', -20), [counts(online('present', -10))])).toBe('disputed');
    expect(weigh(tap('a', 1, 'absent', -20), [counts(tap('b', 1, 'present', -10))])).toBe('disputed');
  });

  it('counts where it was made after what the other one said', () => {
    expect(weigh(tap('a', 1, 'absent', -5), [counts(online('present', -10))])).toBe('counts');
  });

  it('counts where both say the same', () => {
    expect(weigh(tap('a', 1, 'present', -20), [counts(online('present', -10))])).toBe('counts');
  });

  it('adds a time to what another phone said, whichever of the two arrives first', () => {
    const came = { ...tap('a', 1, 'present', -30), cameAt: at(-30) };
    const left = { ...tap('b', 1, 'present', -5), leftAt: at(-5) };
    expect(weigh(came, [counts(left)])).toBe('counts');
    expect(weigh(left, [counts(came)])).toBe('counts');
    expect(weigh({ ...came, cameAt: at(-40) }, [counts({ ...tap('b', 1, 'present', -5), cameAt: at(-10) })])).toBe(
      'disputed',
    );
  });

  it('always counts when it was made with the server at hand: whoever decides a dispute ends it', () => {
    expect(weigh(online('absent', 0), [counts(tap('b', 9, 'present', 5))])).toBe('counts');
  });

  it('of one phone end alike in whichever order they arrive', () => {
    const words = fc.array(fc.constantFrom<Mark>('present', 'absent', 'excused'), { minLength: 1, maxLength: 8 });
    const taps = words.map((marks) => marks.map((mark, index) => tap('a', index + 1, mark, index - 30)));
    const shuffled = taps.chain((made) =>
      fc.shuffledSubarray(made, { minLength: made.length }).map((arrived) => ({ made, arrived })),
    );
    fc.assert(
      fc.property(shuffled, ({ made, arrived }) => {
        expect(standingAfter(arrived)).toBe(made.at(-1)?.mark);
      }),
    );
  });

  it('of one phone leave the same last dispute in whichever order they arrive', () => {
    const taps = fc.integer({ min: 1, max: 6 }).map((most) => {
      return Array.from({ length: most }, (_, index) => tap('a', index + 1, 'absent', index - 30));
    });
    const shuffled = taps.chain((made) =>
      fc.shuffledSubarray(made, { minLength: made.length }).map((arrived) => ({ made, arrived })),
    );
    fc.assert(
      fc.property(shuffled, ({ made, arrived }) => {
        const disputes = ledgerAfter([online('present', -5), ...arrived]).filter(
          ({ standing }) => standing === 'disputed',
        );
        expect(disputes.at(-1)?.device).toEqual(made.at(-1)?.device);
      }),
    );
  });

  it('of several phones end with the word that was said last, in whichever order they arrive', () => {
    const words = fc.array(fc.constantFrom<Mark>('present', 'absent', 'excused'), { minLength: 1, maxLength: 8 });
    const taps = words.map((marks) => marks.map((mark, index) => tap(`phone ${index}`, 1, mark, index - 30)));
    const shuffled = taps.chain((made) =>
      fc.shuffledSubarray(made, { minLength: made.length }).map((arrived) => ({ made, arrived })),
    );
    fc.assert(
      fc.property(shuffled, ({ made, arrived }) => {
        expect(standingAfter(arrived)).toBe(made.at(-1)?.mark);
      }),
    );
  });
});

describe('the clock of a phone', () => {
  it('a day fast or slow moves no mark: the server counts back from the sending', () => {
    for (const ahead of [-1440, -3, 0, 7, 1440]) {
      expect(madeBy(at(-25 + ahead), at(ahead), NOW)).toEqual(at(-25));
      expect(clockAhead(at(ahead), NOW)).toBe(ahead * 60_000);
    }
  });

  it('never makes a mark later than it arrived', () => {
    expect(madeBy(at(1440), null, NOW)).toEqual(NOW);
    expect(madeBy(at(30), at(0), NOW)).toEqual(NOW);
  });
});

describe('what two phones note of one person without network', () => {
  /** Of the hours: what phones note, from the first minute to the last but one, with words that leave much unsaid. */
  const minute = fc.integer({ min: 1, max: 8 }).map(at);
  const word: fc.Arbitrary<MarkWord> = fc.oneof(
    fc.constantFrom<MarkWord>({ mark: 'absent' }, { mark: 'excused', excuse: 'duty' }, { mark: 'present' }),
    fc.integer({ min: 1, max: 3 }).map((minutes): MarkWord => ({ mark: 'present', minutes })),
    fc.record<MarkWord>({ mark: fc.constant('present'), cameAt: minute }),
    fc.record<MarkWord>({ mark: fc.constant('present'), leftAt: minute }),
    fc
      .tuple(minute, minute)
      .filter(([cameAt, leftAt]) => !isTurned(cameAt, leftAt))
      .map(([cameAt, leftAt]): MarkWord => ({ mark: 'present', cameAt, leftAt })),
  );

  function rollAfter(arrivals: readonly WeighedMark[]): { stands: MarkState | null; isDisputed: boolean } {
    const ledger: (LedgerMark & MarkState)[] = [];
    for (const mark of arrivals) {
      const standing = weigh(mark, ledger);
      const before = ledger.findLast((one) => one.standing === 'counts') ?? null;
      if (standing !== 'overtaken')
        ledger.push({ ...mark, ...settle(mark, standing === 'counts' ? before : null), standing });
    }
    const last = ledger.findLast((one) => one.standing === 'counts');
    return { stands: last ? settle(last, null) : null, isDisputed: ledger.some((one) => one.standing === 'disputed') };
  }

  it('stands the same whichever arrives first, or is shown to be disputed', () => {
    fc.assert(
      fc.property(word, word, fc.boolean(), (one, other, isFirst) => {
        const a = { ...one, madeAt: at(isFirst ? -9 : -5), device: { id: 'a', sequence: 1 } };
        const b = { ...other, madeAt: at(-7), device: { id: 'b', sequence: 1 } };
        const [there, back] = [rollAfter([a, b]), rollAfter([b, a])];
        if (!there.isDisputed && !back.isDisputed) expect(there.stands).toEqual(back.stands);
      }),
      { numRuns: 2000 },
    );
  });
});
