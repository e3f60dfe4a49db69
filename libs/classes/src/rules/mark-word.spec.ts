import { contradicts, isSameState, type MarkState, type MarkWord, settle } from './mark-word';

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
