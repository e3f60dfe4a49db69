import type { PlanBoard, Spot } from './plan-board';

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
