import type { PlanBoard } from './plan-board';

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
