const OFFSET_MS = 7 * 3_600_000;

const DAY_MS = 86_400_000;

/** The instant of a wall-clock time in Vietnam (UTC+7, no summer time). `on` yyyy-mm-dd, `time` HH:MM. */
export function instantInVietnam(on: string, time: string): Date {
  return new Date(`${on}T${time}:00+07:00`);
}

/** True for a calendar date that exists. 30/02 is well formed and does not. */
export function isCalendarDate(on: string): boolean {
  const instant = new Date(`${on}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(on);
}

/** HH:MM in Vietnam. */
export function vietnamTimeOf(instant: Date): string {
  return shifted(instant).slice(11, 16);
}

/** yyyy-mm-dd in Vietnam. */
export function vietnamDateOf(instant: Date): string {
  return shifted(instant).slice(0, 10);
}

/** dd/mm/yyyy in Vietnam. */
export function vietnamDayOf(instant: Date): string {
  return shifted(instant).slice(0, 10).split('-').reverse().join('/');
}

/** The first instant of the day after a calendar date in Vietnam. */
export function endOfDayInVietnam(on: string): Date {
  return new Date(instantInVietnam(on, '00:00').getTime() + DAY_MS);
}

function shifted(instant: Date): string {
  return new Date(instant.getTime() + OFFSET_MS).toISOString();
}

const MAX_MINUTES = 10 * 60;

const MIN_MINUTES = 15;

const MINUTE_MS = 60_000;

const DAY_MINUTES = 24 * 60;

/** Hours of one session as a trainer types them: `on` yyyy-mm-dd, `from` and `to` HH:MM in Vietnam's time. */
export interface TypedHours {
  readonly on: string;
  readonly from: string;
  readonly to: string;
}

/** Hours of one session: from inclusive, to exclusive. */
export interface Period {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** Why hours can't be: the code of the sentence without its context. */
export type ScheduleFault =
  | 'date-unreal'
  | 'ends-before-start'
  | 'crosses-midnight'
  | 'session-too-short'
  | 'session-too-long'
  | 'session-in-past'
  | 'sessions-overlap';

/** A fault and the place of the session in the list. */
export interface FaultySession {
  readonly index: number;
  readonly fault: ScheduleFault;
}

/** The period of typed hours. Only meaningful when `faultOfHours` found nothing. */
export function periodOf(hours: TypedHours): Period {
  return { startsAt: instantInVietnam(hours.on, hours.from), endsAt: instantInVietnam(hours.on, hours.to) };
}

/** Planned minutes: what a closed session counts for everybody present (DESIGN 3, "Hours"). */
export function plannedMinutes(period: Period): number {
  return Math.round((period.endsAt.getTime() - period.startsAt.getTime()) / MINUTE_MS);
}

/** Two periods share an instant; one that ends when the other starts does not clash. */
export function doOverlap(a: Period, b: Period): boolean {
  return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** From and to the same instants. */
export const isSamePeriod = (a: Period, b: Period): boolean =>
  a.startsAt.getTime() === b.startsAt.getTime() && a.endsAt.getTime() === b.endsAt.getTime();

/**
 * What is wrong with the hours of one session: 15 minutes to 10 hours, within one day, not begun before `now`. An end that would be one of
 * the next day crosses midnight; one that can't be either is typed wrong.
 */
export function faultOfHours(hours: TypedHours, now: Date): ScheduleFault | null {
  if (!isCalendarDate(hours.on)) return 'date-unreal';
  const period = periodOf(hours);
  const minutes = plannedMinutes(period);
  if (minutes <= 0) return minutes + DAY_MINUTES <= MAX_MINUTES ? 'crosses-midnight' : 'ends-before-start';
  if (minutes < MIN_MINUTES) return 'session-too-short';
  if (minutes > MAX_MINUTES) return 'session-too-long';
  return period.startsAt < now ? 'session-in-past' : null;
}

/** The first fault of the sessions of one class: each by itself, then two that overlap. `mayHaveBegun`: of which, by their place, the past is no fault. */
export function faultOfSchedule(
  sessions: readonly TypedHours[],
  now: Date,
  mayHaveBegun: (index: number) => boolean = () => false,
): FaultySession | null {
  const faults = sessions.map((hours, index) => {
    const fault = faultOfHours(hours, now);
    return { index, fault: fault === 'session-in-past' && mayHaveBegun(index) ? null : fault };
  });
  for (const { index, fault } of faults) if (fault !== null) return { index, fault };
  const periods = sessions.map(periodOf);
  const index = periods.findIndex((period, at) => periods.slice(0, at).some((earlier) => doOverlap(earlier, period)));
  return index < 0 ? null : { index, fault: 'sessions-overlap' };
}
/**
 * Somebody changed one of these fields since the form was begun, and otherwise than the form wants it: `seen` is what the form began from. Fields
 * left out are not asked, and a request that comes twice is no clash.
 */
export function isStale<State extends object>(
  fields: readonly (keyof State)[],
  now: State,
  { wish, seen }: { readonly wish: Partial<State>; readonly seen: Partial<State> },
): boolean {
  return fields.some(
    (field) =>
      wish[field] !== undefined &&
      seen[field] !== undefined &&
      seen[field] !== now[field] &&
      wish[field] !== now[field],
  );
}
