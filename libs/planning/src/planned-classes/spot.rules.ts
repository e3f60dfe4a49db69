import { boardOf, type PlanBoard } from '../proposals/plan-board.rules';
import { type Half, isClosedOn, type PlannedClass, type PlanTask } from '../proposals/plan-task.rules';

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

/** What stands in the way of a class of a plan. */
export interface SpotClash {
  /** A class in the hall, a class of the trainer, her leave, a market, a day off, or that the hall is closed. */
  readonly kind: 'hall' | 'trainer' | 'leave' | 'market' | 'day-off' | 'closed';
  /** The hall, the trainer, the market or the day off. */
  readonly who: string;
  /** Of the class; empty for a class of this plan that is not opened, and for what is no class. */
  readonly title: string;
  /** ISO date: the day of the class, the first one of a leave, or from which a hall is closed. */
  readonly on: string;
  /** `HH:MM`; empty for what is no class. */
  readonly from: string;
  /** `HH:MM`; empty for what is no class. */
  readonly to: string;
  /** ISO date: the last day of a leave; else empty. */
  readonly until: string;
  /** Hall and commune of the class; empty for what is no class. */
  readonly place: string;
}

/** A class that is held somewhere, of the timetable or of the plan. */
export interface HeldClass extends Pick<SpotClash, 'title' | 'from' | 'to' | 'place'> {
  /** ISO date. */
  readonly day: string;
  readonly isInHall: boolean;
  readonly isWithTrainer: boolean;
}

/** Where a class is wanted: the day (ISO date) and the halves it takes. */
interface WantedTime {
  readonly day: string;
  readonly halves: readonly (0 | 1)[];
}

const NOON = '12:00';

/** The name of the hall and of the trainer. */
interface SpotNames {
  readonly hallName: string;
  readonly trainerName: string;
}

/**
 * The classes because of which one cannot stand at a time: for a hall those in it then; for a trainer those of the day, since the ways between
 * them count, and where there is none those of the week.
 */
export function classClashes(
  fault: SpotFault,
  held: readonly HeldClass[],
  wanted: WantedTime,
  { hallName, trainerName }: SpotNames,
): SpotClash[] {
  const rowOf =
    (kind: 'hall' | 'trainer', who: string) =>
    ({ title, day, from, to, place }: HeldClass): SpotClash => ({
      kind,
      who,
      title,
      on: day,
      from,
      to,
      until: '',
      place,
    });
  const ofDay = held.filter(({ day }) => day === wanted.day);
  if (fault === 'hall-taken')
    return ofDay.filter((one) => one.isInHall && isWithin(one, wanted)).map(rowOf('hall', hallName));
  if (fault !== 'trainer-taken') return [];
  const hers = ofDay.filter(({ isWithTrainer }) => isWithTrainer);
  const near = hers.length > 0 ? hers : held.filter(({ isWithTrainer }) => isWithTrainer);
  return near.map(rowOf('trainer', trainerName));
}

const isWithin = ({ from, to }: HeldClass, { halves }: WantedTime): boolean =>
  halves.some((half) => (half === 0 ? from < NOON : to > NOON));

/** What is no class and stands in the way. */
export const otherClash = (
  kind: 'leave' | 'market' | 'day-off' | 'closed',
  who: string,
  days: { readonly on: string; readonly until?: string },
): SpotClash => ({ kind, who, title: '', on: days.on, from: '', to: '', until: days.until ?? '', place: '' });

/** Monday and Sunday of the week of a day, ISO dates. */
export function weekAround(day: string): { readonly from: string; readonly until: string } {
  const at = Date.parse(day);
  const weekday = (new Date(at).getUTCDay() + 6) % 7;
  const shifted = (days: number): string => new Date(at + days * 86_400_000).toISOString().slice(0, 10);
  return { from: shifted(-weekday), until: shifted(6 - weekday) };
}

/** Why a pin of another plan does not hold in a new one: what its place would break, its length, or how many it is for. */
export type CarryFault = SpotFault | 'length' | 'size';

/** Pins of another plan: those that hold under the new terms, and why the others do not. */
export interface CarriedPins<Pin> {
  readonly kept: readonly Pin[];
  readonly fallen: readonly { readonly pin: Pin; readonly reason: CarryFault }[];
}

/** A pin by what a plan judges of it. */
type JudgedPin = Pick<PlannedClass, 'communeId' | 'hallId' | 'trainerId' | 'day' | 'halves' | 'people'>;

/**
 * Which pins of an earlier plan stand in the task of a new one, in their order: each is judged as an officer's own choice of a place is, the ones
 * before it standing already. `plannedOf` tells a pin as a class of the plan.
 */
export function carriedPins<Pin>(
  task: PlanTask,
  pins: readonly Pin[],
  plannedOf: (pin: Pin) => PlannedClass,
): CarriedPins<Pin> {
  const kept: Pin[] = [];
  const fallen: { pin: Pin; reason: CarryFault }[] = [];
  for (const pin of pins) {
    const reason = faultOfPin({ ...task, pinned: [...task.pinned, ...kept.map(plannedOf)] }, plannedOf(pin));
    if (reason === null) kept.push(pin);
    else fallen.push({ pin, reason });
  }
  return { kept, fallen };
}

function faultOfPin(task: PlanTask, pin: JudgedPin): CarryFault | null {
  const { hallId, trainerId, day, halves, people } = pin;
  if (halves.length !== task.terms.halves) return 'length';
  const size = people.reduce((sum, { count }) => sum + count, 0);
  if (size > task.terms.largestClass) return 'size';
  return faultOfSpot(task, pin, { hallId, trainerId, day, half: halves[0] ?? 0 });
}
