import { isInLaterRound } from './later-round';

/**
 * The day a cycle is due, `learning.cycle c` of `learning.round r`: what an officer gave last, else the cycle's own date, else the
 * round's (decision 0059). With `until`, an instant as a parameter, only what was given by then. `reporting` says the same in `COUNTED_CYCLES`.
 */
export function cycleDueOn(until: string | null = null): string {
  const given = until === null ? '' : `and x.given_at <= ${until}`;
  return `coalesce((select x.due_on from learning.extension x where x.cycle_id = c.id ${given}
    order by x.given_at desc, x.id desc limit 1), c.due_on, r.due_on)`;
}

/** The days of grace after it. */
export const CYCLE_GRACE = 'coalesce(c.grace_days, r.grace_days)';

/**
 * Whether the turn of a cycle has come on a day, `learning.cycle c` with its `learning.completion p`, which may be missing. A renewal that isn't finished has none while its member
 * is in a later round of the programme (decision 0117). Of a member's cycles in a
 * round the latest whose turn has come is the one she is told and counted by: a renewal takes the place of what it renews when it is finished, or when
 * that has ended (decision 0058). The latest is picked in one reading of the cycles, `distinct on (c.member_id) … order by c.member_id, c.number desc`,
 * never by looking beside each for a later one: of a round that was opened a moment ago the planner believes that it has one cycle, and then compares
 * each with each (a minute for 20,000). `reporting` says the same in `COUNTED_CYCLES`.
 */
export function hasItsTurn(day: string): string {
  return `(c.counts_from is not null and (c.number = 1 or p.finished_at is not null 
    or ((c.due_on is null or c.due_on < ${day}::date) and not ${isInLaterRound('c.round_id', day)})))`;
}
