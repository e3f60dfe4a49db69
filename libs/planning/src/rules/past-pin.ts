import type { PlanHours } from './plan-days';

/** Whether the hours of a planned class have begun: a pin there keeps nobody's place any more. Hours are those of Vietnam. */
export function hasBegun(
  { day, firstHalf }: { readonly day: string; readonly firstHalf: 0 | 1 },
  { morning, afternoon }: Pick<PlanHours, 'morning' | 'afternoon'>,
  now: Date,
): boolean {
  const { from } = firstHalf === 0 ? morning : afternoon;
  return Date.parse(`${day}T${from}:00+07:00`) <= now.getTime();
}
