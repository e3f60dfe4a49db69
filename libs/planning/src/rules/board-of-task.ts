import type { WantedClass } from './gather-classes';
import { isClosedOn } from './hall-days';
import { numberTask } from './numbered-task';
import { PlanBoard } from './plan-board';
import type { Half, PlanTask } from './plan-task';

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
