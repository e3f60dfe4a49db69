/**
 * Which of several rounds is *the* round on a date, best first, for the first page, teams and groups alike: one that runs,
 * the one due next; else the one that was due last; else the one that begins next. Columns of `learning.round r`; `on` names
 * the parameter that holds the date, `dueOn` tells when it is due: the round, or one member's cycle of it.
 */
export function roundOrder(on: string, dueOn = 'r.due_on'): { readonly phase: string; readonly nearest: string } {
  const day = `${on}::date`;
  const phase = `case when ${dueOn} < ${day} then ${PAST} when r.starts_on > ${day} then ${COMING} else ${RUNNING} end`;
  const nearest = `case when ${dueOn} < ${day} then ${day} - ${dueOn} when r.starts_on > ${day} then r.starts_on - ${day}
    else ${dueOn} - ${day} end, r.opened_at desc, r.id`;
  return { phase, nearest };
}

const RUNNING = 0;
/** The phase of a round whose due date is over. */
export const PAST = 1;
const COMING = 2;
