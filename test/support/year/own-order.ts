import { type DatedPassage } from './expected-dates';
import { type Standing } from './standings';
import { type YearRound } from './year-round';

/** One passage of somebody among all of hers. */
export interface OwnPassage {
  readonly round: YearRound;
  readonly passage: DatedPassage;
}

const DAY_MS = 86_400_000;
const days = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/**
 * All passages of somebody, the one her first page tells first: of what runs what is not finished and due next; then what is over and not finished, the last one first; then
 * what has not begun; last of all what is finished and over (decision 0111).
 */
export function ownOrder(standings: readonly Standing[], today: string): OwnPassage[] {
  return standings
    .flatMap(({ round, passages }) => passages.map((passage) => ({ round, passage })))
    .sort((one, other) => compare(placeOf(one, today), placeOf(other, today)));
}

function placeOf({ round, passage }: OwnPassage, today: string): (number | string)[] {
  const { finishedAt, due, number } = passage;
  const { startsOn } = round.dates;
  const isOver = due.lastOn < today;
  const isComing = !isOver && startsOn > today;
  const isFinished = finishedAt !== null;
  const distance = isOver ? days(due.lastOn, today) : isComing ? days(today, startsOn) : days(today, due.lastOn);
  const phase = isOver ? 1 : isComing ? 2 : 0;
  return [Number(isOver && isFinished), phase, Number(isFinished), distance, -round.openedAt, round.id, -number];
}

function compare(one: readonly (number | string)[], other: readonly (number | string)[]): number {
  for (const [index, a] of one.entries()) {
    const b = other[index] ?? a;
    if (a !== b) return a < b ? -1 : 1;
  }
  return 0;
}
