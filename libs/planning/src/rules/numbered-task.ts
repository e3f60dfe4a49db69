import type { WantedClass } from './gather-classes';
import type { PlanTask } from './plan-task';

/** A class to place, everything by number. */
export interface NumberedClass {
  place: number;
  size: number;
  /** By day: 1 where nobody comes, as one of its communes has a market. */
  closed: Uint8Array;
}

/** The task with communes, trainers, halls and days as numbers in their order: what is asked a million times is an array. */
export interface NumberedTask {
  days: number;
  /** By day, the number of its week. */
  weeks: Int32Array;
  places: number;
  /** Minutes between two places: `[from * places + to]`. */
  minutes: Int32Array;
  trainers: {
    home: number;
    away: Uint8Array;
    /** `[place * days + day]`: 1 where the trainer may teach then. */ mayTeach: Uint8Array;
  }[];
  /** By place, its halls from the smallest to the largest. */
  halls: { number: number; capacity: number }[][];
  hallCount: number;
  classes: NumberedClass[];
  halves: 1 | 2;
  trainerMinutesADay: number;
  noonMinutes: number;
  daysAWeek: number;
}

const dayInMilliseconds = 86_400_000;

/** Weeks begin on Monday; 1970-01-05 was one. */
const weekOf = (day: string): number => Math.floor((Date.parse(day) / dayInMilliseconds - 4) / 7);

/** Numbers the task. Communes that only trainers live in are places too. */
export function numberTask(
  task: PlanTask,
  wanted: readonly WantedClass[],
): { numbered: NumberedTask; placeIds: string[] } {
  const placeIds = [
    ...new Set([
      ...task.communes.map(({ id }) => id),
      ...task.halls.map(({ communeId }) => communeId),
      ...task.trainers.flatMap(({ homeCommuneId, engaged }) => [homeCommuneId, ...engaged.map((e) => e.communeId)]),
      ...task.pinned.map(({ communeId }) => communeId),
    ]),
  ];
  const placeOf = new Map(placeIds.map((id, index) => [id, index]));
  const dayOf = new Map(task.days.map((day, index) => [day, index]));
  const daySet = (days: readonly string[]): Uint8Array => {
    const set = new Uint8Array(task.days.length);
    for (const day of days) if (dayOf.has(day)) set[dayOf.get(day) ?? 0] = 1;
    return set;
  };
  const markets = new Map(task.communes.map(({ id, marketDays }) => [id, marketDays]));
  const halls: NumberedTask['halls'] = placeIds.map(() => []);
  task.halls.forEach(({ communeId, capacity }, number) =>
    halls[placeOf.get(communeId) ?? 0]?.push({ number, capacity }),
  );
  for (const ofPlace of halls) ofPlace.sort((one, other) => one.capacity - other.capacity || one.number - other.number);
  const numbered = {
    days: task.days.length,
    weeks: Int32Array.from(task.days, weekOf),
    places: placeIds.length,
    minutes: Int32Array.from(placeIds.flatMap((from) => placeIds.map((to) => task.minutesBetween(from, to)))),
    trainers: task.trainers.map(({ homeCommuneId, leaveDays, mayTeach }) => ({
      home: placeOf.get(homeCommuneId) ?? 0,
      away: daySet(leaveDays),
      mayTeach: Uint8Array.from(placeIds.flatMap((id) => task.days.map((day) => Number(mayTeach?.(id, day) ?? true)))),
    })),
    halls,
    hallCount: task.halls.length,
    classes: wanted.map(({ communeId, people }) => ({
      place: placeOf.get(communeId) ?? 0,
      size: people.reduce((sum, { count }) => sum + count, 0),
      closed: daySet([communeId, ...people.map((group) => group.communeId)].flatMap((id) => markets.get(id) ?? [])),
    })),
    halves: task.terms.halves,
    trainerMinutesADay: task.terms.trainerMinutesADay,
    noonMinutes: task.terms.noonMinutes,
    daysAWeek: task.terms.daysAWeek,
  };
  return { numbered, placeIds };
}
