import { type HouseholdsByTask, type OpinionCounts, sumOfCounts, sumOfTasks } from './opinion';

/** What came of asking about one class, as sums need it. */
export interface ClassOutcome {
  readonly askedCount: number;
  readonly answerCount: number;
  /** Null: not counted yet, or fewer than five answered. */
  readonly counts: OpinionCounts | null;
  readonly householdAnswerCount: number;
  readonly households: number | null;
  readonly byTask: HouseholdsByTask | null;
}

/** Classes together. */
export interface OutcomeSum {
  readonly classCount: number;
  /** Classes whose counts are in the sum: with five answers or more each. */
  readonly shownCount: number;
  readonly askedCount: number;
  /** In the classes that are shown. */
  readonly answerCount: number;
  /** Null where no class is shown. */
  readonly counts: OpinionCounts | null;
  readonly householdClassCount: number;
  readonly householdAnswerCount: number;
  readonly households: number | null;
  readonly byTask: HouseholdsByTask | null;
}

/**
 * Adds whole classes, and only those that may be shown by themselves: so a sum less what else is on the screen never leaves the answers of
 * a class that is hidden (decision 0062).
 */
export function sumOfClasses(classes: readonly ClassOutcome[]): OutcomeSum {
  const shown = classes.flatMap((one) => (one.counts === null ? [] : [{ ...one, counts: one.counts }]));
  const guided = classes.flatMap((one) =>
    one.households === null ? [] : [{ ...one, households: one.households, byTask: one.byTask ?? {} }],
  );
  return {
    classCount: classes.length,
    shownCount: shown.length,
    askedCount: total(classes, ({ askedCount }) => askedCount),
    answerCount: total(shown, ({ answerCount }) => answerCount),
    counts: shown.length === 0 ? null : sumOfCounts(shown.map(({ counts }) => counts)),
    householdClassCount: guided.length,
    householdAnswerCount: total(guided, ({ householdAnswerCount }) => householdAnswerCount),
    households: guided.length === 0 ? null : total(guided, ({ households }) => households),
    byTask: guided.length === 0 ? null : sumOfTasks(guided.map(({ byTask }) => byTask)),
  };
}

function total<One>(all: readonly One[], of: (one: One) => number): number {
  return all.reduce((sum, one) => sum + of(one), 0);
}
