import type { PlannedClass, PlanTask } from './plan-task';
import { faultOfSpot, type SpotFault } from './spot-fault';

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
