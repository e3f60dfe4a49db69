import { isPromptDue, momentOf } from './spot-prompt';

const session = { startsAt: '2026-12-01T12:00:00.000Z', endsAt: '2026-12-01T13:30:00.000Z' };
const at = (time: string): number => Date.parse(`2026-12-01T${time}:00.000Z`);
const first = (): number => 0;
const last = (limit: number): number => limit - 1;

describe('the moment of the reminder', () => {
  const drawn = (below: (limit: number) => number, nowMs = at('11:40'), keptMs: number | null = null) =>
    momentOf(session, { keptMs, nowMs }, below);

  it('lies within the session, after people have come in and before they pack up', () => {
    expect([drawn(first), drawn(last)]).toEqual([at('12:10'), at('13:20')]);
  });

  it('can be any minute between', () => {
    const found = new Set<number | null>();
    drawn((limit) => {
      for (let minute = 0; minute < limit; minute += 1) found.add(drawn(() => minute));
      return 0;
    });
    expect([found.size, Math.min(...[...found].map(Number)), Math.max(...[...found].map(Number))]).toEqual([
      ...[71, at('12:10'), at('13:20')],
    ]);
  });

  it('is drawn once: what was kept stands, whatever the lot would say now', () => {
    const never = (): number => {
      throw new Error('drawn again');
    };
    expect(drawn(never, at('12:50'), at('12:31'))).toBe(at('12:31'));
  });

  it('lies ahead for a roll that is opened late, and there is none at the end', () => {
    expect([drawn(first, at('13:00')), drawn(last, at('13:00'))]).toEqual([at('13:00'), at('13:20')]);
    expect(drawn(first, at('13:21'))).toBeNull();
  });

  it('is drawn anew where the session was moved away from it', () => {
    const moved = { startsAt: '2026-12-01T14:00:00.000Z', endsAt: '2026-12-01T14:20:00.000Z' };
    expect(momentOf(moved, { keptMs: at('12:31'), nowMs: at('12:40') }, first)).toBe(at('14:05'));
    expect(momentOf(moved, { keptMs: null, nowMs: at('12:40') }, last)).toBe(at('14:15'));
  });
});

describe('the reminder', () => {
  const line = (memberId: string, more: object = {}) => ({
    ...{ memberId, isPresent: true, isGone: false, source: 'scan' as const, leftAt: null, dispute: null },
    ...more,
  });
  const hall = [line('a'), line('b', { source: 'number' }), line('c')];
  const kept = { atMs: at('12:31'), isPutAway: false };
  const isDue = (lines = hall, nowMs = at('12:31'), of = kept) => isPromptDue(session, of, lines, nowMs);

  it('comes at its moment and stays until the session ends', () => {
    expect([at('12:30'), at('12:31'), at('13:29'), at('13:30')].map((nowMs) => isDue(hall, nowMs))).toEqual([
      ...[false, true, true, false],
    ]);
  });

  it('comes where a few marked themselves, not where the trainer marked all but two', () => {
    expect(isDue([line('a'), line('b'), line('c', { source: 'roll' }), line('d', { source: 'card' })])).toBe(false);
    expect(isDue([...hall.slice(0, 2), line('c', { leftAt: '2026-12-01T12:20:00Z' })])).toBe(false);
    expect(isDue([])).toBe(false);
  });

  it('is put away by her, and by a check on any phone', () => {
    expect(isDue(hall, at('12:40'), { ...kept, isPutAway: true })).toBe(false);
    expect(isDue([...hall, line('d', { source: 'spot-check' })])).toBe(false);
  });

  it('never comes where no moment was left', () => {
    expect(isPromptDue(session, { atMs: null, isPutAway: false }, hall, at('13:25'))).toBe(false);
  });
});
