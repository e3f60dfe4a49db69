import { type DueStart } from './due-date';

/** The dates an officer enters when a round is opened, calendar dates `yyyy-mm-dd`. */
export interface RoundDates {
  readonly startsOn: string;
  readonly dueOn: string;
  readonly decidedOn: string;
  /** Both, or neither: members' own due dates. */
  readonly dueFrom?: DueStart | null;
  readonly dueDays?: number | null;
  /** The days of newcomers where one date holds for everybody, and the last day on which they join. */
  readonly newcomerDays?: number | null;
  readonly newcomersUntil?: string | null;
}

type NewcomerFault = 'newcomers-have-days' | 'newcomer-count-missing' | 'newcomers-end-early';

/** What is wrong with one of the dates. */
export interface RoundDateFault {
  readonly field: keyof RoundDates;
  readonly fault:
    | 'due-before-start'
    | 'due-in-past'
    | 'start-too-far'
    | 'due-too-far'
    | 'decided-in-future'
    | 'due-count-missing'
    | NewcomerFault;
}

/** No round begins or is due further from the day it is opened than so many years: such a date is a slip of the hand, and nobody could put it right (decision 0137). */
const FARTHEST_YEARS = 5;

/** A round ends after it starts and not before today, neither of it years away; a decision was signed before the round is opened by it. */
export function faultsOfDates(dates: RoundDates, today: string): RoundDateFault[] {
  const faults: RoundDateFault[] = [];
  if (dates.decidedOn > today) faults.push({ field: 'decidedOn', fault: 'decided-in-future' });
  if (isTooFar(dates.startsOn, today)) faults.push({ field: 'startsOn', fault: 'start-too-far' });
  if (dates.dueOn < dates.startsOn) faults.push({ field: 'dueOn', fault: 'due-before-start' });
  else if (dates.dueOn < today) faults.push({ field: 'dueOn', fault: 'due-in-past' });
  else if (isTooFar(dates.dueOn, today)) faults.push({ field: 'dueOn', fault: 'due-too-far' });
  if ((dates.dueFrom ?? null) !== null && (dates.dueDays ?? null) === null)
    faults.push({ field: 'dueDays', fault: 'due-count-missing' });
  return [...faults, ...faultsOfNewcomers(dates)];
}

/** The same day of the year is near enough still. */
function isTooFar(day: string, today: string): boolean {
  const years = Number(day.slice(0, 4)) - Number(today.slice(0, 4));
  const [date, now] = [day.slice(4), today.slice(4)];
  return years === FARTHEST_YEARS
    ? date > now
    : years === -FARTHEST_YEARS
      ? date < now
      : Math.abs(years) > FARTHEST_YEARS;
}

/** Where everybody's days are counted, newcomers need none of their own; a last day needs them, and is not before the others'. */
function faultsOfNewcomers({
  dueOn,
  dueFrom = null,
  newcomerDays = null,
  newcomersUntil = null,
}: RoundDates): RoundDateFault[] {
  if (newcomerDays !== null && dueFrom !== null) return [{ field: 'newcomerDays', fault: 'newcomers-have-days' }];
  if (newcomersUntil === null) return [];
  if (newcomerDays === null) return [{ field: 'newcomerDays', fault: 'newcomer-count-missing' }];
  return newcomersUntil < dueOn ? [{ field: 'newcomersUntil', fault: 'newcomers-end-early' }] : [];
}

/** The first instant of a calendar date in Vietnam, which has had UTC+7 all year since 1975. */
export function startOfDay(date: string): Date {
  return new Date(`${date}T00:00:00+07:00`);
}

/** The last instant of a calendar date in Vietnam that a clock of milliseconds tells. */
export function endOfDay(date: string): Date {
  return new Date(`${date}T23:59:59.999+07:00`);
}

/** Whole days from one calendar date to another; negative when `to` is past. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}
