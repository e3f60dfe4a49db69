import { type Half, isClosedOn, type PlanTask, type WantedClass } from './plan-task.rules';

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

/** Where a class could stand and the minutes of travel it adds there. `half` is the first one it takes. */
export interface Spot {
  trainer: number;
  day: number;
  half: number;
  hall: number;
  added: number;
}

/** In the order of preference at equal travel: earlier day, then half, then trainer. */
const isBefore = (one: Spot, other: Spot): boolean =>
  one.added !== other.added
    ? one.added < other.added
    : one.day !== other.day
      ? one.day < other.day
      : one.half !== other.half
        ? one.half < other.half
        : one.trainer < other.trainer;

const better = (best: Spot | null, spot: Spot): Spot => (best === null || isBefore(spot, best) ? spot : best);

/**
 * The state of a plan: for each trainer, day and half the place where he is. Classes are put on and taken off; the minutes of travel
 * follow. A day's way is home, the morning's hall, the afternoon's, home.
 */
export class PlanBoard {
  /** Minutes of travel of all trainers together, standing engagements included. */
  minutes = 0;
  /** By class, where it stands; null: not placed. */
  readonly spots: (Spot | null)[];
  /** By trainer, day and half: the place, -1 for free. */
  readonly #stops: Int32Array;
  /** By hall, day and half: how often it is taken (standing ones may overlap each other). */
  readonly #taken: Uint8Array;
  /** By trainer and day. */
  readonly #dayMinutes: Int32Array;
  readonly #daysOut: Map<number, number>[];

  constructor(readonly task: NumberedTask) {
    this.spots = task.classes.map(() => null);
    this.#stops = new Int32Array(task.trainers.length * task.days * 2).fill(-1);
    this.#taken = new Uint8Array(task.hallCount * task.days * 2);
    this.#dayMinutes = new Int32Array(task.trainers.length * task.days);
    this.#daysOut = task.trainers.map(() => new Map<number, number>());
  }

  /** A hall that others hold, or a pinned class does. */
  takeHall(hall: number, day: number, half: number): void {
    const index = (hall * this.task.days + day) * 2 + half;
    this.#taken[index] = 1;
  }

  /** A trainer who is somewhere already. */
  engage(trainer: number, day: number, half: number, place: number): void {
    this.#setStop(trainer, day, half, place);
  }

  put(number: number, spot: Spot): void {
    const { place } = this.#classAt(number);
    for (let half = spot.half; half < spot.half + this.task.halves; half += 1) {
      this.#setStop(spot.trainer, spot.day, half, place);
      this.#taken[(spot.hall * this.task.days + spot.day) * 2 + half] = 1;
    }
    this.spots[number] = spot;
  }

  take(number: number): Spot | null {
    const spot = this.spots[number] ?? null;
    if (spot === null) return null;
    for (let half = spot.half; half < spot.half + this.task.halves; half += 1) {
      this.#setStop(spot.trainer, spot.day, half, -1);
      this.#taken[(spot.hall * this.task.days + spot.day) * 2 + half] = 0;
    }
    this.spots[number] = null;
    return spot;
  }

  /** The spot that adds the least travel; null: there is none. */
  best(number: number): Spot | null {
    let best: Spot | null = null;
    for (let trainer = 0; trainer < this.task.trainers.length; trainer += 1) {
      best = this.bestWith(number, trainer, best);
    }
    return best;
  }

  /** The same with one trainer, if it is better than the given one. */
  bestWith(number: number, trainer: number, than: Spot | null = null): Spot | null {
    let best = than;
    // All days still empty cost the same: the first one that fits stands for them.
    let isEmptyDayFound = this.#roundTrip(trainer, this.#classAt(number).place) > this.task.trainerMinutesADay;
    for (let day = 0; day < this.task.days; day += 1) {
      const isEmpty = this.#isFreeAllDay(trainer, day);
      if ((isEmpty && isEmptyDayFound) || !this.isOpen(number, trainer, day)) continue;
      const spot = this.#bestOn(number, trainer, day);
      if (spot === null) continue;
      isEmptyDayFound ||= isEmpty;
      best = better(best, spot);
    }
    return best;
  }

  /** Whether class and trainer could meet on that day, were everybody and every hall free. */
  isOpen(number: number, trainer: number, day: number): boolean {
    const { closed, place } = this.#classAt(number);
    const { away } = this.#trainerAt(trainer);
    if (closed[day] === 1 || away[day] === 1 || !this.hasRight(trainer, place, day)) return false;
    if (!this.#isFreeAllDay(trainer, day)) return true;
    return (this.#daysOut[trainer]?.get(this.task.weeks[day] ?? 0) ?? 0) < this.task.daysAWeek;
  }

  /** Whether the trainer may teach at the place on that day. */
  hasRight(trainer: number, place: number, day: number): boolean {
    return this.#trainerAt(trainer).mayTeach[place * this.task.days + day] === 1;
  }

  /** Whether the trainer could be there then; the hall is another matter. */
  isTrainerFree(number: number, trainer: number, day: number, half: number): boolean {
    return this.isOpen(number, trainer, day) && this.#addedMinutes(number, trainer, day, half) !== null;
  }

  /** The smallest hall that is free and large enough; -1: none. */
  freeHall(number: number, day: number, half: number): number {
    const { place, size } = this.#classAt(number);
    for (const hall of this.task.halls[place] ?? []) {
      if (hall.capacity >= size && this.isHallFree(hall.number, day, half)) return hall.number;
    }
    return -1;
  }

  isHallFree(hall: number, day: number, half: number): boolean {
    const index = (hall * this.task.days + day) * 2 + half;
    return this.#taken[index] === 0 && (this.task.halves === 1 || this.#taken[index + 1] === 0);
  }

  #bestOn(number: number, trainer: number, day: number): Spot | null {
    const first = this.#spotAt(number, trainer, day, 0);
    const second = this.task.halves === 2 ? null : this.#spotAt(number, trainer, day, 1);
    return first === null || second === null ? (first ?? second) : better(first, second);
  }

  #spotAt(number: number, trainer: number, day: number, half: number): Spot | null {
    const added = this.#addedMinutes(number, trainer, day, half);
    if (added === null) return null;
    const hall = this.freeHall(number, day, half);
    return hall < 0 ? null : { trainer, day, half, hall, added };
  }

  /** Null: the trainer is elsewhere, or the day's way would be too long. */
  #addedMinutes(number: number, trainer: number, day: number, half: number): number | null {
    const { place } = this.#classAt(number);
    const [morning, noon] = [this.#stopAt(trainer, day, 0), this.#stopAt(trainer, day, 1)];
    if (this.task.halves === 2) return morning >= 0 || noon >= 0 ? null : this.#within(trainer, place, place, 0);
    if ((half === 0 ? morning : noon) >= 0) return null;
    const [first, second] = half === 0 ? [place, noon] : [morning, place];
    return this.#within(trainer, first, second, this.#dayMinutes[trainer * this.task.days + day] ?? 0);
  }

  #within(trainer: number, first: number, second: number, before: number): number | null {
    if (first >= 0 && second >= 0 && this.#between(first, second) > this.task.noonMinutes) return null;
    const minutes = this.#way(trainer, first, second);
    return minutes > this.task.trainerMinutesADay ? null : minutes - before;
  }

  #way(trainer: number, first: number, second: number): number {
    const home = this.#trainerAt(trainer).home;
    if (first < 0 && second < 0) return 0;
    if (first < 0 || second < 0) return 2 * this.#between(home, Math.max(first, second));
    return this.#between(home, first) + this.#between(first, second) + this.#between(second, home);
  }

  #roundTrip(trainer: number, place: number): number {
    return 2 * this.#between(this.#trainerAt(trainer).home, place);
  }

  #between(from: number, to: number): number {
    return this.task.minutes[from * this.task.places + to] ?? 0;
  }

  #isFreeAllDay(trainer: number, day: number): boolean {
    return this.#stopAt(trainer, day, 0) < 0 && this.#stopAt(trainer, day, 1) < 0;
  }

  #stopAt(trainer: number, day: number, half: number): number {
    return this.#stops[(trainer * this.task.days + day) * 2 + half] ?? -1;
  }

  #setStop(trainer: number, day: number, half: number, place: number): void {
    const wasOut = this.#stopAt(trainer, day, 0) >= 0 || this.#stopAt(trainer, day, 1) >= 0;
    this.#stops[(trainer * this.task.days + day) * 2 + half] = place;
    const [first, second] = [this.#stopAt(trainer, day, 0), this.#stopAt(trainer, day, 1)];
    const index = trainer * this.task.days + day;
    const minutes = this.#way(trainer, first, second);
    this.minutes += minutes - (this.#dayMinutes[index] ?? 0);
    this.#dayMinutes[index] = minutes;
    const change = Number(first >= 0 || second >= 0) - Number(wasOut);
    const week = this.task.weeks[day] ?? 0;
    const out = this.#daysOut[trainer];
    if (change !== 0 && out !== undefined) out.set(week, (out.get(week) ?? 0) + change);
  }

  #trainerAt(number: number): NumberedTask['trainers'][number] {
    const found = this.task.trainers[number];
    if (found === undefined) throw new Error(`no trainer ${number}`);
    return found;
  }

  #classAt(number: number): NumberedTask['classes'][number] {
    const found = this.task.classes[number];
    if (found === undefined) throw new Error(`no class ${number}`);
    return found;
  }
}

/** A board with what stands already on it: engagements, taken halls, pinned classes; the wanted ones are to be put. */
export function boardOf(task: PlanTask, wanted: readonly WantedClass[]): { board: PlanBoard; placeIds: string[] } {
  const { numbered, placeIds } = numberTask(task, wanted);
  const board = new PlanBoard(numbered);
  const dayOf = new Map(task.days.map((day, index) => [day, index]));
  const placeOf = new Map(placeIds.map((id, index) => [id, index]));
  const trainerOf = new Map(task.trainers.map(({ id }, index) => [id, index]));
  const hallOf = new Map(task.halls.map(({ id }, index) => [id, index]));
  const engage = (trainer: number | undefined, day: string, half: Half, communeId: string): void => {
    const [index, place] = [dayOf.get(day), placeOf.get(communeId)];
    if (trainer !== undefined && index !== undefined && place !== undefined) board.engage(trainer, index, half, place);
  };
  const takeHall = (hall: number | undefined, day: string, half: Half): void => {
    const index = dayOf.get(day);
    if (hall !== undefined && index !== undefined) board.takeHall(hall, index, half);
  };
  task.trainers.forEach(({ engaged }, trainer) => {
    for (const { day, half, communeId } of engaged) engage(trainer, day, half, communeId);
  });
  task.halls.forEach((one, hall) => {
    for (const { day, half } of one.taken) takeHall(hall, day, half);
    for (const day of task.days.filter((each) => isClosedOn(one, each)))
      for (const half of [0, 1] as const) takeHall(hall, day, half);
  });
  for (const { trainerId, hallId, day, halves, communeId, isStanding } of task.pinned) {
    if (isStanding) continue;
    for (const half of halves) {
      engage(trainerOf.get(trainerId), day, half, communeId);
      takeHall(hallOf.get(hallId), day, half);
    }
  }
  return { board, placeIds };
}
