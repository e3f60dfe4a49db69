import { type HalfHours, hoursOf, type PlanHours } from './plan-days';

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
