/**
 * Which of several rounds is *the* round on a date, best first, for the first page, teams and groups alike: one that runs,
 * the one due next; else the one that was due last; else the one that begins next. Columns of `learning.round r`; `on` names
 * the parameter that holds the date.
 */
export function roundOrder(on: string): { readonly phase: string; readonly nearest: string } {
  const day = `${on}::date`;
  const phase = `case when r.due_on < ${day} then ${PAST} when r.starts_on > ${day} then ${COMING} else ${RUNNING} end`;
  const nearest = `case when r.due_on < ${day} then ${day} - r.due_on when r.starts_on > ${day} then r.starts_on - ${day}
    else r.due_on - ${day} end, r.opened_at desc, r.id`;
  return { phase, nearest };
}

const RUNNING = 0;
/** The phase of a round whose due date is over. */
export const PAST = 1;
const COMING = 2;
