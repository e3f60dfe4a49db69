import { boardOf } from './board-of-task';
import { whyUnplaced } from './explain-unplaced';
import { gatherClasses, type WantedClass } from './gather-classes';
import { improvePlan, placeAll } from './improve-plan';
import { leastMinutes } from './lower-bound';
import { placePlainly } from './plain-plan';
import type { PlanBoard } from './plan-board';
import type { Half, PlannedClass, PlanTask, UnplacedPeople } from './plan-task';

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
