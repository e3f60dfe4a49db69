import type { TrendPoint } from './types';

/** The box the lines are drawn in, in pixels; the words stand around it. */
export interface Box {
  width: number;
  height: number;
}

export interface TrendLine {
  /** Path of the finished share. */
  line: string;
  /** Path of the even pace from the first day to the due date. */
  needed: string;
  /** Where the line ends. */
  now: { x: number; y: number };
  /** Where the due date lies. */
  dueX: number;
}

const day = (date: string): number => Date.parse(date) / 86_400_000;

/** Places the points of a trend; the axis runs from the first day to the due date, or to today when that is later. */
export function trendLine(
  points: readonly TrendPoint[],
  round: { startsOn: string; dueOn: string },
  box: Box,
): TrendLine | null {
  const last = points.at(-1);
  if (!last) return null;
  const start = day(round.startsOn);
  const length = Math.max(1, Math.max(day(round.dueOn), day(last.on)) - start);
  const x = (date: string): number => Math.round(((day(date) - start) / length) * box.width * 10) / 10;
  const y = (percent: number): number => Math.round((1 - percent / 100) * box.height * 10) / 10;
  const steps = points.map((point) => `L${x(point.on)} ${y(point.ratePercent)}`);
  return {
    line: `M0 ${box.height}${steps.join('')}`,
    needed: `M0 ${box.height}L${x(round.dueOn)} 0`,
    now: { x: x(last.on), y: y(last.ratePercent) },
    dueX: x(round.dueOn),
  };
}
