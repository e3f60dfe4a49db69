import { formatDate, movedDay } from '../i18n/format';

/** Days off of one occasion that follow each other. */
export interface Run<Day> {
  readonly first: Day;
  readonly last: Day;
}

interface OffDay {
  readonly day: string;
  readonly occasion: string;
  readonly isExpected?: boolean;
}

/** Days off in order, those that follow each other for one occasion together. */
export function runsOf<Day extends OffDay>(days: readonly Day[]): Run<Day>[] {
  const runs: Run<Day>[] = [];
  for (const day of days) {
    const run = runs.at(-1);
    if (run !== undefined && doesFollow(run.last, day)) runs[runs.length - 1] = { first: run.first, last: day };
    else runs.push({ first: day, last: day });
  }
  return runs;
}

function doesFollow(before: OffDay, day: OffDay): boolean {
  const isOfOne = before.occasion === day.occasion && before.isExpected === day.isExpected;
  return isOfOne && movedDay(before.day, 1) === day.day;
}

/** 06/02/2027; 04/02/2027 – 11/02/2027 */
export const runWords = ({ first, last }: Run<OffDay>): string =>
  first.day === last.day ? formatDate(first.day) : `${formatDate(first.day)} – ${formatDate(last.day)}`;
