import type { PlanHall } from './plan-task';

/** Whether a hall is closed on a day (ISO date). */
export function isClosedOn({ closedOn }: Pick<PlanHall, 'closedOn'>, day: string): boolean {
  return closedOn !== undefined && closedOn !== null && day >= closedOn;
}
