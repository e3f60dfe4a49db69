/** Morning is 0, afternoon 1: a class takes one half of a day, or both. */
export type Half = 0 | 1;

/** A commune with people who still need class hours. */
export interface PlanCommune {
  id: string;
  /** People to be taught there. */
  people: number;
  /** Days of the plan on which nobody comes: its market days. ISO dates. */
  marketDays: readonly string[];
}

/** A hall, and when others hold it. */
export interface PlanHall {
  id: string;
  communeId: string;
  capacity: number;
  /** From this day on (ISO date) nothing is held there; null or left out: it stays open. */
  closedOn?: string | null;
  taken: readonly { day: string; half: Half }[];
}

/** A trainer: where the way begins and ends, when none is possible, what is promised already. */
export interface PlanTrainer {
  id: string;
  homeCommuneId: string;
  /** Whether a right to teach in the commune holds on the day (ISO date); null: everywhere, always. */
  mayTeach: ((communeId: string, day: string) => boolean) | null;
  /** ISO dates. */
  leaveDays: readonly string[];
  /** Sessions that stand already; the way to them is part of that day. */
  engaged: readonly { day: string; half: Half; communeId: string }[];
}

/** What the department lays down for a plan. Times in minutes of travel, one way unless said. */
export interface PlanTerms {
  /** Halves a class takes, on one day. */
  halves: 1 | 2;
  /** People in one class, where the hall holds them. */
  largestClass: number;
  /** Fewer than that go to a neighbouring commune, if one is near enough. */
  smallestClass: number;
  /** How far people go to another commune. */
  memberMinutes: number;
  /** All ways of a trainer on one day, home and back. */
  trainerMinutesADay: number;
  /** From one hall to the next over noon. */
  noonMinutes: number;
  /** Days a trainer is out in one week (Monday to Sunday). */
  daysAWeek: number;
}

/** A class of the plan: who comes, where, with whom and when. */
export interface PlannedClass {
  communeId: string;
  hallId: string;
  trainerId: string;
  /** ISO date. */
  day: string;
  halves: readonly Half[];
  people: readonly { communeId: string; count: number }[];
  /** It is in the timetable already: hours, hall and trainer are taken there, wherever it was moved to. */
  isStanding?: boolean;
}

/** Everything a plan is made from; the same task gives the same plan. */
export interface PlanTask {
  terms: PlanTerms;
  /** Days on which classes may be held, ascending ISO dates: no holidays among them. */
  days: readonly string[];
  communes: readonly PlanCommune[];
  halls: readonly PlanHall[];
  trainers: readonly PlanTrainer[];
  /** Classes that stay as they are. */
  pinned: readonly PlannedClass[];
  /** Minutes of travel between two communes; keeps the triangle inequality. */
  minutesBetween: (fromCommuneId: string, toCommuneId: string) => number;
}

/** Why a class found no place, the first thing that stands in its way. */
export type UnplacedReason =
  | 'no-hall' // none in the commune, and none near enough
  | 'no-day' // every day is one of its market days, or the plan has none
  | 'too-far' // no trainer who may teach there gets there and back within a day
  | 'hall-taken' // a trainer would be there, no hall is free then
  | 'trainers-taken'; // whoever gets there is on leave, without a right by then, or engaged

/** People without a class, and why. */
export interface UnplacedPeople {
  communeId: string;
  count: number;
  reason: UnplacedReason;
}
