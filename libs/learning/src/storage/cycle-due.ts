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
 * Whether a cycle is the one its member is told and counted by on a day, `learning.cycle c` with its `learning.completion p`: the latest whose turn has come.
 * A renewal takes the place of what it renews when it is finished, or when that has ended (decision 0058). `reporting` says the same in `COUNTED_CYCLES`.
 */
export function isCurrent(day: string): string {
  const itsTurn = (cycle: string, finishedAt: string): string =>
    `${cycle}.counts_from is not null and (${cycle}.number = 1 or ${finishedAt} is not null or ${cycle}.due_on is null
      or ${cycle}.due_on < ${day}::date)`;
  return `(${itsTurn('c', 'p.finished_at')} and not exists (
    select from learning.cycle later left join learning.completion done on done.cycle_id = later.id
    where later.round_id = c.round_id and later.member_id = c.member_id and later.number > c.number
      and ${itsTurn('later', 'done.finished_at')}))`;
}
