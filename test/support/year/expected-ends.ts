import { dayAfter, hourOf } from './agenda';
import { type YearPerson } from './year-people';
import { joinedUntil, type YearRound } from './year-round';

type Whole = Pick<YearRound, 'pause'>;

/** The day on which a round was ended, from the words of decision 0137: once it goes on again, it never was. */
export const endedOnOf = ({ pause }: Whole): string | null =>
  pause === null || pause.resumedOn !== null ? null : pause.endedOn;

/** The last instant whose deeds count: the end of that day, whenever they are heard of. */
export function countedUntil(round: Whole): number {
  const on = endedOnOf(round);
  return on === null ? Infinity : hourOf(dayAfter(on, 1), '00:00').getTime() - 1;
}

/** By which day the turn of a renewal must have come to be counted: none comes after the end. */
export function turnOf(round: Whole, today: string): string {
  const on = endedOnOf(round);
  return on === null || on > today ? today : on;
}

/** Whether she took her seat while the round was ended, and has none as the one who would have joined it when it goes on, or by its last day of joining. */
export function isNeverTakenIn(round: Pick<YearRound, 'pause' | 'dates'>, person: YearPerson): boolean {
  const last = joinedUntil(round.dates);
  return isLost(round, person, person.seatedOn, (resumedOn) => (resumedOn < last ? resumedOn : last));
}

/** Whether a renewal that was to open on a day found the round ended, and her without a seat when it went on again. */
export const isNeverRenewed = (round: Whole, person: YearPerson, on: string): boolean =>
  isLost(round, person, on, (resumedOn) => resumedOn);

function isLost(
  { pause }: Whole,
  { leftOn }: YearPerson,
  on: string,
  lookedAt: (resumedOn: string) => string,
): boolean {
  if (pause === null || on <= pause.endedOn) return false;
  if (pause.resumedOn === null) return true;
  return on <= pause.resumedOn && leftOn !== null && leftOn <= lookedAt(pause.resumedOn);
}
