import { type Period } from './schedule';
import { endOfDayInVietnam, instantInVietnam, vietnamDateOf } from './vietnam-time';

/** Days on which somebody who teaches is away: `yyyy-mm-dd`, both included. */
export interface StaffLeave {
  readonly accountId: string;
  readonly from: string;
  readonly until: string;
}

/** Who stands before a session on its day already (`yyyy-mm-dd`). */
export interface StandingOn {
  readonly on: string;
  readonly accountIds: readonly string[];
}

/** Whether somebody stands there on the day (`yyyy-mm-dd`). */
export function isStanding(standing: readonly StandingOn[], accountId: string, day: string): boolean {
  return standing.some(({ on, accountIds }) => on === day && accountIds.includes(accountId));
}

/** The hours of a leave: from its first midnight to the one after its last day, in Vietnam's time. */
export function hoursOfLeave({ from, until }: StaffLeave): Period {
  return { startsAt: instantInVietnam(from, '00:00'), endsAt: endOfDayInVietnam(until) };
}

/**
 * Hours of a leave without the days on which its holder stands there already: day by day where there is such a day, else as they are. So other hours
 * are offered on the day on which the session may be shifted.
 */
export function withoutStanding<T extends Period & { readonly holderId: string }>(
  leave: T,
  standing: readonly StandingOn[],
): readonly T[] {
  const { startsAt, endsAt, holderId } = leave;
  if (!standing.some(({ accountIds }) => accountIds.includes(holderId))) return [leave];
  const days: T[] = [];
  for (let at = startsAt; at < endsAt; at = endOfDayInVietnam(vietnamDateOf(at))) {
    const on = vietnamDateOf(at);
    if (!isStanding(standing, holderId, on)) days.push({ ...leave, startsAt: at, endsAt: endOfDayInVietnam(on) });
  }
  return days;
}

/**
 * The first leave that keeps somebody from one of the periods, null: none. Who stands there on that day already is sent there by nobody: the
 * leave was entered over it, or it is taken back to how it was (decision 0094).
 */
export function leaveInTheWay(
  leaves: readonly StaffLeave[],
  periods: readonly Period[],
  standing: readonly StandingOn[] = [],
): StaffLeave | null {
  const days = periods.map(({ startsAt }) => vietnamDateOf(startsAt));
  const inTheWay = ({ accountId, from, until }: StaffLeave): boolean =>
    days.some((day) => from <= day && day <= until && !isStanding(standing, accountId, day));
  return leaves.find(inTheWay) ?? null;
}
