import { weekdayOf } from './market-days';

/** Hours of a half day as a class takes them, HH:MM in Vietnam. */
export interface HalfHours {
  readonly from: string;
  readonly to: string;
}

/** What the department lays down for a plan, beyond the terms of `PlanTerms`. */
export interface PlanHours {
  /** Weekdays on which classes are held, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
  readonly morning: HalfHours;
  readonly afternoon: HalfHours;
}

/** Minutes of the longest class of a plan: of both halves of a day, or of the longer one. */
export function classMinutes({ morning, afternoon }: Pick<PlanHours, 'morning' | 'afternoon'>, halves: 1 | 2): number {
  const [first, second] = [minutesOf(morning), minutesOf(afternoon)];
  return halves === 2 ? first + second : Math.max(first, second);
}

function minutesOf({ from, to }: HalfHours): number {
  const [begin, end] = [from, to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5)));
  return (end ?? 0) - (begin ?? 0);
}

/** When a class of a plan meets: on one day, in the morning, in the afternoon or in both. */
export function hoursOf(
  { morning, afternoon }: Pick<PlanHours, 'morning' | 'afternoon'>,
  { day, firstHalf, halves }: { readonly day: string; readonly firstHalf: 0 | 1; readonly halves: 1 | 2 },
): (HalfHours & { readonly on: string })[] {
  const ofDay = [morning, afternoon].map(({ from, to }) => ({ on: day, from, to }));
  return ofDay.slice(firstHalf, firstHalf + halves);
}

const DAY_MS = 86_400_000;

/** Days of the period on which classes may be held: the weekdays, without days off. Ascending `yyyy-mm-dd`. */
export function planDays(
  period: { readonly from: string; readonly until: string },
  weekdays: readonly number[],
  daysOff: ReadonlySet<string>,
): string[] {
  const days: string[] = [];
  for (let at = Date.parse(period.from); at <= Date.parse(period.until); at += DAY_MS) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (weekdays.includes(weekdayOf(day)) && !daysOff.has(day)) days.push(day);
  }
  return days;
}

/** Why the terms of a plan cannot be. */
export type TermsFault =
  'no-weekday' | 'hours-reversed' | 'hours-overlap' | 'days-reversed' | 'days-past' | 'days-too-many';

const MOST_DAYS = 200;

/** The first fault of the hours of a day. */
export function faultOfHours({
  morning,
  afternoon,
}: Pick<PlanHours, 'morning' | 'afternoon'>): 'hours-reversed' | 'hours-overlap' | null {
  if (morning.from >= morning.to || afternoon.from >= afternoon.to) return 'hours-reversed';
  return morning.to > afternoon.from ? 'hours-overlap' : null;
}

/** The first fault of a plan's days and hours; `today` is `yyyy-mm-dd`. */
export function faultOfTerms(
  hours: PlanHours,
  period: { readonly from: string; readonly until: string },
  today: string,
): TermsFault | null {
  if (hours.weekdays.length === 0) return 'no-weekday';
  const fault = faultOfHours(hours);
  if (fault !== null) return fault;
  if (period.from > period.until) return 'days-reversed';
  if (period.from <= today) return 'days-past';
  return (Date.parse(period.until) - Date.parse(period.from)) / DAY_MS >= MOST_DAYS ? 'days-too-many' : null;
}
