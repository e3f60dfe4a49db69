import type { PlanBoard } from './plan-board';
import type { UnplacedReason } from './plan-task';

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
