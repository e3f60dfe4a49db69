/** How a cycle stands, in one word for lists. */
export type CycleState = 'finished' | 'overdue' | 'doing' | 'not-started';

/** The word for a cycle on a calendar date (`yyyy-mm-dd`); overdue from the day after the last day, which is the due date and its days of grace. */
export function cycleState(
  cycle: { readonly isFinished: boolean; readonly doneSteps: number; readonly lastOn: string },
  today: string,
): CycleState {
  if (cycle.isFinished) return 'finished';
  if (today > cycle.lastOn) return 'overdue';
  return cycle.doneSteps > 0 ? 'doing' : 'not-started';
}
