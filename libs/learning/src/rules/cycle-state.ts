/** How a cycle stands, in one word for lists. */
export type CycleState = 'finished' | 'overdue' | 'doing' | 'not-started';

/** The word for a cycle on a calendar date (`yyyy-mm-dd`); overdue from the day after the due date. */
export function cycleState(
  cycle: { readonly isFinished: boolean; readonly doneSteps: number; readonly dueOn: string },
  today: string,
): CycleState {
  if (cycle.isFinished) return 'finished';
  if (today > cycle.dueOn) return 'overdue';
  return cycle.doneSteps > 0 ? 'doing' : 'not-started';
}
