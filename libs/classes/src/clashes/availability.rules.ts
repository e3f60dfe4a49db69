import { endOfDayInVietnam, instantInVietnam, type Period, vietnamDateOf } from '../scheduling/schedule.rules';

/** Hours somebody spends in a commune. */
export interface Stay extends Period {
  readonly communeId: string;
}

/** How far around a stay others are looked at: no way within a province takes longer. */
export const LONGEST_WAY_HOURS = 12;

/** A stay that leaves too little time for the way, and how many minutes the way takes. */
export interface ShortWay<T extends Stay> {
  readonly other: T;
  readonly minutes: number;
}

/**
 * The first of the other stays from which, or to which, nobody gets in time. Stays that overlap are no matter of ways: the
 * database refuses them.
 */
export function shortWay<T extends Stay>(
  stay: Stay,
  others: readonly T[],
  minutesBetween: (from: string, to: string) => number,
): ShortWay<T> | null {
  for (const other of others) {
    const gap = gapMinutes(stay, other);
    if (gap === null) continue;
    const minutes = minutesBetween(stay.communeId, other.communeId);
    if (gap < minutes) return { other, minutes };
  }
  return null;
}

/** Minutes between the end of the earlier and the start of the later; null when they overlap. */
export function gapMinutes(a: Period, b: Period): number | null {
  const gap = Math.max(b.startsAt.getTime() - a.endsAt.getTime(), a.startsAt.getTime() - b.endsAt.getTime());
  return gap < 0 ? null : gap / 60_000;
}

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
/** Days on which somebody may teach in a commune: `yyyy-mm-dd`, both included; `until` null: without an end. */
export interface DaysOfRight {
  readonly from: string;
  readonly until: string | null;
}

/** Why a day is no day on which she may teach: the last day before it on which she might, null where her right begins later. */
export interface NoRight {
  readonly until: string | null;
}

/**
 * What keeps somebody from teaching on a day, by all rights she has or had in the commune; null: nothing. Without any it is not asked here: whether
 * somebody teaches in a commune at all is judged where she is chosen.
 */
export function rightLacking(rights: readonly DaysOfRight[], day: string): NoRight | null {
  if (rights.length === 0) return null;
  if (rights.some(({ from, until }) => from <= day && (until === null || day <= until))) return null;
  const before = rights.flatMap(({ from, until }) => (until !== null && from <= until && until < day ? [until] : []));
  return { until: before.sort().at(-1) ?? null };
}

const DAY_MS = 86_400_000;

/** Every day from the first to the last, both included; none for days the wrong way round. */
export function daysBetween(from: string, until: string): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days;
}
