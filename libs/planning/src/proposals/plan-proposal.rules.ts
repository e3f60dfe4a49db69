import { boardOf, type NumberedTask, type PlanBoard, type Spot } from './plan-board.rules';
import {
  gatherClasses,
  type Half,
  type PlannedClass,
  type PlanTask,
  type UnplacedPeople,
  type UnplacedReason,
  type WantedClass,
} from './plan-task.rules';

/** What stands in the way of a class that found no spot: the last hurdle that some trainer on some day came to. */
export function whyUnplaced(board: PlanBoard, number: number): UnplacedReason {
  const { task } = board;
  const closed = task.classes[number]?.closed;
  if (closed === undefined || task.days === 0 || closed.every((day) => day === 1)) return 'no-day';
  if (!task.trainers.some((_, trainer) => isWithinDay(board, number, trainer))) return 'too-far';
  for (let trainer = 0; trainer < task.trainers.length; trainer += 1) {
    for (let day = 0; day < task.days; day += 1) {
      for (let half = 0; half + task.halves <= 2; half += 1) {
        if (board.isTrainerFree(number, trainer, day, half)) return 'hall-taken';
      }
    }
  }
  return 'trainers-taken';
}

function isWithinDay(board: PlanBoard, number: number, trainer: number): boolean {
  const { task } = board;
  const place = task.classes[number]?.place ?? 0;
  const home = task.trainers[trainer]?.home ?? 0;
  const mayEver = Array.from({ length: task.days }, (_, day) => day).some((day) => board.hasRight(trainer, place, day));
  return mayEver && 2 * (task.minutes[home * task.places + place] ?? 0) <= task.trainerMinutesADay;
}

/** More than any way a plan could have: one more person taught is worth every detour. */
const PERSON = 1_000_000;

/** Share of trainers passed over at each insertion, so that not every rebuilding ends the same. */
const PASSED_OVER = 0.03;

/** Rounds done before others may work: some hundredths of a second. */
const ROUNDS_AT_A_TIME = 100;

/** Random numbers in [0, 1) that are the same at every run: mulberry32. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What a plan costs: people without a class first, then minutes of travel. */
export function costOf(board: PlanBoard): number {
  const missed = board.task.classes.reduce((sum, { size }, index) => sum + (board.spots[index] ? 0 : size), 0);
  return missed * PERSON + board.minutes;
}

/**
 * Places every class where it adds least, those hardest to reach first.
 */
export function placeAll(board: PlanBoard): void {
  for (const number of farFirst(board, [...board.task.classes.keys()])) {
    const spot = board.spots[number] === null ? board.best(number) : null;
    if (spot !== null) board.put(number, spot);
  }
}

/**
 * Takes neighbouring classes off and places them anew, again and again; keeps what is better, and at first also what is a little
 * worse (ruin and recreate, Schrimpf et al. 2000, under threshold accepting, Dueck and Scheuer 1990). Ends after `rounds`, on the
 * best plan met. Deterministic: no clock, its own random numbers. Gives the rounds done, now and then: whoever drives it may let others
 * work in between, and must drive it to its end.
 */
export function* improvePlan(board: PlanBoard, rounds: number, seed = 1): Generator<number, void> {
  const random = numbersFrom(seed);
  const near = nearestClasses(board);
  if (near.length < 2) return;
  const reach = Math.max(4, Math.min(24, Math.floor(near.length / 3)));
  let cost = costOf(board);
  let best = { cost, spots: [...board.spots] };
  const threshold = Math.max(30, board.minutes / Math.max(1, near.length) / 2);
  for (let round = 0; round < rounds; round += 1) {
    const before = [...board.spots];
    const taken = takeOff(board, near, random, 2 + Math.floor(random() * reach));
    placeAnew(board, order(board, taken, random), random);
    const now = costOf(board);
    if (now < cost + threshold * (1 - round / rounds)) {
      cost = now;
      if (cost < best.cost) best = { cost, spots: [...board.spots] };
    } else restore(board, before);
    if (round % ROUNDS_AT_A_TIME === 0) yield round;
  }
  restore(board, best.spots);
}

/** By class, the others from the nearest on. */
function nearestClasses(board: PlanBoard): number[][] {
  const { classes, minutes, places } = board.task;
  return classes.map(({ place }) => {
    const far = (other: number): number => minutes[place * places + (classes[other]?.place ?? 0)] ?? 0;
    return [...classes.keys()].sort((one, other) => far(one) - far(other) || one - other);
  });
}

/** A class and what lies about it; everything not placed is tried again with it. */
function takeOff(board: PlanBoard, near: number[][], random: () => number, count: number): number[] {
  const first = Math.floor(random() * near.length);
  const chosen = new Set<number>();
  if (random() < 0.7) for (const number of near[first]?.slice(0, count) ?? []) chosen.add(number);
  else {
    const trainer = board.spots[first]?.trainer;
    const mates = [...near.keys()].filter((number) => board.spots[number]?.trainer === trainer);
    for (const number of mates.slice(0, 2 * count)) chosen.add(number);
    chosen.add(first);
  }
  board.spots.forEach((spot, number) => {
    if (spot === null) chosen.add(number);
  });
  for (const number of chosen) board.take(number);
  return [...chosen];
}

function order(board: PlanBoard, numbers: number[], random: () => number): number[] {
  const way = random();
  if (way < 0.4) return farFirst(board, numbers);
  const shuffled = numbers.map((number) => ({ number, at: random() })).sort((one, other) => one.at - other.at);
  const mixed = shuffled.map(({ number }) => number);
  return way < 0.8 ? mixed : mixed.sort((one, other) => sizeOf(board, other) - sizeOf(board, one));
}

function placeAnew(board: PlanBoard, numbers: number[], random: () => number): void {
  for (const number of numbers) {
    let best: Spot | null = null;
    for (let trainer = 0; trainer < board.task.trainers.length; trainer += 1) {
      if (random() >= PASSED_OVER) best = board.bestWith(number, trainer, best);
    }
    if (best !== null) board.put(number, best);
  }
}

function restore(board: PlanBoard, spots: readonly (Spot | null)[]): void {
  const changed = [...spots.keys()].filter((number) => board.spots[number] !== spots[number]);
  for (const number of changed) board.take(number);
  for (const number of changed) {
    const spot = spots[number] ?? null;
    if (spot !== null) board.put(number, spot);
  }
}

/** Those whom the nearest trainer has the longest way to come first. */
function farFirst(board: PlanBoard, numbers: readonly number[]): number[] {
  const { trainers, minutes, places, classes } = board.task;
  const way = (number: number): number =>
    trainers.reduce(
      (least, { home }) => Math.min(least, minutes[home * places + (classes[number]?.place ?? 0)] ?? 0),
      Number.MAX_SAFE_INTEGER,
    );
  const ways = new Map(numbers.map((number) => [number, way(number)]));
  return [...numbers].sort((one, other) => (ways.get(other) ?? 0) - (ways.get(one) ?? 0) || one - other);
}

const sizeOf = (board: PlanBoard, number: number): number => board.task.classes[number]?.size ?? 0;

/**
 * Minutes of travel that no plan of these classes can be below, however trainers and days are chosen. A day with two halls is at
 * least half of each one's way there and back (triangle inequality), and the way from one to the other; so every class costs half of
 * the way there and back from the nearest trainer's home, and a commune with an odd number of classes, one of which has no partner in the
 * same commune, half of the way to the next commune with a class, or the other half of its own. Classes of a whole day: the whole way.
 */
export function leastMinutes(task: NumberedTask, placed: readonly number[]): number {
  const countOf = new Map<number, number>();
  for (const number of placed) {
    const place = task.classes[number]?.place ?? 0;
    countOf.set(place, (countOf.get(place) ?? 0) + 1);
  }
  let minutes = 0;
  for (const [place, count] of countOf) {
    const way = 2 * Math.min(...task.trainers.map(({ home }) => between(task, home, place)));
    minutes += task.halves === 2 ? count * way : (count * way) / 2;
    if (task.halves === 1 && count % 2 === 1) {
      const others = [...countOf.keys()].filter((other) => other !== place).map((other) => between(task, place, other));
      minutes += Math.min(way / 2, ...others.map((toOther) => toOther / 2));
    }
  }
  return Math.floor(minutes);
}

const between = (task: NumberedTask, from: number, to: number): number => task.minutes[from * task.places + to] ?? 0;

/**
 * The plan somebody makes by hand: commune by commune in the order of the list, the nearest trainer who has a free half, at his first
 * one. What the proposal is measured against.
 */
export function placePlainly(board: PlanBoard): void {
  const { classes, trainers, minutes, places } = board.task;
  classes.forEach(({ place }, number) => {
    const way = (trainer: number): number => minutes[(trainers[trainer]?.home ?? 0) * places + place] ?? 0;
    const nearest = [...trainers.keys()].sort((one, other) => way(one) - way(other) || one - other);
    nearest.some((trainer) => placeAtFirst(board, number, trainer));
  });
}

function placeAtFirst(board: PlanBoard, number: number, trainer: number): boolean {
  for (let day = 0; day < board.task.days; day += 1) {
    for (let half = 0; half + board.task.halves <= 2; half += 1) {
      if (!board.isTrainerFree(number, trainer, day, half)) continue;
      const hall = board.freeHall(number, day, half);
      if (hall < 0) continue;
      board.put(number, { trainer, day, half, hall, added: 0 });
      return true;
    }
  }
  return false;
}

/** A proposed plan and what it is measured by. Minutes are those of all trainers together, pinned and standing classes included. */
export interface Proposal {
  /** In the order of day, half, trainer; pinned ones among them, as they were. */
  classes: PlannedClass[];
  unplaced: UnplacedPeople[];
  minutes: number;
  /** No plan of these classes can need less. */
  leastMinutes: number;
  /** What the plain plan needs, commune by commune with the nearest free trainer. */
  plainMinutes: number;
  /** People the plain plan finds no class for. */
  plainUnplaced: number;
}

/** Rounds of improvement where nothing else is said: 124 communes take some seconds. */
export const ROUNDS = 20_000;

/**
 * Proposes who teaches where and when, so that everybody is taught and trainers travel little: first who meets where
 * (`gatherClasses`), then trainer, day and hall of each class. Nothing is moved that is pinned. Deterministic. Gives the share done,
 * 0 to 1, now and then, so that whoever drives it can let others work.
 */
export function* proposing(task: PlanTask, rounds = ROUNDS): Generator<number, Proposal> {
  const { wanted, withoutHall } = gatherClasses(task, peopleLeft(task));
  const { board } = boardOf(task, wanted);
  const plain = boardOf(task, wanted).board;
  placePlainly(plain);
  placeAll(board);
  for (const round of improvePlan(board, rounds)) yield round / rounds;
  const isPlaced = (number: number): boolean => board.spots[number] !== null;
  const numbers = [...wanted.keys()];
  const standing = boardOf(task, []).board.minutes;
  return {
    classes: [...task.pinned, ...numbers.filter(isPlaced).map((number) => planned(task, board, wanted, number))].sort(
      inOrder,
    ),
    unplaced: [
      ...withoutHall.map((group) => ({ ...group, reason: 'no-hall' as const })),
      ...numbers.filter((number) => !isPlaced(number)).flatMap((number) => unplaced(board, wanted, number)),
    ],
    minutes: board.minutes,
    leastMinutes: Math.max(standing, leastMinutes(board.task, numbers.filter(isPlaced))),
    plainMinutes: plain.minutes,
    plainUnplaced: missed(plain) + withoutHall.reduce((sum, { count }) => sum + count, 0),
  };
}

/** The whole proposal at once. */
export function proposePlan(task: PlanTask, rounds = ROUNDS): Proposal {
  const steps = proposing(task, rounds);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** People by commune, without those whom pinned classes teach. */
function peopleLeft(task: PlanTask): Map<string, number> {
  const left = new Map(task.communes.map(({ id, people }) => [id, people]));
  for (const { communeId, count } of task.pinned.flatMap(({ people }) => people)) {
    left.set(communeId, Math.max(0, (left.get(communeId) ?? 0) - count));
  }
  return left;
}

function planned(task: PlanTask, board: PlanBoard, wanted: readonly WantedClass[], number: number): PlannedClass {
  const spot = known(board.spots[number]);
  const { communeId, people } = known(wanted[number]);
  const halves: readonly Half[] = task.terms.halves === 2 ? [0, 1] : [spot.half === 0 ? 0 : 1];
  return {
    communeId,
    hallId: known(task.halls[spot.hall]).id,
    trainerId: known(task.trainers[spot.trainer]).id,
    day: known(task.days[spot.day]),
    halves,
    people,
  };
}

function known<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new Error('a number of the plan stands for nothing');
  return value;
}

function unplaced(board: PlanBoard, wanted: readonly WantedClass[], number: number): UnplacedPeople[] {
  const reason = whyUnplaced(board, number);
  return (wanted[number]?.people ?? []).map((group) => ({ ...group, reason }));
}

const missed = (board: PlanBoard): number =>
  board.task.classes.reduce((sum, { size }, index) => sum + (board.spots[index] ? 0 : size), 0);

function inOrder(one: PlannedClass, other: PlannedClass): number {
  if (one.day !== other.day) return one.day < other.day ? -1 : 1;
  const half = (one.halves[0] ?? 0) - (other.halves[0] ?? 0);
  return half !== 0 ? half : one.trainerId < other.trainerId ? -1 : 1;
}
