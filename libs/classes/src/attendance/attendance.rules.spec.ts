import fc from 'fast-check';
import {
  clockAhead,
  contradicts,
  isSameState,
  isTurned,
  type LedgerMark,
  madeBy,
  type Mark,
  type MarkState,
  type MarkWord,
  settle,
  sharedPhones,
  weigh,
  type WeighedMark,
} from './attendance.rules';

const STARTS = new Date('2026-12-01T12:00:00Z');

const after = (minutes: number): Date => new Date(STARTS.getTime() + minutes * 60_000);

const present = (more: Partial<MarkState> = {}): MarkState => ({
  ...{ mark: 'present', cameAt: null, leftAt: null, minutes: null, excuse: null },
  ...more,
});

describe('what stands after a word', () => {
  it('keeps what the word leaves unsaid, in either order', () => {
    const came: MarkWord = { mark: 'present', cameAt: after(25) };
    const left: MarkWord = { mark: 'present', leftAt: after(70) };
    const both = present({ cameAt: after(25), leftAt: after(70) });
    expect(settle(left, settle(came, null))).toEqual(both);
    expect(settle(came, settle(left, null))).toEqual(both);
    expect(settle({ mark: 'present' }, both)).toEqual(both);
  });

  it('forgets times that the word says are none, and all of who is not there', () => {
    const late = present({ cameAt: after(25) });
    expect(settle({ mark: 'present', cameAt: null, leftAt: null }, late)).toEqual(present());
    expect(settle({ mark: 'absent' }, late)).toEqual({ ...present(), mark: 'absent' });
    expect(settle({ mark: 'present' }, { ...present(), mark: 'excused', excuse: 'duty' })).toEqual(present());
  });

  it('has times or minutes, never both', () => {
    expect(settle({ mark: 'present', minutes: 40 }, present({ cameAt: after(25) }))).toEqual(present({ minutes: 40 }));
    expect(settle({ mark: 'present', cameAt: after(25) }, present({ minutes: 40 }))).toEqual(
      present({ cameAt: after(25) }),
    );
  });

  it('lets the later word win where the two can’t both be', () => {
    expect(settle({ mark: 'present', leftAt: after(20) }, present({ cameAt: after(25) }))).toEqual(
      present({ leftAt: after(20) }),
    );
  });
});

describe('two words', () => {
  it('contradict each other in what both say', () => {
    expect(contradicts({ mark: 'absent' }, present())).toBe(true);
    expect(contradicts({ mark: 'present', cameAt: after(5) }, present({ cameAt: after(25) }))).toBe(true);
    expect(contradicts({ mark: 'present', cameAt: null }, present({ cameAt: after(25) }))).toBe(true);
    expect(contradicts({ mark: 'present', minutes: 30 }, present({ leftAt: after(25) }))).toBe(true);
  });

  it('agree to the minute: a card says the second, a trainer types the minute', () => {
    const read = present({ cameAt: new Date(after(12).getTime() + 40_000) });
    expect(contradicts({ mark: 'present', cameAt: after(12) }, read)).toBe(false);
    expect(isSameState(present({ cameAt: after(12) }), read)).toBe(true);
    expect(contradicts({ mark: 'present', cameAt: after(13) }, read)).toBe(true);
  });

  it('agree in what one of them leaves open', () => {
    expect(contradicts({ mark: 'present' }, present({ cameAt: after(25) }))).toBe(false);
    expect(contradicts({ mark: 'present', leftAt: after(70) }, present({ cameAt: after(25) }))).toBe(false);
  });

  it('contradict each other where one lets her come after the other lets her leave', () => {
    const [came, left]: [MarkWord, MarkWord] = [
      { mark: 'present', cameAt: after(60) },
      { mark: 'present', leftAt: after(30) },
    ];
    expect([contradicts(came, left), contradicts(left, came)]).toEqual([true, true]);
  });

  it('are the same only in full', () => {
    expect(isSameState(present(), present({ cameAt: after(25) }))).toBe(false);
    expect(isSameState(present({ cameAt: after(25) }), present({ cameAt: after(25) }))).toBe(true);
  });
});

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

const own = (memberId: string, deviceId: string | null, more: object = {}) => ({
  ...{ memberId, deviceId, mark: 'present', source: 'scan' },
  ...more,
});

describe('who marked herself from one phone with others', () => {
  it('names the others, each of them, whether scanned or typed', () => {
    const marks = [own('an', 'p'), own('binh', 'p', { source: 'number' }), own('chi', 'p'), own('dung', 'q')];
    expect(Object.fromEntries(sharedPhones(marks))).toEqual({
      an: ['binh', 'chi'],
      binh: ['an', 'chi'],
      chi: ['an', 'binh'],
    });
  });

  it('leaves out who said no phone, who was marked by another one, and who is absent by now', () => {
    const marks = [own('an', null), own('binh', null), own('chi', 'p')];
    for (const source of ['roll', 'card', 'paper', 'correction', 'spot-check'])
      expect(sharedPhones([...marks, own('dung', 'p', { source })]).size).toBe(0);
    expect(sharedPhones([...marks, own('dung', 'p', { mark: 'absent' })]).size).toBe(0);
    expect(sharedPhones([...marks, own('dung', 'p')]).size).toBe(2);
  });
});
