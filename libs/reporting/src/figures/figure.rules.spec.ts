import fc from 'fast-check';
import { definitionOf } from '../rounds/requirement.rules';
import { endOfWeek, figureOf, neededPercent, paceOf, ratePercent, sumOf, trendOf, weekOf } from './figure.rules';

const round = { startsOn: '2026-09-07', dueOn: '2026-12-31', dueFrom: null };

const count = fc
  .tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 }))
  .map(([finished, missing]) => ({ finished, total: finished + missing }));

describe('the rate', () => {
  it('is a share with one decimal', () => {
    expect(ratePercent({ finished: 11_635, total: 20_129 })).toBe(57.8);
  });

  it('is missing, not 0, where nobody is counted', () => {
    expect(figureOf({ finished: 0, total: 0 })).toEqual({ finished: 0, total: 0, missing: 0, ratePercent: null });
  });

  it('is 100 only when all are finished and 0 only when nobody is', () => {
    expect(ratePercent({ finished: 9_999, total: 10_000 })).toBe(99.9);
    expect(ratePercent({ finished: 1, total: 10_000 })).toBe(0.1);
    fc.assert(
      fc.property(count, (one) => {
        const rate = ratePercent(one);
        return (
          one.total === 0 || ((rate === 100) === (one.finished === one.total) && (rate === 0) === (one.finished === 0))
        );
      }),
    );
  });

  it('adds up over any parting', () => {
    fc.assert(
      fc.property(fc.array(count), fc.array(count), (a, b) => {
        expect(sumOf([sumOf(a), sumOf(b)])).toEqual(sumOf([...b, ...a]));
      }),
    );
  });
});

describe('the pace', () => {
  it('is even from the first day to the due date', () => {
    expect(neededPercent(round.startsOn, round.dueOn, '2026-11-25')).toBe(68.7);
    expect(neededPercent(round.startsOn, round.dueOn, '2026-09-01')).toBe(0);
    expect(neededPercent(round.startsOn, round.dueOn, '2027-02-01')).toBe(100);
    expect(neededPercent('2026-09-07', '2026-09-07', '2026-09-07')).toBe(100);
  });

  it('says by how many points a round is behind, and nothing without a rate', () => {
    expect(paceOf(round, '2026-11-25', 57.8)).toEqual({ neededPercent: 68.7, behindPoints: 10.9, isPastDue: false });
    expect(paceOf(round, '2027-01-01', null)).toEqual({ neededPercent: 100, behindPoints: null, isPastDue: true });
  });

  it('leads to no day where each has her own', () => {
    expect(paceOf({ ...round, dueFrom: 'joining' }, '2026-11-25', 57.8)).toBeNull();
    const words = definitionOf([], 'joining').lines.join(' ');
    expect(words).toContain('Mỗi người có hạn riêng');
    expect(words).not.toContain('Nhịp cần có');
    expect(definitionOf([], null).lines.join(' ')).toContain('Nhịp cần có');
  });

  it('counts weeks from the first day of the round', () => {
    expect(weekOf('2026-09-07', '2026-09-13')).toBe(0);
    expect(weekOf('2026-09-07', '2026-09-14')).toBe(1);
    expect(weekOf('2026-09-07', '2026-09-01')).toBe(0);
    expect(endOfWeek('2026-09-07', 1)).toBe('2026-09-20');
  });
});

describe('the trend', () => {
  it('sums the weeks up and ends today', () => {
    expect(
      trendOf(round, '2026-09-22', 10, [
        { week: 0, finished: 1 },
        { week: 2, finished: 4 },
      ]),
    ).toEqual([
      { on: '2026-09-13', finished: 1, ratePercent: 10 },
      { on: '2026-09-20', finished: 1, ratePercent: 10 },
      { on: '2026-09-22', finished: 5, ratePercent: 50 },
    ]);
  });

  it('never falls and ends with the rate', () => {
    const weeks = fc.array(fc.record({ week: fc.nat({ max: 30 }), finished: fc.nat({ max: 9 }) }));
    fc.assert(
      fc.property(weeks, (some) => {
        const finished = some.reduce((sum, one) => sum + one.finished, 0);
        const points = trendOf(round, '2026-11-25', finished + 5, some);
        expect(points.at(-1)).toMatchObject({ on: '2026-11-25', finished });
        expect(points.every((point, index) => point.finished >= (points[index - 1]?.finished ?? 0))).toBe(true);
      }),
    );
  });

  it('is empty before the round begins and without anybody', () => {
    expect(trendOf(round, '2026-09-06', 10, [])).toEqual([]);
    expect(trendOf(round, '2026-09-22', 0, [])).toEqual([]);
  });
});

describe('the definition', () => {
  it('follows the requirements of the round', () => {
    const requirement = (kind: 'course' | 'task' | 'hours', minutes: number | null = null) => ({
      key: kind,
      label: kind,
      kind,
      minutes,
    });
    expect(
      definitionOf([requirement('course'), requirement('course'), requirement('task'), requirement('hours', 180)], null)
        .sentence,
    ).toBe('“Hoàn thành” = đủ 2 khóa, 1 bài thực hành và 3 giờ lớp.');
    expect(definitionOf([requirement('course')], null).sentence).toBe('“Hoàn thành” = đủ 1 khóa.');
    expect(definitionOf([], null).sentence).toBe('“Hoàn thành” = đủ các yêu cầu.');
  });
});
