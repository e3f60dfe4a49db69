import { CYCLE_GRACE, ROUND_DUE } from './cycle-due';

/**
 * Which of several rounds is *the* round on a date, best first, for the first page, teams, groups and figures alike: one that runs,
 * the one due next; else the one that was due last, an ended one among them; else the one that begins next. Columns of
 * `learning.round r`; `on` names the parameter that holds the date, `dueOn` tells when it is due: the round, or one member's cycle of it.
 */
export function roundOrder(on: string, dueOn = ROUND_DUE): { readonly phase: string; readonly nearest: string } {
  const day = `${on}::date`;
  const phase = `case when ${dueOn} < ${day} or r.state = 'closed' then ${PAST} when r.starts_on > ${day} then ${COMING} else ${RUNNING} end`;
  const nearest = `case when ${dueOn} < ${day} then ${day} - ${dueOn} when r.starts_on > ${day} then r.starts_on - ${day}
    else ${dueOn} - ${day} end, r.opened_at desc, r.id`;
  return { phase, nearest };
}

/**
 * The same for one member among the rounds she is in: of those that run one that is not finished first; one that is finished and past comes last
 * of all. Of `learning.round r`, `learning.cycle c`, its `learning.completion p` and `d.due_on`, the day it is due.
 */
export function ownRoundOrder(on: string): string {
  const { phase, nearest } = roundOrder(on, `(d.due_on + ${CYCLE_GRACE})`);
  return `${phase} = ${PAST} and p.finished_at is not null, ${phase}, p.finished_at is not null, ${nearest}, c.number desc`;
}

const RUNNING = 0;
/** The phase of a round whose due date is over. */
const PAST = 1;
const COMING = 2;
