import { formatPercent } from '../../lib/i18n/format';
import { t } from './messages/vi';
import type { Overview, TrendPoint } from './types';

/** The box the lines are drawn in, in pixels; the words stand around it. */
export interface Box {
  width: number;
  height: number;
}

export interface TrendLine {
  /** Path of the finished share. */
  line: string;
  /** Path of the even pace from the first day to the due date; null where each has her own date. */
  needed: string | null;
  /** Where the line ends. */
  now: { x: number; y: number };
  /** Where the due date lies; null where each has her own. */
  dueX: number | null;
}

const day = (date: string): number => Date.parse(date) / 86_400_000;

/** Places the points of a trend; the axis runs from the first day to the due date, or to today when that is later; only to its last point where each has her own date, and in a round that was ended. */
export function trendLine(
  points: readonly TrendPoint[],
  round: { startsOn: string; dueOn: string; dueFrom: string | null; endedOn?: string | null },
  box: Box,
): TrendLine | null {
  const last = points.at(-1);
  if (!last) return null;
  const start = day(round.startsOn);
  const dueOn = round.dueFrom === null && (round.endedOn ?? null) === null ? round.dueOn : null;
  const length = Math.max(1, Math.max(day(dueOn ?? last.on), day(last.on)) - start);
  const x = (date: string): number => Math.round(((day(date) - start) / length) * box.width * 10) / 10;
  const y = (percent: number): number => Math.round((1 - percent / 100) * box.height * 10) / 10;
  const steps = points.map((point) => `L${x(point.on)} ${y(point.ratePercent)}`);
  return {
    line: `M0 ${box.height}${steps.join('')}`,
    needed: dueOn === null ? null : `M0 ${box.height}L${x(dueOn)} 0`,
    now: { x: x(last.on), y: y(last.ratePercent) },
    dueX: dueOn === null ? null : x(dueOn),
  };
}

/** Between a point and its value, in pixels. */
const BESIDE = 12;
/** So near to the axis the value stands above its point: below are the days. */
const LOW = 20;

/** Where the value of the last point stands: at its right, below the line; above it near the axis, and at its left near the end. `room`: right of the box. */
export function valuePlace(
  { x, y }: TrendLine['now'],
  box: Box,
  room: number,
): { x: number; y: number; anchor: 'start' | 'end' } {
  const isNearEnd = x > box.width + room - 100;
  const isLow = y > box.height - LOW;
  return {
    x: x + (isNearEnd ? -BESIDE : BESIDE),
    y: y + (isNearEnd ? -8 : isLow ? -BESIDE : 16),
    anchor: isNearEnd ? 'end' : 'start',
  };
}

/** The picture in a sentence; empty before its first point. */
export function trendAlternative({ trend, pace }: Pick<Overview, 'trend' | 'pace'>): string {
  const ends = [trend[0], trend.at(-1)].map((point) => formatPercent(point?.ratePercent ?? 0));
  const [first = '', last = ''] = ends;
  if (trend.length === 0) return '';
  return pace === null
    ? t('trendAltOwn', { first, last })
    : t('trendAlt', { first, last, needed: formatPercent(pace.neededPercent) });
}
