import { boardOf } from './board-of-task';
import { isClosedOn } from './hall-days';
import type { PlanBoard } from './plan-board';
import type { Half, PlannedClass, PlanTask } from './plan-task';

/** Why a class can't stand where somebody wants it. */
export type SpotFault =
  | 'day'
  | 'hall-elsewhere'
  | 'hall-closed'
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

/** A class as far as its place is concerned. */
type MovedClass = Pick<PlannedClass, 'communeId' | 'people'>;

/** What a class would break there, given all others of the plan (`task.pinned`); null: nothing. */
export function faultOfSpot(task: PlanTask, moved: MovedClass, spot: WantedSpot): SpotFault | null {
  return spotJudge(task, moved)(spot);
}

/** The same of as many places as are asked about, the task laid out once. */
export function spotJudge(task: PlanTask, moved: MovedClass): (spot: WantedSpot) => SpotFault | null {
  const size = moved.people.reduce((sum, { count }) => sum + count, 0);
  const { board } = boardOf(task, [{ communeId: moved.communeId, people: [...moved.people] }]);
  return (spot) => {
    const hall = task.halls.find(({ id }) => id === spot.hallId);
    if (hall?.communeId !== moved.communeId) return 'hall-elsewhere';
    if (isClosedOn(hall, spot.day)) return 'hall-closed';
    if (hall.capacity < size) return 'hall-small';
    const trainer = task.trainers.find(({ id }) => id === spot.trainerId);
    return trainer === undefined ? 'trainer-unknown' : faultOfHours(task, board, spot);
  };
}

function faultOfHours(task: PlanTask, board: PlanBoard, spot: WantedSpot): SpotFault | null {
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
