import { weekdayOf } from '../availability/local-availability.rules';

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

/** Whether the hours of a planned class have begun: a pin there keeps nobody's place any more. Hours are those of Vietnam. */
export function hasBegun(
  { day, firstHalf }: { readonly day: string; readonly firstHalf: 0 | 1 },
  { morning, afternoon }: Pick<PlanHours, 'morning' | 'afternoon'>,
  now: Date,
): boolean {
  const { from } = firstHalf === 0 ? morning : afternoon;
  return Date.parse(`${day}T${from}:00+07:00`) <= now.getTime();
}
/** So long a plan is worked out at most; what takes longer has lost its worker. */
export const GIVEN_UP_AFTER_MINUTES = 15;

/** How a plan stands whose worker is gone; the code has its sentence in the texts. */
export const GIVEN_UP = { state: 'failed', failure: 'planning.given-up' } as const;

/** Whether a plan says it is being worked out and no longer is: nobody waits for it, and a new run may take its place. */
export function isGivenUp({ state, askedAt }: { readonly state: string; readonly askedAt: Date }, now: Date): boolean {
  return state === 'working' && now.getTime() - askedAt.getTime() > GIVEN_UP_AFTER_MINUTES * 60_000;
}
/**
 * What a class opened from a plan is called: the name of the plan, and where its commune has several, “, lớp 2” by its place among them (from 1; null:
 * the only one). A name that a class of the commune has already is given to no second one: the next free number is taken.
 */
export function classTitle(name: string, place: number | null, takenTitles: readonly string[]): string {
  const taken = new Set(takenTitles);
  if (place === null && !taken.has(name)) return name;
  const numbered = (number: number): string => `${name}, lớp ${number}`;
  // The class that was the only one once counts as the first.
  const isFree = (number: number): boolean => !taken.has(numbered(number)) && (number > 1 || !taken.has(name));
  if (place !== null && isFree(place)) return numbered(place);
  let number = 1;
  while (!isFree(number)) number += 1;
  return numbered(number);
}

/** When and where a class meets, and with whom; `on` is `yyyy-mm-dd`, times are HH:MM in Vietnam. */
export interface Meeting extends HalfHours {
  readonly on: string;
  readonly communeName: string;
  readonly hallName: string;
  readonly trainerName: string;
}

/** A session that an opened class has in the timetable. */
export interface HeldSession extends Meeting {
  /** Of the class in its plan. */
  readonly number: number;
  readonly state: string;
}

/** How far a class of a plan is: still a proposal, held fast by an officer, in the timetable, taught, or cancelled whole. */
export type ClassStanding = 'proposed' | 'pinned' | 'opened' | 'held' | 'cancelled';

/** What the timetable is made from. */
interface Planned {
  readonly number: number;
  readonly communeName: string;
  readonly hallName: string;
  readonly trainerName: string;
  readonly day: string;
  readonly firstHalf: 0 | 1;
  readonly halves: 1 | 2;
  readonly people: readonly { readonly communeName: string; readonly count: number }[];
  readonly isPinned: boolean;
  readonly classGroupId: string | null;
}

/** A class of a plan as lists and papers tell of it. */
export interface TimetabledClass {
  readonly number: number;
  readonly standing: ClassStanding;
  /** Everybody it was planned for. */
  readonly people: number;
  readonly groups: readonly { readonly communeName: string; readonly count: number }[];
  /** By time; at least one. */
  readonly meetings: readonly Meeting[];
  /** Sessions that the timetable has and that were cancelled, by time; none of a class that was cancelled whole, which says so itself. */
  readonly cancelled: readonly Meeting[];
}

/**
 * The classes of a plan by time. What is opened stands as the timetable has it, wherever it was moved to (“Opened classes are never
 * changed by a plan; what the timetable says of them holds”, README); one cancelled whole stands where it would have met.
 */
export function timetableOf(
  planned: readonly Planned[],
  terms: Pick<PlanHours, 'morning' | 'afternoon'>,
  sessions: readonly HeldSession[],
): TimetabledClass[] {
  return planned
    .map((one) =>
      timetabled(
        one,
        terms,
        sessions.filter(({ number }) => number === one.number),
      ),
    )
    .sort((one, other) => compare(startOf(one), startOf(other)) || one.number - other.number);
}

function timetabled(
  one: Planned,
  terms: Pick<PlanHours, 'morning' | 'afternoon'>,
  sessions: readonly HeldSession[],
): TimetabledClass {
  const { number, communeName, hallName, trainerName, people } = one;
  const standing = sessions.filter(({ state }) => state !== 'cancelled');
  const proposed = hoursOf(terms, one).map((hours) => ({ ...hours, communeName, hallName, trainerName }));
  return {
    number,
    standing: standingOf(one, sessions),
    people: people.reduce((sum, { count }) => sum + count, 0),
    groups: people.map(({ communeName: name, count }) => ({ communeName: name, count })),
    meetings: sessions.length === 0 ? proposed : (standing.length === 0 ? sessions : standing).map(meetingOf),
    cancelled: standing.length === 0 ? [] : sessions.filter(({ state }) => state === 'cancelled').map(meetingOf),
  };
}

function standingOf({ classGroupId, isPinned }: Planned, sessions: readonly HeldSession[]): ClassStanding {
  if (classGroupId === null) return isPinned ? 'pinned' : 'proposed';
  const standing = sessions.filter(({ state }) => state !== 'cancelled');
  if (standing.length === 0) return 'cancelled';
  return standing.every(({ state }) => state === 'closed') ? 'held' : 'opened';
}

function meetingOf({ on, from, to, communeName, hallName, trainerName }: HeldSession): Meeting {
  return { on, from, to, communeName, hallName, trainerName };
}

const startOf = ({ meetings }: TimetabledClass): string => `${meetings[0]?.on ?? ''} ${meetings[0]?.from ?? ''}`;

const compare = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
