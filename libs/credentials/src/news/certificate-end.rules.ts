/** What the holder of a paper is told of its end, in this order: it may be renewed, it ends soon, it has ended (decision 0092). */
export const END_STAGES = ['renewable', 'soon', 'ended'] as const;

export type EndStage = (typeof END_STAGES)[number];

/** The last part of the window to renew, in which who has not renewed yet is told once more: a quarter of it. */
const LAST_PART = 4;

/** The days of a paper, calendar dates in Vietnam, `yyyy-mm-dd`. */
export interface PaperEnd {
  /** The last day it is good for. */
  readonly validUntil: string;
  /** From when work counts for the next passage; null: its passage is finished no longer, so it has no window. */
  readonly renewableFrom: string | null;
}

/** What is told on a day; null: nothing yet. Of a window of no days the last day alone is told before the end. */
export function endStage({ validUntil, renewableFrom }: PaperEnd, on: string): EndStage | null {
  if (on > validUntil) return 'ended';
  if (renewableFrom === null || on < renewableFrom) return null;
  return daysFrom(on, validUntil) * LAST_PART <= daysFrom(renewableFrom, validUntil) ? 'soon' : 'renewable';
}

/** What was told by then: 0 nothing, else the place in `END_STAGES` from 1. */
export function stageNumber(stage: EndStage | null): number {
  return stage === null ? 0 : END_STAGES.indexOf(stage) + 1;
}

const DAY_MS = 86_400_000;

function daysFrom(first: string, last: string): number {
  return (Date.parse(`${last}T00:00:00Z`) - Date.parse(`${first}T00:00:00Z`)) / DAY_MS;
}
