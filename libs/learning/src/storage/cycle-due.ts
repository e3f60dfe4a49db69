/**
 * The day a cycle is due, `learning.cycle c` of `learning.round r`: what an officer gave last, else the cycle's own date, else the
 * round's (decision 0059). With `until`, an instant as a parameter, only what was given by then. `reporting` says the same in `COUNTED_CYCLES`.
 */
export function cycleDueOn(until: string | null = null): string {
  const given = until === null ? '' : `and x.given_at <= ${until}`;
  return `coalesce((select x.due_on from learning.extension x where x.cycle_id = c.id ${given}
    order by x.given_at desc, x.id desc limit 1), c.due_on, r.due_on)`;
}
