import { boardOf } from './board-of-task';
import type { Half, PlannedClass, PlanTask } from './plan-task';

/** Why a class can't stand where somebody wants it. */
export type SpotFault =
  | 'day'
  | 'hall-elsewhere'
  | 'hall-small'
  | 'hall-taken'
  | 'trainer-unknown'
  | 'trainer-away'
  | 'trainer-no-right'
  | 'trainer-taken';

/** Where somebody wants a class. */
export interface WantedSpot {
  readonly hallId: string;
  readonly trainerId: string;
  readonly day: string;
  readonly half: Half;
}

/** What a class would break there, given all others of the plan (`task.pinned`); null: nothing. */
export function faultOfSpot(
  task: PlanTask,
  moved: Pick<PlannedClass, 'communeId' | 'people'>,
  spot: WantedSpot,
): SpotFault | null {
  const size = moved.people.reduce((sum, { count }) => sum + count, 0);
  const hall = task.halls.find(({ id }) => id === spot.hallId);
  if (hall?.communeId !== moved.communeId) return 'hall-elsewhere';
  if (hall.capacity < size) return 'hall-small';
  const trainer = task.trainers.find(({ id }) => id === spot.trainerId);
  if (trainer === undefined) return 'trainer-unknown';
  return faultOfHours(task, moved, spot);
}

function faultOfHours(
  task: PlanTask,
  moved: Pick<PlannedClass, 'communeId' | 'people'>,
  spot: WantedSpot,
): SpotFault | null {
  const { board } = boardOf(task, [{ communeId: moved.communeId, people: [...moved.people] }]);
  const day = task.days.indexOf(spot.day);
  const trainer = task.trainers.findIndex(({ id }) => id === spot.trainerId);
  const hall = task.halls.findIndex(({ id }) => id === spot.hallId);
  const half = task.terms.halves === 2 ? 0 : spot.half;
  const wanted = board.task.classes[0];
  if (day < 0 || wanted === undefined || wanted.closed[day] === 1) return 'day';
  if (board.task.trainers[trainer]?.away[day] === 1) return 'trainer-away';
  if (!board.hasRight(trainer, wanted.place, day)) return 'trainer-no-right';
  if (!board.isTrainerFree(0, trainer, day, half)) return 'trainer-taken';
  return board.isHallFree(hall, day, half) ? null : 'hall-taken';
}
