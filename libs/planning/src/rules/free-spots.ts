import type { PlannedClass, PlanTask } from './plan-task';
import { spotJudge, type WantedSpot } from './spot-fault';

const MOST_SPOTS = 3;

/** A class of a plan and where it was to stand. */
export interface RefusedSpot {
  readonly moved: Pick<PlannedClass, 'communeId' | 'people'>;
  readonly wished: WantedSpot;
}

/**
 * Up to three other places for a class of a plan that break nothing (`faultOfSpot`): first the same time with another trainer or in another hall,
 * whoever has the shortest way; then the soonest other times with the same trainer, a day each; then with others. Days after the wished one come
 * before earlier ones. The same task gives the same places (decision 0094).
 */
export function freeSpots(task: PlanTask, { moved, wished }: RefusedSpot): WantedSpot[] {
  const isFree = (spot: WantedSpot): boolean => judge(spot) === null;
  const judge = spotJudge(task, moved);
  const halls = hallsFor(task, moved, wished.hallId);
  const trainers = trainersFor(task, moved, wished.trainerId);
  const at = (time: Time, trainerIds: readonly string[]): WantedSpot | undefined =>
    trainerIds
      .flatMap((trainerId) => halls.map((hallId) => ({ ...time, trainerId, hallId })))
      .find((spot) => !isSame(spot, wished) && isFree(spot));
  const [own = [], others = []] = [trainers.slice(0, 1), trainers.slice(1)];
  const chosen: WantedSpot[] = [];
  const take = (spot: WantedSpot | undefined): void => {
    const isNew = spot !== undefined && !chosen.some(({ day, half }) => day === spot.day && half === spot.half);
    if (isNew && chosen.length < MOST_SPOTS) chosen.push(spot);
  };
  take(at({ day: wished.day, half: wished.half }, trainers));
  for (const trainerIds of [own, others]) {
    for (const day of daysAround(task, wished.day)) {
      if (chosen.length === MOST_SPOTS) break;
      take(halvesOf(task, wished).flatMap((half) => at({ day, half }, trainerIds) ?? [])[0]);
    }
  }
  return chosen;
}

type Time = Pick<WantedSpot, 'day' | 'half'>;

const isSame = (one: WantedSpot, other: WantedSpot): boolean =>
  one.day === other.day && one.half === other.half && one.hallId === other.hallId && one.trainerId === other.trainerId;

/** Days of the plan from the wished one on, then those before it, the nearest first. */
function daysAround({ days }: PlanTask, wished: string): string[] {
  return [...days.filter((day) => day >= wished), ...days.filter((day) => day < wished).reverse()];
}

/** The half that was wished, then the other one; a whole day begins in the morning. */
const halvesOf = ({ terms }: PlanTask, { half }: WantedSpot): WantedSpot['half'][] =>
  terms.halves === 2 ? [0] : [half, half === 0 ? 1 : 0];

/** The wished hall, then others of the commune that hold the class, the smallest first. */
function hallsFor(task: PlanTask, { communeId }: RefusedSpot['moved'], wished: string): string[] {
  const halls = task.halls.filter((hall) => hall.communeId === communeId && hall.id !== wished);
  halls.sort((one, other) => one.capacity - other.capacity || (one.id < other.id ? -1 : 1));
  return [wished, ...halls.map(({ id }) => id)];
}

/** The wished trainer, then the others by the way from home. */
function trainersFor(task: PlanTask, { communeId }: RefusedSpot['moved'], wished: string): string[] {
  const way = new Map(
    task.trainers.map(({ id, homeCommuneId }) => [id, task.minutesBetween(homeCommuneId, communeId)]),
  );
  const others = task.trainers.map(({ id }) => id).filter((id) => id !== wished);
  others.sort((one, other) => (way.get(one) ?? 0) - (way.get(other) ?? 0) || (one < other ? -1 : 1));
  return [wished, ...others];
}
